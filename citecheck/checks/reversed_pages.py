import re
from collections.abc import Iterator

from citecheck.model import Finding, Reference, Severity
from citecheck.rule import found, rule

RANGE = re.compile(r"(?<![\w./])(?P<first>\d{1,6})\s?(?:[-‐‑‒–—−]|--+)\s?(?P<last>\d{1,6})(?![\w/])")  # 52--44


@rule("CC207", severity=Severity.WARNING, since="0.1.0", message="Reference {label}: pages {pages} run backwards.")
def reversed_pages(reference: Reference) -> Iterator[Finding]:
    """The last page is smaller than the first.

    ## Why is this bad?
    One of the two numbers is wrong.

    ## Example
    ```text
    Journal of Water History. 2019. № 2. P. 52-44.
    ```

    ## What to do
    Look the pages up in the work itself.

    ## When it's wrong
    When the two numbers aren't pages (an article's number and a version). Shortened pages (1234-42) are passed over.
    """
    match = RANGE.fullmatch((reference.pages or "").strip(" .,;pPсСbB{}"))
    if not match or len(match["last"]) != len(match["first"]) or int(match["last"]) >= int(match["first"]):
        return
    span = reference.spans.get("pages", reference.span)
    yield found(span, reference.raw, reference=reference.id, label=reference.called, pages=match[0])
