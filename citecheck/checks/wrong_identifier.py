from collections.abc import Iterator

from citecheck.compare.identified import ABSENT, NAMES, Identifier, described, identified, misplaced
from citecheck.compare.records import is_another_work
from citecheck.model import Confidence, Evidence, Finding, Paper, Record, Severity, Status
from citecheck.rule import found, rule


@rule(
    "CC516",
    severity=Severity.WARNING,
    since="0.1.0",
    message="{kind} {id} does not exist, says its register.",
    another="{kind} {id} of reference {label} belongs to another work: {title} ({author}).",
    journal="ISSN {id} of reference {label} is another journal's, says Crossref: {title} (here {here}).",
    book="ISBN {id} of reference {label} is another book's, says Open Library: {title} ({author}, {year}).",
)
def wrong_identifier(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """An arXiv number, PMID, Handle or ORCID that its register doesn't have, or one (or an ISSN, ISBN) of another work.

    ## Why is this bad?
    It was mistyped: it leads to nothing, or to somebody else.

    ## Example
    ```text
    Doe J. Canals of the valley. arXiv:2101.99999
    Doe J. Canals of the valley // Journal of Water History. 2015. ISSN 0378-5955     (which is Hearing Research)
    ```

    ## What to do
    Copy it anew from the work's or the person's own page.

    ## When it's wrong
    When it was given minutes ago; for a journal that had quite another name under the same ISSN; where a publisher gave
    two books one ISBN; where the register's record is wrong. Nothing is said where a register could not be asked, or
    said something else than that there is no such number, nor where Crossref has no such ISSN or Open Library no such
    ISBN. Journals are told apart only by names in full words of one language, so abbreviations, acronyms,
    transliterations and translations are passed over; books only where title, authors and year all differ.
    """
    if not evidence.records:
        return
    yield from _none(paper, evidence)
    yield from _of_others(paper, evidence)


def _none(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    for one in identified(paper):
        record = evidence.records.get(one.key)
        if record and record.trouble == ABSENT and not _dead_link(paper, evidence, one):
            yield found(
                one.span, one.id, reference=one.reference.id if one.reference else None, kind=NAMES[one.kind], id=one.id
            )


def _of_others(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    for one, reference, record in described(paper, evidence):
        if is_another_work(reference, record):
            yield found(
                one.span, one.id, key="another", reference=reference.id, kind=NAMES[one.kind], id=one.id,
                label=reference.called, title=record.titles[0], author=_first(record),
            )  # fmt: skip
    for one, reference, record in misplaced(paper, evidence):
        if one.kind == "issn":
            yield found(
                one.span, one.shown, key="journal", reference=reference.id, confidence=Confidence.MEDIUM, id=one.shown,
                label=reference.called, title=record.containers[0], here=reference.container,
            )  # fmt: skip
        else:
            yield found(
                one.span, one.shown, key="book", reference=reference.id, confidence=Confidence.MEDIUM, id=one.shown,
                label=reference.called, title=record.titles[0], author=_first(record), year=record.year,
            )  # fmt: skip


def _first(record: Record) -> str:
    return next((name.family or name.literal or "" for name in record.authors), "no author")


def _dead_link(paper: Paper, evidence: Evidence, one: Identifier) -> bool:
    """Whether the address that holds the identifier is known to be dead, which another rule says."""
    dead = (link.url for link in paper.links if (v := evidence.links.get(link.url)) and v.status is Status.DEAD)
    return any(one.id in url.lower() for url in dead)
