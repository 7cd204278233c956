"""Dates as printed, to ISO form, as exact as printed: 24.10.2005, 18 февраля 2008 г., 2016.10 fevral, 27 Dec. 2025."""

import re
from functools import cache

from citecheck.extract.vocabulary import month, months, words

YEAR = r"(?<!\d)(?P<y>(?:1[5-9]|20)\d\d)(?!\d)"


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """The forms a date is printed in, the most exact first."""
    year_word = rf"(?:[-\s]*{words('year')})?"
    name = rf"(?P<name>{month()})(?![^\W\d_])"
    joint = r"(?:[\s.,-]{1,3}|\s?[.,]?\s[–—-]\s)"  # 2019. – 12 март
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            r"(?<!\d)(?P<y>(?:1[5-9]|20)\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)",  # 2025-12-27
            r"(?<!\d)(?<!\d[./-])(?P<d>\d\d?)[./-](?P<m>\d\d?)[./-](?P<y>(?:1[5-9]|20)\d\d|\d\d)(?!\d|[./-]\d)",
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{joint}(?:of\s+)?{name}{joint}{YEAR}",  # 18 февраля 2008
            rf"{name}{joint}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}",  # December 27, 2025
            rf"{YEAR}{year_word}{joint}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{{1,2}}{name}",  # 2017 йил 24 март
            rf"{YEAR}{year_word}{joint}{name}(?:{joint}(?P<d>\d{{1,2}})(?!\d))?",  # 2018, March 3
            rf"{name}{joint}{YEAR}",  # fevral 2016
        )
    )


def find(text: str, start: int = 0) -> tuple[str, int, int] | None:
    """The first date of a text: its ISO form and where it stands."""
    best: tuple[str, int, int] | None = None
    for form in forms():
        for match in form.finditer(text, start):
            iso = _iso(match)
            if iso and (best is None or match.start() < best[1]):
                best = (iso, match.start(), match.end())
            if iso:
                break
    return best


def iso(text: str) -> str | None:
    """The ISO form of a date, or of a bare year."""
    found = find(text)
    if found:
        return found[0]
    year = re.search(YEAR, text)
    return year["y"] if year else None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    number = int(parts["m"]) if parts.get("m") else months().get((parts.get("name") or "").rstrip(".").casefold(), 0)
    day = int(parts["d"]) if parts.get("d") else 0
    if number > 12 and day <= 12 and parts.get("m"):  # 05/23/2026, as printed in the United States
        number, day = day, number
    if not 1 <= number <= 12 or day > 31:
        return None
    return f"{year:04}-{number:02}-{day:02}" if day else f"{year:04}-{number:02}"
