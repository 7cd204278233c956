"""CSL-JSON, which Zotero, pandoc and citeproc read."""

from collections.abc import Iterable
from typing import Any

import msgspec

from citecheck.export.item import ISO, Item, Options, printed
from citecheck.export.kinds import extent, genre, written_as
from citecheck.export.works import works
from citecheck.model import Name, Paper
from citecheck.read import csl as reader

SUFFIX = ".json"
READ = reader.read
TYPES = {
    "article": "article-journal", "newspaper": "article-newspaper", "book": "book", "chapter": "chapter",
    "web": "webpage", "thesis": "thesis", "law": "legislation", "archival": "document",
    "conference": "paper-conference", "report": "report", "software": "software", "dataset": "dataset",
}  # fmt: skip
PARALLEL = "Parallel title"  # what librarians call a title in another language; "original-title" would be false


def render(papers: Iterable[Paper], options: Options | None = None) -> str:
    """Writes the references of papers as CSL-JSON."""
    options = options or Options()
    found, several = works(papers, options)
    data = msgspec.json.encode([_entry(item, options, several) for item in found])
    return msgspec.json.format(data, indent=2).decode() + "\n"


def _entry(item: Item, options: Options, several: bool) -> dict[str, Any]:
    """An entry without its empty fields."""
    raw = printed(item, options.raw)
    notes = (
        f"{PARALLEL}: {'; '.join(item.titles)}" if item.titles else "",
        f"arXiv: {item.arxiv}" if item.arxiv else "",
        raw or "",
        f"Cited in {', '.join(item.papers)}" if several and item.papers else "",
    )
    values = {
        "id": item.key,
        "type": TYPES.get(written_as(item), "document"),
        "author": [person for name in item.authors if (person := _person(name))],
        "editor": [person for name in item.editors if (person := _person(name))],
        "title": item.title,
        "container-title": item.container,
        "issued": _date(item.date or item.year),
        "volume": item.volume,
        "issue": item.issue,
        "number-of-pages" if extent(item) else "page": item.pages,
        "genre": genre(item),
        "publisher": item.publisher,
        "publisher-place": item.place,
        "edition": item.edition,
        "ISBN": item.isbn,
        "ISSN": item.issn,
        "DOI": item.doi,
        "URL": item.url,
        "accessed": _date(item.accessed),
        "language": item.lang,
        "keyword": ", ".join(item.keywords),
        "abstract": item.abstract,
        "note": "\n".join(note for note in notes if note),
    }
    return {name: value for name, value in values.items() if value}


def _person(name: Name) -> dict[str, str]:
    if not name.family:
        literal = name.literal or name.given
        return {"literal": literal} if literal else {}
    return {"family": name.family, **({"given": name.given} if name.given else {})}


def _date(value: str | None) -> dict[str, Any] | None:
    """A date in parts, if it is in ISO form; else as printed."""
    if not value:
        return None
    if ISO.fullmatch(value):
        return {"date-parts": [[int(part) for part in value.split("-")]]}
    return {"literal": value}
