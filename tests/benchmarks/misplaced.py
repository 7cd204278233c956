"""ISSNs and ISBNs of real lists beside each other: `python -m tests.benchmarks.misplaced FOLDERS [--seed N]`.

No register is asked. Entries that print one number under other names stand for a register that has the journal or book
under another name: each that is accused is shown, and all but a wrong number in a list would be a wrong accusation.
Entries of two numbers drawn at random stand for a number that was copied to the wrong place: how many are told.
"""

import argparse
import random
from collections import defaultdict

from citecheck import folder
from citecheck.compare import books, journals, numbers
from citecheck.config import Config
from citecheck.model import Name, Record, Reference

DRAWN = 2000


def journal(one: Reference) -> Record:
    """What a register of journals would say that has what an entry prints."""
    name = one.normalised.get("container") or one.container
    return Record("", "", containers=(name,) if name else ())


def book(one: Reference) -> Record:
    """The same of a catalogue of books."""
    title = one.normalised.get("container") or one.container or one.normalised.get("title") or one.title or ""
    named = [" ".join(filter(None, (name.given, name.family, name.literal))) for name in one.editors or one.authors]
    years = (one.year,) if one.year else ()
    return Record(
        "", "", titles=(title,), authors=tuple(Name(literal=name) for name in named), year=one.year, years=years
    )


ROWS = (
    ("ISSN", numbers.issns, journal, journals.is_another_journal),
    ("ISBN", numbers.isbns, book, books.is_another_book),
)


def main() -> None:
    """Prints, for ISSNs and ISBNs, what is accused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with folder.opened(given.folders, Config(cache=False, offline=True)) as archive:
        entries = [one for paper in archive.corpus.papers() for one in paper.references]
    for name, printed, said, another in ROWS:
        by: defaultdict[str, dict[Record, Reference]] = defaultdict(dict)
        for one in entries:
            for number, _ in printed(one):
                by[number].setdefault(said(one), one)
        pairs = [(one, there) for same in by.values() for here, one in same.items() for there in same if here != there]
        accused = [(one, there) for one, there in pairs if another(one, there)]
        drawing, kinds = random.Random(given.seed), sorted(by)
        two = [drawing.sample(kinds, 2) for _ in range(DRAWN if len(kinds) > 1 else 0)]
        told = sum(another(drawing.choice([*by[a].values()]), drawing.choice([*by[b]])) for a, b in two)
        print(
            f"{name}: {len(by)} numbers; one: {len(pairs)} pairs, {len(accused)} accused; two: {told} of {len(two)} told"
        )
        for one, there in accused:
            print(f"  accused: {one.raw} | {there}")


if __name__ == "__main__":
    main()
