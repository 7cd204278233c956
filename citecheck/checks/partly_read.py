from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule


@rule("CC906", severity=Severity.WARNING, since="0.1.0", message="Only partly read: {reason}.")
def partly_read(paper: Paper) -> Iterator[Finding]:
    """A part of a file could not be read.

    ## Why is this bad?
    What is missing was not checked, and findings near it may be wrong.

    ## Example
    ```text
    refs.bib:17: an entry could not be read (Expected a `=` after entry key)
    ```

    ## What to do
    Mend the place that is named.

    ## When it's wrong
    When the doubt about an encoding is unfounded: save the file as UTF-8 and it is gone.
    """
    for trouble in paper.troubles:
        if trouble.kind == "partly":
            yield found(trouble.span or paper.top, trouble.reason, reason=trouble.reason)
