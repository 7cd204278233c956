import re
from collections.abc import Iterator

from citecheck.model import LISTS, Finding, Paper, Severity
from citecheck.rule import found, rule

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")  # 2019


@rule(
    "CC109",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} is of {year}, the paper of {paper_year}.",
)
def reference_newer_than_paper(paper: Paper) -> Iterator[Finding]:
    """A reference is younger than the paper that cites it.

    ## Why is this bad?
    Nobody cites what wasn't written yet: one of the two years is wrong.

    ## Example
    ```text
    Published: 15.05.2022
    ...
    4. Doe J. A title // Journal. 2024. № 2.
    ```

    ## What to do
    Look the year up in the work itself.

    ## When it's wrong
    For a work that was cited from a preprint, and for papers whose own date was read wrongly (it is shown).
    """
    last = max((date[:4] for date in _dates(paper)), default=None)
    if not last or paper.format in LISTS:
        return
    for reference in paper.references:
        years = [int(year) for year in YEAR.findall(reference.year or "")]
        if years and min(years) > int(last) + (1 if paper.dates.published is None else 0):
            span = reference.spans.get("year", reference.span)
            yield found(
                span, reference.raw, reference=reference.id, label=reference.called, year=min(years), paper_year=last
            )


def _dates(paper: Paper) -> list[str]:
    dates = paper.dates
    return [date for date in (dates.received, dates.revised, dates.accepted, dates.published) if date]
