from collections.abc import Iterator

from citecheck.compare.records import is_another_work, recorded
from citecheck.model import Evidence, Finding, Paper, Severity
from citecheck.rule import found, rule


@rule(
    "CC503",
    severity=Severity.ERROR,
    since="0.1.0",
    message="The DOI {doi} of reference {label} belongs to another work: {title} ({author}, {year}).",
)
def doi_of_another_work(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A DOI leads to a work with another title, other authors and another year.

    ## Why is this bad?
    Readers get the wrong work, and databases count the citation for it.

    ## Example
    ```text
    3. Doe J. Canals of the valley. 2016. doi:10.1000/182     (10.1000/182 is a handbook of 2004 by someone else)
    ```

    ## What to do
    Look the work up and copy its DOI from its own page.

    ## When it's wrong
    When the register's record is wrong, or describes the whole volume and the reference a part of it. Other spellings,
    subtitles and translations alone never lead to this finding: title, authors and year must all differ.
    """
    for reference, record in recorded(paper, evidence):
        if not is_another_work(reference, record):
            continue
        first = record.authors[0] if record.authors else None
        author = (first.family or first.literal or "no author") if first else "no author"
        span = reference.spans.get("doi", reference.span)
        yield found(
            span, record.doi, reference=reference.id, doi=record.doi, label=reference.called,
            title=record.titles[0], author=author, year=record.year or "no year",
        )  # fmt: skip
