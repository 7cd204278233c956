"""Dates: brackets and a word for "year" behind them don't belong; the year alone is the field `year`."""

import re

from citecheck.extract.fields.edges import bare

YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")  # 1998


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The date's own place; None where it holds no number."""
    span = bare(raw, start, end)
    return span if span and any(letter.isdigit() for letter in raw[slice(*span)]) else None


def year(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of a stretch's year."""
    match = YEAR.search(raw, start, end)
    return match.span() if match else None


def only_year(raw: str, start: int, end: int) -> bool:
    """Whether a date says no more than its year (2009a, 2009 г.)."""
    rest = YEAR.sub("", raw[start:end], count=1)
    return (
        not any(letter.isdigit() for letter in rest)
        and sum(letter.isalpha() for letter in rest) < 5
        and (len(re.findall(r"[^\W\d_]{3,}", rest)) == 0)
    )
