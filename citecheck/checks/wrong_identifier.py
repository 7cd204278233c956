from collections.abc import Iterator

from citecheck.compare.identified import ABSENT, NAMES, Identifier, described, identified
from citecheck.compare.records import is_another_work
from citecheck.model import Evidence, Finding, Paper, Severity, Status
from citecheck.rule import found, rule


@rule(
    "CC516",
    severity=Severity.WARNING,
    since="0.1.0",
    message="{kind} {id} does not exist, says its register.",
    another="{kind} {id} of reference {label} belongs to another work: {title} ({author}).",
)
def wrong_identifier(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """An arXiv number, PMID, Handle or ORCID that its register doesn't have, or that belongs to another work.

    ## Why is this bad?
    It was mistyped: it leads to nothing, or to somebody else.

    ## Example
    ```text
    Doe J. Canals of the valley. arXiv:2101.99999
    ```

    ## What to do
    Copy it anew from the work's or the person's own page.

    ## When it's wrong
    When it was given minutes ago. Nothing is said where a register could not be asked, or said something else than that
    there is no such number.
    """
    if not evidence.records:
        return
    for one in identified(paper):
        record = evidence.records.get(one.key)
        if record and record.trouble == ABSENT and not _dead_link(paper, evidence, one):
            yield found(
                one.span, one.id, reference=one.reference.id if one.reference else None, kind=NAMES[one.kind], id=one.id
            )
    for one, reference, record in described(paper, evidence):
        if is_another_work(reference, record):
            first = next((name.family or name.literal for name in record.authors), None)
            yield found(
                one.span, one.id, key="another", reference=reference.id, kind=NAMES[one.kind], id=one.id,
                label=reference.called, title=record.titles[0], author=first or "no author",
            )  # fmt: skip


def _dead_link(paper: Paper, evidence: Evidence, one: Identifier) -> bool:
    """Whether the address that holds the identifier is known to be dead, which another rule says."""
    dead = (link.url for link in paper.links if (v := evidence.links.get(link.url)) and v.status is Status.DEAD)
    return any(one.id in url.lower() for url in dead)
