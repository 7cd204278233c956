"""Open Library's description of books: many ISBNs in one question."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from citecheck.model import Name, Record
from citecheck.resolve.registers import services
from citecheck.resolve.registers.loose import once, rows, text
from citecheck.resolve.registers.services import Desk, ServiceError

NONE = "no record"
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")  # March 2009


def ask(desk: Desk, numbers: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Asks for books. That Open Library lacks one means nothing."""
    keys = ",".join(f"ISBN:{one}" for one in numbers)
    said = services.answer(desk, "openlibrary", "/api/books", bibkeys=keys, format="json", jscmd="data")
    if not isinstance(said, dict):
        raise ServiceError("openlibrary: no list")
    for one in numbers:
        item = said.get(f"ISBN:{one}")
        if isinstance(item, dict) and text(item.get("title")):
            yield one, _record(one, item)
        else:
            yield one, Record(f"isbn:{one}", "isbn", trouble=NONE)


def _record(number: str, item: dict[str, Any]) -> Record:
    title, below = text(item.get("title")), text(item.get("subtitle"))
    years = once(YEAR.findall(text(item.get("publish_date")) or ""))
    people = once((*(text(row.get("name")) for row in rows(item.get("authors"))), text(item.get("by_statement"))))
    return Record(
        f"isbn:{number}", "isbn", "book", titles=once((title, f"{title}: {below}" if below else None)),
        authors=tuple(Name(literal=one) for one in people), year=years[0] if years else None, years=years,
        url=text(item.get("url")),
    )  # fmt: skip
