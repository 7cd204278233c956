from collections.abc import Iterator

from citecheck.checks.empty_reference_list import heading
from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule


@rule(
    "CC303",
    severity=Severity.ERROR,
    since="0.1.0",
    message="The text has {count} citations, but no reference list was found.",
)
def no_reference_list(paper: Paper) -> Iterator[Finding]:
    """The text cites references, but there is no list of them.

    ## Why is this bad?
    Nothing that the text rests on can be looked up.

    ## Example
    ```text
    ... o'rnatilgan edi [1. 291-bet].      (and the text ends without a list)
    ```

    ## What to do
    Add the list under a heading of its own.

    ## When it's wrong
    When the list was lost before the text reached citecheck, or stands in another file.
    """
    if paper.references or not paper.citations or paper.fragment:
        return
    if heading(paper):
        return  # empty-reference-list says it
    first = paper.citations[0]
    yield found(first.span, first.marker, count=len(paper.citations))
