import re
from collections.abc import Iterator
from functools import cache

from citecheck.languages import languages
from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.grammar import Field
from citecheck.norms.places import Source, sources
from citecheck.rule import found, rule

MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# 2019, 2019-05, 2019-05-14, 2019-05-14T10:00, 2018/2019, 2019-05/.., 199X, 2019-2?, 1723~
DATE = re.compile(
    r"(?P<date>-?\d{2}(?:\d\d|\dX|XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:[T ]\d\d:.*)?[~?%]?)"
    r"(?:/(?:-?\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?|\.\.|open|unknown)?)?"
)
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
DAY = re.compile(r"0?[1-9]|[12]\d|3[01]|(?:0?[1-9]|[12]\d|3[01])\s?[-–/]{1,2}\s?\d{1,2}|")  # 7, 28--30
LETTERED = re.compile(r"(?:1[5-9]|20)\d\d[a-z]")  # 2019a
FOUR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")


@rule(
    "CC710",
    severity=Severity.WARNING,
    since="0.2.0",
    message="The {field} of {entry} is no date that biblatex reads: {value}.",
    month="The month of {entry} is written out: {value}; the macro {macro} is said in each style's own words.",
    no_month="The month of {entry} is none: {value}.",
    no_day="The day of {entry} is none: {value}.",
    year_letter="The year of {entry} has a letter behind it: {value}; styles put letters of their own.",
    two_years="The year of {entry} is {year}, its date {value}.",
    grades={"month": Severity.INFO},
)
def month_or_date_malformed(paper: Paper) -> Iterator[Finding]:
    """A month or date isn't in a form that BibTeX and biblatex read.

    ## Why is this bad?
    It is printed as it stands, in whatever language, or not at all; entries of one year are sorted wrongly.

    ## Example
    ```text
    month = {January}
    date = {14.05.2019}
    ```

    ## What to do
    Write month = jan (without braces) and date = {2019-05-14}.

    ## When it's wrong
    For a season or a span of months, which month may hold as text; they are passed over.
    """
    for source in sources(paper):
        for entry in source.entries:
            for field in entry.fields:
                name = field.low
                if name == "month":
                    yield from _month(source, entry.key, field)
                elif name == "day" and not DAY.fullmatch(field.text.strip(" {}")):
                    span = source.place(field.start, field.end)
                    yield found(span, field.text, key="no_day", reference=entry.key, entry=entry.key, value=field.text)
                elif name == "year" and not entry.field("date") and LETTERED.fullmatch(field.text.strip(" {}")):
                    span = source.place(field.start, field.end)
                    yield found(
                        span, field.text, key="year_letter", reference=entry.key, entry=entry.key, value=field.text
                    )
                elif name in ("date", "urldate", "eventdate", "origdate") and field.plain:
                    yield from _date(source, entry.key, field, name)
            year, date = entry.field("year"), entry.field("date")
            years = FOUR.findall(date.text) if date else []
            if year and date and years and YEAR.fullmatch(year.text.strip()) and year.text.strip() not in years:
                span = source.place(year.start, year.end)
                yield found(
                    span, year.text, key="two_years", reference=entry.key, entry=entry.key, year=year.text.strip(),
                    value=date.text.strip(),
                )  # fmt: skip


def _month(source: Source, key: str, field: Field) -> Iterator[Finding]:
    value = field.text.strip(" .{}")
    if not field.plain or not value or value.lower() in MACROS:
        return
    span = source.place(field.start, field.end)
    number = int(value) if value.isascii() and value.isdigit() else months().get(value.casefold(), 0)
    if value.isascii() and value.isdigit():
        if not 1 <= number <= 12:
            yield found(span, field.text, key="no_month", reference=key, entry=key, value=value)
    elif 1 <= number <= 12:
        macro = MACROS[number - 1]
        fix = Fix("write the month as {macro}", (Edit(source.path, field.start, field.end, macro),), {"macro": macro})
        yield found(span, field.text, key="month", reference=key, fix=fix, entry=key, value=value, macro=macro)


def _date(source: Source, key: str, field: Field, name: str) -> Iterator[Finding]:
    value = field.text.strip(" {}")
    match = DATE.fullmatch(value)
    wrong = not match or not _fits(match["month"], 12 if name != "date" else 41) or not _fits(match["day"], 31)
    if value and value[0].isdigit() and wrong:
        span = source.place(field.start, field.end)
        yield found(span, value, reference=key, field=name, entry=key, value=value)


def _fits(digits: str | None, most: int) -> bool:
    """Whether two digits are a month or day there is; 21 to 41 are seasons and quarters."""
    return digits is None or not digits.isdigit() or 1 <= int(digits) <= most


@cache
def months() -> dict[str, int]:
    """The names of the months in every language, without full stops."""
    return {name.rstrip(".").casefold(): n for language in languages() for name, n in language.months.items()}
