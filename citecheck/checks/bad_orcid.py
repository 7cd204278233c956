import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.identifiers import orcid
from citecheck.rule import found, rule

SHAPE = re.compile(
    r"(?:orcid\.org/|\borcid(?:\s?id)?[:\s(]{1,4}|(?<![\d-])(?=0000-000))"
    r"(?P<id>\d{4}[-‐‑–—]?\d{4}[-‐‑–—]?\d{4}[-‐‑–—]?\d{3}[\dXХ])(?![\d-])",
    re.IGNORECASE,
)
NAMED, GROUPS = "orcid", "0000-000"  # one of them stands in or before every number that is found
DASHES = re.compile("[‐‑–—]")


@rule("CC510", severity=Severity.WARNING, since="0.1.0", message="The check digit of ORCID {orcid} is wrong.")
def bad_orcid(paper: Paper) -> Iterator[Finding]:
    """An ORCID's check digit doesn't fit.

    ## Why is this bad?
    A digit was mistyped: the paper is credited to nobody, or to somebody else.

    ## Example
    ```text
    ORCID: 0000-0002-1825-0098
    ```

    ## What to do
    Copy it anew from the author's page at orcid.org.

    ## When it's wrong
    Never for the sum; the number may still be another person's when it is right.
    """
    if NAMED not in paper.text.lower() and GROUPS not in paper.text:
        return
    said: set[str] = set()
    for match in SHAPE.finditer(paper.text):
        number = DASHES.sub("-", match["id"]).upper().replace("Х", "X")
        digits = number.replace("-", "")
        grouped = "-".join(digits[at : at + 4] for at in range(0, 16, 4))
        if grouped not in said and not orcid(grouped):
            said.add(grouped)
            yield found(paper.place(match.start("id"), match.end("id")), match["id"], orcid=match["id"])
