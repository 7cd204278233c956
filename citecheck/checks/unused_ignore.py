from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import rule


@rule("CC904", severity=Severity.INFO, since="0.1.0", message="This ignore of {codes} took out no finding.")
def unused_ignore(paper: Paper) -> Iterator[Finding]:
    """An ignore comment that ignores nothing.

    ## Why is this bad?
    It hides the next finding of that code, which nobody has looked at.

    ## Example
    ```text
    <!-- citecheck: ignore[CC401] the dash belongs there -->      (and the dash is gone)
    ```

    ## What to do
    Take the comment out.

    ## When it's wrong
    When the finding comes only with the network and this run was offline.
    """
    del paper  # what is unused is known only when all is ignored: citecheck.suppress makes these findings
    return iter(())
