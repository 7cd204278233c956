"""RIS, which EndNote, Mendeley and Zotero read: a tag and a value a line."""

import re
from collections.abc import Iterable, Iterator

from citecheck.export.item import ISO, Item, Options, printed
from citecheck.export.kinds import genre, written_as
from citecheck.export.latex import DASH
from citecheck.export.works import works
from citecheck.model import Name, Paper
from citecheck.read import ris as reader

SUFFIX = ".ris"
READ = reader.read
TYPES = {
    "article": "JOUR", "newspaper": "NEWS", "book": "BOOK", "chapter": "CHAP", "web": "ELEC", "thesis": "THES",
    "law": "STAT", "archival": "MANSCPT", "conference": "CPAPER", "report": "RPRT", "software": "COMP",
    "dataset": "DATA",
}  # fmt: skip
PARTS = ("article", "newspaper", "chapter", "conference")  # A2 edit what these stand in; of a whole, its series
PAGES = re.compile(r"(\w+)-([^\W\d_]{0,3}\d\w*|[ivxlcdm]+)", re.IGNORECASE)  # 12-15; 221-модда is one


def render(papers: Iterable[Paper], options: Options | None = None) -> str:
    """Writes the references of papers as RIS."""
    options = options or Options()
    found, several = works(papers, options)
    return "\n".join(
        "".join(f"{tag}  - {value}\n" for tag, value in _lines(item, options, several)) + "ER  - \n" for item in found
    )


def _lines(item: Item, options: Options, several: bool) -> Iterator[tuple[str, str]]:
    """The lines of an entry, without those that would be empty."""
    first, last = _pages(item.pages)
    raw = printed(item, options.raw)
    values = (
        ("TY", TYPES.get(written_as(item), "GEN")),
        ("ID", item.key),
        *(("AU", person(name)) for name in item.authors),
        *(("A2" if item.kind in PARTS else "ED", person(name)) for name in item.editors),
        ("TI", item.title),
        ("TT", "; ".join(item.titles)),
        ("T2", item.container),
        ("PY", item.year),
        ("DA", _date(item.date)),
        ("VL", item.volume),
        ("IS", item.issue),
        ("SP", first),
        ("EP", last),
        ("M3", genre(item)),
        ("PB", item.publisher),
        ("CY", item.place),
        ("ET", item.edition),
        ("SN", item.isbn or item.issn),
        ("DO", item.doi),
        ("UR", item.url),
        ("Y2", _date(item.accessed)),
        ("LA", item.lang),
        *(("KW", word) for word in item.keywords),
        ("AB", item.abstract),
        ("N1", f"arXiv: {item.arxiv}" if item.arxiv else None),
        ("N1", raw),
        ("N1", f"Cited in {', '.join(item.papers)}" if several and item.papers else None),
    )
    yield from ((tag, value) for tag, value in values if value)


def person(name: Name) -> str:
    """Family, Given; an organisation as it is."""
    parts = (name.family, name.given) if name.family else (name.literal or name.given,)
    return ", ".join(part for part in parts if part)


def _pages(value: str | None) -> tuple[str | None, str | None]:
    """First and last page, where there are two; else what is printed."""
    match = PAGES.fullmatch(DASH.sub("-", value or ""))
    return (match[1], match[2]) if match else (value, None)


def _date(value: str | None) -> str | None:
    """A date as RIS has it, 2019/04/12; else as printed."""
    if not value or not ISO.fullmatch(value):
        return value
    return "/".join((*value.split("-"), "", "")[:3])
