from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule


@rule("CC901", severity=Severity.ERROR, since="0.1.0", message="The file could not be read: {reason}.")
def unreadable_file(paper: Paper) -> Iterator[Finding]:
    """A file could not be read.

    ## Why is this bad?
    Nothing in it was checked.

    ## Example
    ```text
    paper.txt: this is no text but a binary file
    ```

    ## What to do
    The message says what was seen and what to do.

    ## When it's wrong
    When you can open the file: then please report it.
    """
    for trouble in paper.troubles:
        if trouble.kind == "unreadable":
            yield found(trouble.span or paper.top, trouble.reason, reason=trouble.reason)
