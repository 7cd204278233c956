"""Identifiers other than DOIs that a paper prints and whose register can be asked, each with its place."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from citecheck.compare import books, journals, numbers
from citecheck.model import Evidence, Paper, Record, Reference, Span
from citecheck.norms import identifiers

ABSENT = "absent"  # the trouble of a record whose register says itself that there is none
NAMES = {"arxiv": "arXiv", "pmid": "PMID", "handle": "Handle", "orcid": "ORCID", "issn": "ISSN", "isbn": "ISBN"}
WORKS = frozenset({"arxiv", "pmid"})  # whose records describe the work itself
SHAPES = {
    # arXiv:2101.12345v2, arXiv: hep-th/9901001, arxiv.org/abs/2101.12345
    "arxiv": re.compile(
        r"\b(?:arxiv\.org/(?:abs|pdf)/|arxiv[:\s]\s?)([a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?!\s?\d)",
        re.IGNORECASE,
    ),
    # PMID: 12345678, pmid = {12345678}, pubmed.ncbi.nlm.nih.gov/12345678
    "pmid": re.compile(
        r"(?:\bpmid\s*[:=]?\s*[{\"]?|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(\d{4,8})(?!\s?\d)",
        re.IGNORECASE,
    ),
}
SUBJECT = re.compile(r"\.[a-z]{2}(?=/)")  # the .gt of math.gt/0309136, which arXiv leaves out
HANDLE = re.compile(r"https?://hdl\.handle\.net/([\w.]+/[^\s?#]+)", re.IGNORECASE)  # https://hdl.handle.net/2027/mdp.39
# orcid.org/0000-0002-1825-0097, ORCID: 0000-0002-1825-0097
ORCID = re.compile(
    r"(?:orcid\.org/|\borcid(?:\s?id)?[:\s(]{1,4})(\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?![\d-])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier as it is asked, its place, and the reference it stands in."""

    kind: str
    id: str
    span: Span
    reference: Reference | None = None
    printed: str | None = None

    @property
    def key(self) -> str:
        """What its record is kept under."""
        return f"{self.kind}:{self.id}"

    @property
    def shown(self) -> str:
        """The identifier as the paper prints it."""
        return self.printed or self.id


def identified(paper: Paper) -> Iterator[Identifier]:
    """The identifiers of a paper; one whose form is wrong is another rule's."""
    references = {reference.id: reference for reference in paper.references}
    for reference in paper.references:
        for kind, shape in SHAPES.items():
            for number in dict.fromkeys(SUBJECT.sub("", found.lower()) for found in shape.findall(reference.raw)):
                if kind != "arxiv" or identifiers.arxiv(number):
                    yield Identifier(kind, number, reference.spans.get(kind, reference.span), reference)
        yield from _numbers(reference)
    for link in paper.links:  # healed where a line broke them, as the entries are not
        if handle := HANDLE.fullmatch(link.url):
            yield Identifier("handle", unquote(handle[1]), link.span, references.get(link.reference or ""))
    said: set[str] = set()
    for match in ORCID.finditer(paper.text):
        number = match[1].upper()
        if number not in said and identifiers.orcid(number):
            said.add(number)
            yield Identifier("orcid", number, paper.place(match.start(1), match.end(1)))


def _numbers(reference: Reference) -> Iterator[Identifier]:
    """An entry's ISSNs and ISBNs; one that nothing could follow from isn't asked."""
    for kind, found, comparable in (
        ("issn", numbers.issns, journals.comparable),
        ("isbn", numbers.isbns, books.comparable),
    ):
        printed = list(found(reference))
        if printed and comparable(reference):
            span = reference.spans.get(kind, reference.span)
            yield from (Identifier(kind, number, span, reference, shown) for number, shown in printed)


def described(paper: Paper, evidence: Evidence) -> Iterator[tuple[Identifier, Reference, Record]]:
    """The references without a DOI whose work another register describes, with what it says."""
    if not evidence.records:
        return
    for one in identified(paper):
        record = evidence.records.get(one.key)
        if one.kind not in WORKS or not record or record.trouble or not record.titles:
            continue
        if one.reference and not one.reference.doi:
            yield one, one.reference, record


def misplaced(paper: Paper, evidence: Evidence) -> Iterator[tuple[Identifier, Reference, Record]]:
    """The entries whose ISSNs, or ISBNs, are all another journal's or book's, with the first of them."""
    if not evidence.records:
        return
    printed: defaultdict[tuple[str, str], list[tuple[Identifier, Reference, Record]]] = defaultdict(list)
    for one in identified(paper):
        record = evidence.records.get(one.key)
        if one.kind in OTHER and one.reference and record and not record.trouble:
            printed[one.reference.id, one.kind].append((one, one.reference, record))
    for (_, kind), found in printed.items():
        if all(OTHER[kind](reference, record) for _, reference, record in found):
            yield found[0]


OTHER: dict[str, Callable[[Reference, Record], bool]] = {
    "issn": journals.is_another_journal, "isbn": books.is_another_book,
}  # fmt: skip
