"""Years told from the day of writing ("ten months of this year") that don't fit the paper's own dates."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from citecheck.languages import fold
from citecheck.model import Paper

ISO = re.compile(r"(\d{4})(?:-(\d\d))?")  # 2023-05-11, 2023


@dataclass(frozen=True, slots=True)
class Told:
    """A place of the text that tells a time, and why it doesn't fit: `months` or `year`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of one language, and its words for the numbers of months."""

    months: tuple[re.Pattern[str], ...]
    years: re.Pattern[str]
    last: frozenset[str]
    numbers: dict[str, int]


def told(paper: Paper) -> Iterator[Told]:
    """The places that don't fit the day the paper was received, or else accepted or published."""
    dates = (paper.dates.received, paper.dates.revised, paper.dates.accepted, paper.dates.published)
    written = next((match for date in dates if date and (match := ISO.match(date))), None)
    if not written:
        return
    year, month = int(written[1]), int(written[2] or 12)
    start, end = paper.body
    text = fold(paper.text[start:end])
    for words in _languages():
        for pattern in words.months:
            for match in pattern.finditer(text):
                count = words.numbers.get(" ".join(match["n"].split())) or (
                    int(match["n"]) if match["n"].isdigit() else 0
                )
                if month < count <= 12 and paper.dates.received:
                    yield Told(start + match.start(), start + match.end(), "months")
        for match in words.years.finditer(text):
            wanted = year - (match["when"] in words.last)
            if abs(int(match["year"]) - wanted) > (0 if month > 2 else 1):
                yield Told(start + match.start(), start + match.end(), "year")


@cache
def _languages() -> tuple[Words, ...]:
    text = files("citecheck.languages").joinpath("tables", "relative.toml").read_text("utf-8")
    return tuple(_words(table) for table in tomllib.loads(text).values())


def _words(table: dict[str, list[str]]) -> Words:
    rows = (table["numbers"], table.get("genitive", []))
    numbers = {fold(word): n for row in rows for n, word in enumerate(row, 1)}
    this, last, month, year = (_any(table[name]) for name in ("this", "last", "month", "year"))
    count = rf"(?P<n>{_any(list(numbers))}|\d{{1,2}})"
    return Words(
        (  # жорий йилнинг ўн ойида; ten months of this year
            re.compile(rf"\b{this}\w{{0,6}}(?: {year}\w{{0,6}})? (?:{chr(92)}w+ )?{count} {month}\b"),
            re.compile(rf"\b{count} {month}\w{{0,4}} {this}(?: {year}\w{{0,6}})?\b"),
        ),
        re.compile(rf"\b(?P<when>{this}|{last}),? (?P<year>(?:19|20)\d\d)(?:-| )?{year}"),  # ўтган 2019 йили
        frozenset(map(fold, table["last"])),
        numbers,
    )


def _any(words: list[str]) -> str:
    """Any of these words, the longest first; blanks may be line ends."""
    return (
        "(?:"
        + "|".join(re.escape(fold(word)).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))
        + ")"
    )
