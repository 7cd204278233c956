"""PubMed's description of articles: many numbers in one question."""

from collections.abc import Iterator, Sequence
from typing import Any

from citecheck.compare.identified import ABSENT
from citecheck.model import Name, Record
from citecheck.resolve.registers import services
from citecheck.resolve.registers.loose import once, rows, text
from citecheck.resolve.registers.services import Desk

NONE = "cannot get document summary"


def ask(desk: Desk, numbers: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Asks for articles; one of which PubMed says that it has no summary is absent."""
    said = services.answer(
        desk, "pubmed", "/entrez/eutils/esummary.fcgi", db="pubmed", id=",".join(numbers), retmode="json"
    )
    result = said.get("result") if isinstance(said, dict) else None
    for one in numbers:
        item = result.get(one) if isinstance(result, dict) else None
        if not isinstance(item, dict):
            continue
        if NONE in str(item.get("error", "")).lower():
            yield one, Record(f"pmid:{one}", "pmid", trouble=ABSENT)
        elif text(item.get("title")):
            yield one, _record(one, item)


def _record(number: str, item: dict[str, Any]) -> Record:
    years = once((text(item.get(name)) or "")[:4] for name in ("pubdate", "epubdate"))
    names = (text(row.get("name")) for row in rows(item.get("authors")))
    return Record(
        f"pmid:{number}", "pmid", "article", titles=once((text(item.get("title")),)),
        authors=tuple(map(_name, filter(None, names))),
        containers=once((text(item.get("fulljournalname")), text(item.get("source")))),
        year=years[0] if years else None, years=years, volume=text(item.get("volume")), issue=text(item.get("issue")),
        pages=text(item.get("pages")), url=f"https://pubmed.ncbi.nlm.nih.gov/{number}/",
    )  # fmt: skip


def _name(name: str) -> Name:
    family, _, initials = name.rpartition(" ")
    return Name(family, initials) if family and initials.isupper() else Name(literal=name)
