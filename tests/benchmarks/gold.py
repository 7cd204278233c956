"""Findings against what people wrote down about the same papers: `python -m tests.benchmarks.gold [CORPUS]`.

Two parts. Seeds: every row of EXPECTED.md, found or not, and every other error and warning. Open papers: what is
uncited, unresolved or listed twice as findings, with precision, recall and each miss and false alarm by name. Without
the corpus it says so and ends.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from citecheck import checks, folder, run
from citecheck.config import Config
from citecheck.languages import transliterate
from citecheck.model import Finding
from citecheck.report import Report
from citecheck.rule import sentence

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SETTINGS = Config(cache=False, offline=True)
PAPER = re.compile(r"\b\d{3}\b")  # 000
PLACE = re.compile(r":(\d+)(?:-:(\d+))?")  # 000:7, or :1-:8
OTHER = re.compile(r"\b\d{3}:")  # where a cell begins to speak of another paper
QUOTED = re.compile(r"`([^`]+)`")
ORDINAL = re.compile(r"\d+")
WORDED = ("mixed-script-word", "undefined-citation")  # rules whose rows quote what is meant, piece by piece


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that must be found in a paper; `quoted` stands in the finding, where it is given."""

    paper: str
    rule: str
    reference: str | None = None
    quoted: str | None = None

    def met(self, one: Finding) -> bool:
        """Whether a finding is what was wanted."""
        right = one.name == self.rule and Path(one.span.path).name.startswith(self.paper)
        about = self.reference in (None, one.reference, *(other.reference for other in one.related))
        said = transliterate(f"{one.evidence} {' '.join(one.values.values())}")
        return right and about and (self.quoted is None or transliterate(self.quoted) in said)


@dataclass(slots=True)
class Score:
    """What was found rightly, falsely, and missed."""

    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, place: str, found: set[str], gold: set[str]) -> None:
        """Counts one paper."""
        self.right += len(found & gold)
        self.false += [f"{place}: {one}" for one in sorted(found - gold)]
        self.missed += [f"{place}: {one}" for one in sorted(gold - found)]

    def __str__(self) -> str:
        found, wanted = self.right + len(self.false), self.right + len(self.missed)
        precision, recall = self.right / found if found else 1.0, self.right / wanted if wanted else 1.0
        counted = f"{self.right} right, {len(self.false)} false, {len(self.missed)} missed"
        return f"precision {precision:.3f}  recall {recall:.3f}  ({counted})"


def main(words: list[str]) -> None:
    """Prints both parts."""
    corpus = Path(words[0]) if words else CORPUS
    if not corpus.is_dir():
        print(f"skipped: {corpus} isn't here")
        return
    seeds(corpus / "seeds")
    for name, score in opened(corpus / "open").items():
        print(f"{name:22} {score}")
        for kind, ones in (("false", score.false), ("missed", score.missed)):
            print("".join(f"    {kind:6} {one}\n" for one in ones), end="")


def seeds(place: Path) -> None:
    """Says of each row of EXPECTED.md whether it was found, and what was found besides."""
    report = checked(sorted(place.glob("*.txt")))
    rows = list(expected((place / "EXPECTED.md").read_text("utf-8")))
    missing = [row for row in rows if not any(row.met(one) for one in report.findings)]
    print(f"seeds: {len(rows) - len(missing)} of {len(rows)} expected findings")
    print("".join(f"    missed {row}\n" for row in missing), end="")
    for one in report.findings:
        if one.severity != "info" and not any(row.met(one) for row in rows):
            said = sentence(one, report.sentences[one.code])
            print(f"    besides {one.severity} {one.code} {Path(one.span.path).name[:3]}:{one.span.line} {said}")


def expected(text: str) -> Iterator[Wanted]:
    """The rows of the table: papers, rules by name, and what the row points at."""
    names = {rule.name for rule in checks.rules()}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        rules = [word for word in re.findall(r"[a-z-]+", cells[1]) if word in names] if len(cells) == 3 else []
        papers = PAPER.findall(cells[0]) if rules else []
        for paper in papers[-1:] if "+" in cells[0] else papers:  # what two papers share is said of the second
            places = [str(n) for a, b in PLACE.findall(cells[2]) for n in range(int(a), int(b or a) + 1)]
            for rule in rules:
                if rule in WORDED:
                    own = cells[1].partition(f"{paper}:")[2] or cells[1]
                    quoted = [one for one in QUOTED.findall(OTHER.split(own)[0]) if len(one) > 1]
                    yield from (Wanted(paper, rule, quoted=one) for one in quoted)
                else:
                    yield from (Wanted(paper, rule, n) for n in places or [None])


def opened(place: Path) -> dict[str, Score]:
    """The three lists of the gold, over every paper that has one."""
    report = checked([place / name for name in ("ca", "joss", "latex")])
    by_paper: defaultdict[str, list[Finding]] = defaultdict(list)
    for one in report.findings:
        by_paper[_paper(place, one.span.path)].append(one)
    scores = {name: Score() for name in ("uncited_references", "unresolved_markers", "duplicate_references")}
    for path in sorted([*(place / "gold").glob("ca??.json"), *(place / "gold").glob("*/*.json")]):
        gold, found = json.loads(path.read_text("utf-8")), by_paper[path.stem]
        every = {str(one["n"]) for one in gold.get("references", [])} or set(gold.get("bib_keys", []))
        uncited = _texts(gold.get("uncited_references", gold.get("uncited", [])))
        unresolved = _texts(gold.get("unresolved_markers", gold.get("unresolved", [])))
        pairs = {"-".join(sorted(map(str, one["pair"]), key=int)) for one in gold.get("duplicate_references", [])}
        scores["uncited_references"].add(path.stem, _uncited(found, every), uncited)
        scores["unresolved_markers"].add(path.stem, _unresolved(found, unresolved), unresolved)
        if "references" in gold:
            scores["duplicate_references"].add(path.stem, _pairs(found), pairs)
    return scores


def _paper(place: Path, path: str) -> str:
    inside = Path(path).relative_to(place).parts
    return Path(inside[1]).stem if inside[0] == "ca" else inside[1]


def _texts(ones: Iterable[object]) -> set[str]:
    return {str(one) for one in ones}


def _uncited(found: list[Finding], every: set[str]) -> set[str]:
    """References said not to be cited; a list of which none is cited is said once."""
    whole = any(one.name == "no-citations" for one in found)
    return every if whole else {str(one.reference) for one in found if one.name == "uncited-reference"}


def _unresolved(found: list[Finding], gold: set[str]) -> set[str]:
    """Markers said to resolve to nothing, as the gold writes them where it has them."""
    said = [one.evidence for one in found if one.name == "undefined-citation"]
    return {next((marker for marker in gold if marker in text), text) for text in said}


def _pairs(found: list[Finding]) -> set[str]:
    ones = (one for one in found if one.name == "duplicate-reference")
    return {"-".join(sorted((str(one.reference), str(one.related[0].reference)), key=_number)) for one in ones}


def _number(text: str) -> int:
    match = ORDINAL.search(text)
    return int(match[0]) if match else 0


def checked(places: list[Path]) -> Report:
    """What is found in some folders, offline."""
    with folder.opened([str(place) for place in places], SETTINGS) as archive:
        return run.check(archive, SETTINGS, now=datetime.now(UTC))


if __name__ == "__main__":
    main(sys.argv[1:])
