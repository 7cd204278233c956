import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.identifiers import bare, issn
from citecheck.norms.places import sources
from citecheck.rule import found, rule

LABELLED = re.compile(
    r"\b[ep]?-?ISSN(?:[ -]?[LPE])?[:\s(]{0,3}(?P<issn>\d{4}\s?[-‐‑–—]\s?\d{3}[\dXХ])(?![\d-])", re.IGNORECASE
)
BETWEEN = re.compile(r"[,;/]|\s+")
LENGTH = 8


@rule("CC508", severity=Severity.WARNING, since="0.1.0", message="The check digit of ISSN {issn} is wrong.")
def bad_issn(paper: Paper) -> Iterator[Finding]:
    """An ISSN's check digit doesn't fit.

    ## Why is this bad?
    A digit was mistyped: indexing services can't tell the journal.

    ## Example
    ```text
    ISSN 2181-1235
    ```

    ## What to do
    Copy it anew from the journal's page; portal.issn.org knows every one.

    ## When it's wrong
    When the number is one that your journal gave itself and that was never registered.
    """
    said: set[str] = set()
    for source in sources(paper):
        for entry, field in source.fields("issn"):
            for part in BETWEEN.split(field.text.strip(" {}")):
                number = part.upper().replace("Х", "X")
                if re.fullmatch(r"\d{4}-?\d{3}[\dX]", number) and not issn(number):
                    yield found(source.place(field.start, field.end), part, reference=entry.key, issn=part)
    if paper.format == "bibtex":
        return
    for match in LABELLED.finditer(paper.text):
        number = bare(match["issn"].upper().replace("Х", "X"))
        if len(number) == LENGTH and not issn(number) and number not in said:
            said.add(number)
            yield found(paper.place(match.start("issn"), match.end("issn")), match["issn"], issn=match["issn"])
