from collections.abc import Iterator

from citecheck.model import LISTS, Finding, Paper, Severity
from citecheck.rule import found, rule


@rule(
    "CC110",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} was read on {accessed}, after the paper was published on {published}.",
)
def accessed_after_publication(paper: Paper) -> Iterator[Finding]:
    """A source was read after the paper was published.

    ## Why is this bad?
    One of the two dates is wrong.

    ## Example
    ```text
    Published: 15.05.2022
    ...
    4. A title // https://news.example/a (accessed 20.11.2023)
    ```

    ## What to do
    Correct the day of access, or the paper's date.

    ## When it's wrong
    When the paper was revised after it was first published.
    """
    published = paper.dates.published
    if not published or paper.format in LISTS:
        return
    for reference in paper.references:
        accessed = reference.normalised.get("accessed")
        if not accessed:
            continue
        shortest = min(len(accessed), len(published))
        if accessed[:shortest] > published[:shortest]:
            span = reference.spans.get("accessed", reference.span)
            yield found(
                span,
                reference.accessed or accessed,
                reference=reference.id,
                label=reference.called,
                accessed=accessed,
                published=published,
            )
