"""Journals, newspapers, proceedings, books, archives: without "In:" or "//" before the name."""

import re

from citecheck.extract.fields.edges import bare, quoted, unlabelled
from citecheck.extract.fields.lexicon import stopwords
from citecheck.languages import fold

LAST = re.compile(r"[\s,.]+(?P<word>[^\W\d_]{1,3})\Z")
DAY = re.compile(r"\s*\d")


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The container's own place; None where it holds no word of two letters."""
    span = quoted(raw, start, end, "journal", "newspaper") or bare(raw, start, end)
    inner = unlabelled(raw, *span, "in") if span else None
    if span is None or inner is None:
        return None
    span = (inner[0], _without_preposition(raw, *span))
    return span if sum(letter.isalpha() for letter in raw[slice(*span)]) > 1 else None


def _without_preposition(raw: str, start: int, end: int) -> int:
    """Where a name ends before a small word that leads on to the date: "Водий газетаси | от 12.07.2012"."""
    last = LAST.search(raw, start, end)
    return (
        last.start()
        if last and last["word"].islower() and fold(last["word"]) in stopwords() and DAY.match(raw, end)
        else end
    )
