import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.identifiers import arxiv
from citecheck.norms.places import sources
from citecheck.rule import found, rule

LABELLED = re.compile(
    r"\barXiv[:\s]\s?(?P<id>\d{3,6}\.\d{3,7}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{5,9}(?:v\d+)?)|"
    r"arxiv\.org/(?:abs|pdf)/(?P<path>\d{3,6}\.\d{3,7}(?:v\d+)?)",
    re.IGNORECASE,
)
PREFIX = re.compile(r"^\s*(?:arxiv:\s*|https?://arxiv\.org/(?:abs|pdf)/)", re.IGNORECASE)


@rule("CC509", severity=Severity.WARNING, since="0.1.0", message="{id} is no number that arXiv gives.")
def bad_arxiv_id(paper: Paper) -> Iterator[Finding]:
    """An arXiv number has a form that arXiv never gave.

    ## Why is this bad?
    It leads nowhere: a digit is missing or too many, or the month is none.

    ## Example
    ```text
    arXiv:2113.01234      (there is no month 13)
    ```

    ## What to do
    Copy it anew from arxiv.org.

    ## When it's wrong
    When another archive uses the same form. A number that is well-formed but was never given needs the network.
    """
    for source in sources(paper):
        for entry, field in source.fields("eprint"):
            kind = entry.field("archiveprefix", "eprinttype")
            number = PREFIX.sub("", field.text).strip(" {}").removesuffix(".pdf")
            labelled = kind is not None and "arxiv" in kind.text.lower()
            if labelled and re.match(r"[\w.-]+/?\d", number) and not arxiv(number):
                yield found(source.place(field.start, field.end), number, reference=entry.key, id=number)
    for reference in paper.references:
        if reference.raw.startswith("@"):
            continue
        for match in LABELLED.finditer(reference.raw):
            number = match["id"] or match["path"]
            if not arxiv(number):
                span = reference.spans.get("arxiv", reference.span)
                yield found(span, number, reference=reference.id, id=number)
