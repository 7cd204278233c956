"""Ranges of pages in running text: where a hyphen stands between the first page and the last, beyond doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from citecheck.extract.vocabulary import words

HYPHENS = "-‐‑−"
ADDRESS = re.compile(r"(?:https?://|www\.|doi\b|10\.\d{4,9}/)\S+", re.IGNORECASE)  # https://a.example/1-2


@dataclass(frozen=True, slots=True)
class Range:
    """A range of pages: where it stands, where its hyphen stands, and both with the word before."""

    start: int
    end: int
    dash: tuple[int, int]
    text: str


def rising(first: str, last: str) -> bool:
    """Whether two numbers are a first and a last page; a last one may be shortened (1234-42)."""
    whole = first[: -len(last)] + last if len(last) < len(first) else last
    return int(whole) > int(first)


def hyphened(text: str, start: int, end: int) -> Iterator[Range]:
    """The ranges between two places of a text that are joined by a hyphen.

    Only those that a word for pages or the number of an issue makes pages: other numbers may be days or years.
    """
    hidden = [match.span() for match in ADDRESS.finditer(text, start, end)]
    for match in _range().finditer(text, start, end):
        inside = any(a <= match.start("first") < b for a, b in hidden)
        named = match["word"] or match["after"]
        if not inside and named and rising(match["first"], match["last"]):
            begin = match.start() if (match["word"] or "")[:1].isalpha() else match.start("first")
            said = " ".join(text[begin : match.end()].replace("~", " ").split())
            yield Range(match.start("first"), match.end("last"), match.span("dash"), said)


@cache
def _range() -> re.Pattern[str]:
    page = rf"(?<![^\W\d_]){words('page')}"
    apart = r"(?<![\w.,:/()\-–—=])"  # 4.52-54 and 1-52-54 are no pages
    return re.compile(
        rf"(?:(?P<word>{page}[\s~]{{0,3}}|\d\)\s?[,:]\s{{0,2}})|{apart})"  # С. , pp.~ or 23(2),
        rf"(?P<first>\d{{1,6}})(?P<dash>[ ]?[{HYPHENS}][ ]?)(?P<last>\d{{1,6}})(?![\w/\-–—]|[.,:]\d)"
        rf"(?P<after>[ ~]{page}(?![^\W\d_]))?",  # 76-81 b.
        re.IGNORECASE,
    )
