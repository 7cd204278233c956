from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule


@rule("CC902", severity=Severity.WARNING, since="0.2.0", message="The file has no text: {reason}.")
def no_text_layer(paper: Paper) -> Iterator[Finding]:
    """A PDF file holds pictures of pages and no text.

    ## Why is this bad?
    Nothing in it was checked, and nobody can search it, copy from it or have it read aloud.

    ## Example
    ```text
    scan.pdf (eight pages, each a picture)
    ```

    ## What to do
    Check the file the pages were printed from. Or install tesseract and the languages of your papers (Debian:
    tesseract-ocr, tesseract-ocr-rus, tesseract-ocr-uzb-cyrl, ...): pages that are pictures are then read by it, and
    partly-read says so.

    ## When it's wrong
    When you can mark and copy the text in a viewer: then please report it.
    """
    for trouble in paper.troubles:
        if trouble.kind == "no-text":
            yield found(trouble.span or paper.top, trouble.reason, reason=trouble.reason)
