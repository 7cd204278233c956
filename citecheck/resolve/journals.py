"""The names under which Crossref has the articles of an ISSN: also former, parallel and translated ones."""

from collections.abc import Iterator, Sequence
from html import unescape

from citecheck.model import Record
from citecheck.resolve import services
from citecheck.resolve.loose import text
from citecheck.resolve.services import Desk

MOST = 100  # names, as many as Crossref counts
NONE = "no record"


def ask(desk: Desk, numbers: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Asks for journals. That Crossref has none means nothing: many are registered elsewhere, or nowhere."""
    for one in numbers:
        said = services.answer(desk, "issn", f"/journals/{one}/works", rows="0", facet=f"container-title:{MOST}")
        names = tuple(_names(said))
        yield one, Record(f"issn:{one}", "issn", "journal", containers=names, trouble=None if names else NONE)


def _names(said: object) -> Iterator[str]:
    """The names counted, {"message": {"facets": {"container-title": {"values": {"Water History": 12}}}}}."""
    for part in ("message", "facets", "container-title", "values"):
        said = said.get(part) if isinstance(said, dict) else None
    for name in said if isinstance(said, dict) else ():
        if found := text(unescape(str(name))):
            yield found
