import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from citecheck.extract.vocabulary import words
from citecheck.model import Finding, Paper, Reference, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

OLDEST = 1450  # no printed book is older; manuscripts have no year field
BRACKETED = re.compile(r"(?<=[^\W\d_][.,] )\((?P<year>[2-9]\d{3})[a-z]?\)")  # Doe, J. (2109).
BEFORE_PAGES = re.compile(r"(?<=[^\W\d_], )(?P<year>2\d{3})(?=\.\s?[–—-]|\.?$)")  # Пермь : Урал, 2031. – 150 с.
LONG = r"(?<![\d.,/-])(?P<year>(?:1[5-9]|20)\d{3})\s*-?\s*"  # 20019 г.


@rule(
    "CC206",
    severity=Severity.ERROR,
    since="0.1.0",
    message="Reference {label}: {year} is no year a work can have.",
    day="Reference {label}: {year} is no day of the calendar.",
)
def impossible_year(paper: Paper, today: date) -> Iterator[Finding]:
    """A reference's year lies in the future, has too many digits or is older than printing; or its day doesn't exist.

    ## Why is this bad?
    A digit is wrong, and the work can't be found by its year.

    ## Example
    ```text
    Doe, J. (2109). Canals of the valley.
    ```

    ## What to do
    Look the year up in the work itself.

    ## When it's wrong
    For a work that was announced for a later year, and for years of another calendar.
    """
    seen: set[int] = set()
    for source in sources(paper):
        for entry, field in source.fields("year"):
            year = field.text.strip(" {}")
            if year.isascii() and year.isdigit() and not OLDEST <= int(year) <= today.year + 1:
                yield found(source.place(field.start, field.end), year, reference=entry.key, label=entry.key, year=year)
    for reference in paper.references:
        if reference.raw.startswith("@"):
            continue
        for match in _candidates(reference):
            year = match["year"]
            if (len(year) > 4 or int(year) > today.year + 1) and match.start() not in seen:
                yield found(reference.span, reference.raw, reference=reference.id, label=reference.called, year=year)
                break
        if day := _no_day(reference):
            yield found(
                reference.span, reference.raw, key="day", reference=reference.id, label=reference.called, year=day
            )


def _candidates(reference: Reference) -> Iterator[re.Match[str]]:
    """What stands where a year stands: in brackets behind the authors, or before the word for year."""
    yield from BRACKETED.finditer(reference.raw)
    yield from _long().finditer(reference.raw)
    yield from BEFORE_PAGES.finditer(reference.raw)


def _no_day(reference: Reference) -> str:
    """A day as printed that no calendar has: the 31st of February."""
    for field, printed in (("accessed", reference.accessed), ("date", reference.date)):
        parts = [int(part) for part in reference.normalised.get(field, "").split("-") if part.isdigit()]
        if len(parts) == 3 and printed and 1 <= parts[1] <= 12 and parts[2] > monthrange(max(parts[0], 1), parts[1])[1]:
            return printed
    return ""


@cache
def _long() -> re.Pattern[str]:
    return re.compile(rf"{LONG}{words('year')}(?![^\W\d_])", re.IGNORECASE)
