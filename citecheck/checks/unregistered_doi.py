from collections.abc import Iterator

from citecheck.model import Evidence, Finding, Paper, Severity, Status
from citecheck.rule import found, rule


@rule("CC502", severity=Severity.ERROR, since="0.1.0", message="The DOI {doi} is not registered.")
def unregistered_doi(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A DOI that the register of all DOIs doesn't have.

    ## Why is this bad?
    It was mistyped or never registered: it leads to nothing, and nobody can tell which work is meant.

    ## Example
    ```text
    https://doi.org/10.1000/no-such-thing
    ```

    ## What to do
    Copy the DOI from the work's own page.

    ## When it's wrong
    When the DOI was registered minutes ago.
    """
    for link in paper.links:
        verdict = evidence.links.get(link.url)
        if verdict and verdict.status is Status.DEAD and verdict.reason == "doi-unregistered":
            doi = link.url.removeprefix("https://doi.org/")
            yield found(link.span, doi, reference=link.reference, doi=doi)
