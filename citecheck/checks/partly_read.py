from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity, Span
from citecheck.norms.places import sources
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

    Where a page is a picture that text recognition read, compare what is found with the page: any letter may be
    misread, so findings in such a paper are hints (info) only.

    ## When it's wrong
    When the doubt about an encoding is unfounded: save the file as UTF-8 and it is gone.
    """
    faults = {
        (source.path, source.place(fault.start, fault.end).line)
        for source in sources(paper)
        for fault in source.library.faults
    }
    for trouble in paper.troubles:
        if trouble.kind == "partly" and not (trouble.span and _said(trouble.span, faults)):
            yield found(trouble.span or paper.top, trouble.reason, reason=trouble.reason)


def _said(span: Span, faults: set[tuple[str, int]]) -> bool:
    """Whether bib-syntax-error shows what is wrong within a place."""
    return any(path == span.path and span.line <= line <= span.end_line for path, line in faults)
