import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity, Span
from citecheck.norms.identifiers import bare, isbn, issn
from citecheck.norms.places import sources
from citecheck.rule import found, rule

LABELLED = re.compile(r"\bISBN(?:-1[03])?[:\s]{0,3}(?P<isbn>[\dXХ][\dXХ\s‐‑–—-]{7,20}[\dXХ])(?![\d-])", re.IGNORECASE)
BETWEEN = re.compile(r"[,;/()]|\s{2,}|\s(?=97[89])")
RIGHT_LENGTHS = (10, 13)
FAR = 3  # digits more or fewer than an ISBN has: then it was read wrongly, or is none


@rule(
    "CC507",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The check digit of ISBN {isbn} is wrong.",
    issn="{isbn} stands for an ISBN but is an ISSN.",
    length="ISBN {isbn} has {count} digits; there are 10 or 13.",
)
def bad_isbn(paper: Paper) -> Iterator[Finding]:
    """An ISBN has a wrong number of digits, or its check digit doesn't fit.

    ## Why is this bad?
    A digit was mistyped: library catalogues find no book, or another one.

    ## Example
    ```text
    ISBN 978-5-02-034567-1      (the last digit should be another)
    ```

    ## What to do
    Copy it anew from the book.

    ## When it's wrong
    When the publisher printed the wrong number in the book itself, which happens.
    """
    for source in sources(paper):
        for entry, field in source.fields("isbn"):
            span = source.place(field.start, field.end)
            for part in BETWEEN.split(field.text):
                yield from _judged(part, span, entry.key)
    for reference in paper.references:
        if reference.raw.startswith("@"):
            continue
        for match in LABELLED.finditer(reference.raw):
            yield from _judged(match["isbn"], reference.spans.get("isbn", reference.span), reference.id)


def _judged(text: str, span: Span, reference: str) -> Iterator[Finding]:
    number = text.strip(" {}")
    digits = bare(number.upper().replace("Х", "X"))
    if isbn(digits) or len(digits) < min(RIGHT_LENGTHS) - FAR or len(digits) > max(RIGHT_LENGTHS) + FAR:
        return
    if issn(digits):
        yield found(span, number, key="issn", reference=reference, isbn=number)
    elif len(digits) in RIGHT_LENGTHS:
        yield found(span, number, reference=reference, isbn=number)
    else:
        yield found(span, number, key="length", reference=reference, isbn=number, count=len(digits))
