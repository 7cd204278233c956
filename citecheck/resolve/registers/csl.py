"""A work described in CSL-JSON, as the DOI system gives it for any agency's DOI."""

from typing import Any

from citecheck.compare.numbers import keys
from citecheck.model import Record
from citecheck.resolve.registers.crossref import names
from citecheck.resolve.registers.loose import once, text, texts, year


def record(doi: str, item: dict[str, Any]) -> Record | None:
    """Reads an item; one without a title says nothing."""
    if not texts(item.get("title")):
        return None
    years = once((year(item.get("issued")), year(item.get("published-print")), year(item.get("published-online"))))
    return Record(
        doi, "doi", text(item.get("type")), titles=once(texts(item.get("title"))), authors=names(item.get("author")),
        containers=once((*texts(item.get("container-title")), text(item.get("publisher")))),
        year=years[0] if years else None, years=years, volume=text(item.get("volume")), issue=text(item.get("issue")),
        pages=text(item.get("page")), url=text(item.get("URL")),
        numbers=keys(texts(item.get("ISSN")), texts(item.get("ISBN"))),
    )  # fmt: skip
