from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule


@rule("CC301", severity=Severity.ERROR, since="0.1.0", message="{cited} is cited, but the list has no such reference.")
def undefined_citation(paper: Paper) -> Iterator[Finding]:
    """The text cites something that the reference list doesn't have.

    ## Why is this bad?
    A reader who wants to look the claim up finds nothing.

    ## Example
    ```text
    ... as was shown before [14].      (the list ends at 12)
    ```

    ## What to do
    Add the reference, or correct the number, name or key in the text.

    ## When it's wrong
    When a bracketed number is no citation (an interval, a formula's number), or the list was read wrongly: look at
    `citecheck parse`.
    """
    if not paper.references and not any(citation.targets for citation in paper.citations) and not _keyed(paper):
        return  # no-reference-list says it once
    for citation in paper.citations:
        for part in citation.unresolved:
            yield found(citation.span, f"{citation.marker} {part}", cited=part)


def _keyed(paper: Paper) -> bool:
    return any(citation.marker.startswith(("@", "[@", "-@", "[-@")) for citation in paper.citations)
