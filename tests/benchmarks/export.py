"""What exports take and keep: `python -m tests.benchmarks.export [--bibs FOLDER] [--seed N]`.

10,000 references to each format; 2,000 keys, alone, shuffled, and with others added one at a time (without and with the
file that was there before); and of every .bib file of a folder
whether it is the same after being read and written, and letter for letter the same after the second time.
Ends with 1 where a figure misses its target.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from citecheck import export, extract, read
from citecheck.export.earlier import kept
from citecheck.export.item import Item, Options, items
from citecheck.export.keys import assign
from citecheck.model import Paper, Reference
from citecheck.read import Source
from tests.export.entries import many, paper

ADDED = 200
LIMIT = 2.0  # seconds for 10,000 references
SET = 4.0  # the same where a style's engine sets them


def speed(seed: int) -> Iterator[tuple[str, bool]]:
    """Seconds to each format."""
    found = many(10_000, seed)
    for name in export.formats():
        before = time.process_time()
        export.render(name, [paper(*found[:5000]), paper(*found[5000:], path="second.txt")])
        took = time.process_time() - before
        limit = SET if name == "text" else LIMIT
        yield f"{name:10} 10,000 references in {took:.2f} s of work of {limit:g}", took <= limit


def keys(seed: int) -> Iterator[tuple[str, bool]]:
    """What becomes of 2,000 keys."""
    references = many(2000 + ADDED, seed)
    found = list(items([paper(*references)], Options()))
    new, old = found[:ADDED], found[ADDED:]
    before = {item.raw: item.key for item in assign(old, Options().key)}
    yield "unique", len({key.casefold() for key in before.values()}) == len(old)
    yield "ASCII", all(key.isascii() for key in before.values())
    random.Random(seed).shuffle(old)
    yield "the same when shuffled", {item.raw: item.key for item in assign(old, Options().key)} == before
    text = export.render("bibtex", [paper(*references[ADDED:])])
    there = export.earlier("bibtex", Source("all.bib", text.encode()))
    moved = [_moved([*old, one], before) for one in new]
    told = (
        f"{sum(map(bool, moved))} of {ADDED} references, added one at a time, moved a key where no earlier file told it"
    )
    yield f"{told}; none more than one", max(moved) <= 1
    given = kept([*old, *new], there, Options()) if there else []
    yield f"{_moved(given, before)} keys moved with the earlier file, all added at once", not _moved(given, before)


def _moved(found: list[Item], before: dict[str, str]) -> int:
    """How many keys aren't what they were."""
    return sum(before.get(item.raw, item.key) != item.key for item in assign(found, Options().key))


def round_trips(folder: Path) -> Iterator[tuple[str, bool]]:
    """Every .bib file: read, written, read and written again."""
    same = alike = files = 0
    with tempfile.TemporaryDirectory() as place:
        for file in sorted(folder.glob("*.bib")):
            first = extract.paper(read.read(str(file)))
            text = export.render("bibtex", [first])
            copy = Path(place, file.name)
            copy.write_bytes(text.encode("utf-8", "surrogateescape"))
            second = extract.paper(read.read(str(copy)))
            files += 1
            same += bare(first) == bare(second)
            alike += export.render("bibtex", [second]) == text
    yield f"{same} of {files} .bib files hold the same entries and values", same == files
    yield f"{alike} of {files} are letter for letter the same the second time", alike == files


def bare(one: Paper) -> list[tuple[str, ...]]:
    """The entries without their places."""
    fields = [name for name in Reference.__slots__ if name not in ("span", "spans")]
    return [tuple(str(getattr(reference, name)) for name in fields) for reference in one.references]


def main() -> int:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bibs", type=Path)
    options.add_argument("--seed", type=int, default=random.randrange(10_000))
    given = options.parse_args()
    print(f"--seed {given.seed}")
    missed = 0
    for said, met in [
        *speed(given.seed), *keys(given.seed), *(round_trips(given.bibs) if given.bibs else ())
    ]:  # fmt: skip
        print(said + "  MISSED" * (not met))
        missed += not met
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
