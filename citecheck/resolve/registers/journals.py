"""The names under which Crossref has the articles of an ISSN: also former, parallel and translated ones."""

from collections.abc import Iterator, Sequence
from html import unescape

from citecheck.model import Record
from citecheck.resolve.registers import services
from citecheck.resolve.registers.loose import text
from citecheck.resolve.registers.services import Desk

MOST = 100  # names, as many as Crossref counts
LEAST = 10  # articles; fewer may be another journal's, registered with a mistyped ISSN
NONE = "no record"


def ask(desk: Desk, numbers: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Asks for journals. That Crossref has none means nothing: many are registered elsewhere, or nowhere."""
    for one in numbers:
        said = services.answer(desk, "issn", f"/journals/{one}/works", rows="0", facet=f"container-title:{MOST}")
        counts = _counts(said)
        names = tuple(counts) if sum(counts.values()) >= LEAST else ()
        yield one, Record(f"issn:{one}", "issn", "journal", containers=names, trouble=None if names else NONE)


def _counts(said: object) -> dict[str, int]:
    """How often each name is, {"message": {"facets": {"container-title": {"values": {"Water History": 12}}}}}."""
    for part in ("message", "facets", "container-title", "values"):
        said = said.get(part) if isinstance(said, dict) else None
    counted = said.items() if isinstance(said, dict) else ()
    return {found: count for name, count in counted if isinstance(count, int) and (found := text(unescape(str(name))))}
