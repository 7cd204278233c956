import re
from collections.abc import Iterator

from citecheck.compare.meant import doi_candidates
from citecheck.model import Evidence, Finding, Fix, Link, Paper, Severity, Status
from citecheck.rule import found, rule

LABEL = re.compile(r"doi(?::|\.org/)", re.IGNORECASE)
TORN = re.compile(r"(\S{1,8})-\s*\n\s*(\S{1,8})")  # 10.1000/ca-, then nals at the beginning of the next line


@rule(
    "CC502",
    severity=Severity.ERROR,
    since="0.1.0",
    message="The DOI {doi} is not registered.",
    torn="The DOI {doi}, read over the end of a line, is not registered.",
    grades={"torn": Severity.WARNING},
)
def unregistered_doi(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A DOI that the register of all DOIs doesn't have.

    ## Why is this bad?
    It was mistyped or never registered: it leads to nothing, and nobody can tell which work is meant.

    ## Example
    ```text
    https://doi.org/10.1000/no-such-thing
    ```

    ## What to do
    Copy the DOI from the work's own page.

    ## When it's wrong
    When the DOI was registered minutes ago. One that a line end tears may be read wrongly, so it is a warning.
    """
    for link in paper.links:
        verdict = evidence.links.get(link.url)
        if not verdict or verdict.status is not Status.DEAD or verdict.reason != "doi-unregistered":
            continue
        doi = link.url.removeprefix("https://doi.org/")
        if LABEL.search(link.raw) and any(letter.isalpha() and not letter.isascii() for letter in doi):
            continue  # malformed-doi names the letters
        key = "torn" if "\n" in link.raw else "message"
        yield found(link.span, doi, key=key, reference=link.reference, doi=doi, fix=_fix(link, doi))


def _fix(link: Link, doi: str) -> Fix | None:
    """What was perhaps meant: without the hyphen of a line end, without a mark at the end."""
    torn = TORN.search(link.raw)
    other = doi.replace(f"{torn[1]}-{torn[2]}", f"{torn[1]}{torn[2]}") if torn else doi
    better = (other,) if other != doi else doi_candidates(doi)
    return Fix("perhaps meant (not asked): {meant}", (), {"meant": better[0]}, sure=False) if better else None
