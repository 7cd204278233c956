from collections.abc import Iterator
from datetime import date

from citecheck.model import Finding, Paper, Reference, Severity, Span
from citecheck.rule import found, rule

AHEAD = {"received": 0, "revised": 0, "accepted": 0, "published": 1}  # years: an issue may be dated ahead


@rule(
    "CC102",
    severity=Severity.ERROR,
    since="0.1.0",
    message="{what} {date} lies in the future: today is {today}.",
    accessed="Reference {label}: read on {date}, which lies in the future: today is {today}.",
)
def date_in_future(paper: Paper, today: date) -> Iterator[Finding]:
    """A date of the paper, or the day a source was read, hasn't come yet.

    ## Why is this bad?
    Nobody can have read a source tomorrow, and no paper was received next month: a digit is wrong.

    ## Example
    ```text
    Accepted: 14.05.2062
    ```

    ## What to do
    Correct the date.

    ## When it's wrong
    When the clock of the machine is wrong. The day of publication may lie up to a year ahead.
    """
    for name, ahead in AHEAD.items():
        value = getattr(paper.dates, name)
        if value and _after(value, today, ahead):
            span = paper.spans.get(f"dates.{name}", paper.top)
            yield _finding(paper.said(span), span, value, today, what=name.capitalize())
    for reference in paper.references:
        read = reference.normalised.get("accessed")
        if read and _after(read, today, 0):
            span = reference.spans.get("accessed", reference.span)
            yield _finding(reference.accessed or read, span, read, today, reference=reference)


def _after(iso: str, today: date, years: int) -> bool:
    """Whether a date lies behind today as far as it is exact; a day's grace for those who live further east."""
    limit = f"{today.year + years:04}{today.isoformat()[4:]}"
    shortest = min(len(iso), len(limit))
    if shortest == len(limit) and iso[:8] == limit[:8] and iso[8:].isdigit():
        return int(iso[8:]) > int(limit[8:]) + 1
    return iso[:shortest] > limit[:shortest]


def _finding(
    quoted: str, span: Span, value: str, today: date, *, what: str = "", reference: Reference | None = None
) -> Finding:
    if reference is None:
        return found(span, quoted, what=what, date=value, today=today)
    return found(span, quoted, key="accessed", reference=reference.id, label=reference.called, date=value, today=today)
