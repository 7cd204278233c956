"""EndNote XML."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from citecheck.export.item import Item, Options, printed
from citecheck.export.kinds import genre, written_as
from citecheck.export.ris import person
from citecheck.export.works import works
from citecheck.model import Paper
from citecheck.read import endnote as reader

SUFFIX = ".xml"
READ = reader.read
TYPES = {
    "article": ("Journal Article", 17), "newspaper": ("Newspaper Article", 23), "book": ("Book", 6),
    "chapter": ("Book Section", 5), "web": ("Web Page", 12), "thesis": ("Thesis", 32), "law": ("Statute", 31),
    "archival": ("Manuscript", 36), "conference": ("Conference Paper", 47), "report": ("Report", 27),
    "software": ("Computer Program", 9), "dataset": ("Dataset", 59),
}  # fmt: skip
GENERIC = ("Generic", 13)


def render(papers: Iterable[Paper], options: Options | None = None) -> str:
    """Writes the references of papers as EndNote XML."""
    options = options or Options()
    found, several = works(papers, options)
    records = "".join(f"<record>{''.join(_record(item, options, several))}</record>\n" for item in found)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n{records}</records></xml>\n'


def _record(item: Item, options: Options, several: bool) -> Iterator[str]:
    """The elements of a record, in the order EndNote writes them."""
    name, number = TYPES.get(written_as(item), GENERIC)
    raw = printed(item, options.raw)
    yield f'<ref-type name="{name}">{number}</ref-type>'
    authors = _within("authors", (_element("author", person(name)) for name in item.authors))
    editors = _within("secondary-authors", (_element("author", person(name)) for name in item.editors))
    yield _within("contributors", (authors, editors))
    other = _element("translated-title", "; ".join(item.titles))
    yield _within("titles", (_element("title", item.title), _element("secondary-title", item.container), other))
    yield _element("pages", item.pages)
    yield _element("volume", item.volume)
    yield _element("number", item.issue)
    yield _element("edition", item.edition)
    yield _within("keywords", (_element("keyword", word) for word in item.keywords))
    day = _within("pub-dates", (_element("date", item.date),))
    yield _within("dates", (_element("year", item.year), day))
    yield _element("pub-location", item.place)
    yield _element("publisher", item.publisher)
    yield _element("isbn", item.isbn or item.issn)
    yield _element("electronic-resource-num", item.doi)
    yield _element("abstract", item.abstract)
    yield _element("label", item.key)
    yield _element("notes", raw)
    yield _element("research-notes", f"Cited in {', '.join(item.papers)}" if several and item.papers else None)
    yield _element("work-type", genre(item))
    yield _within("urls", (_within("related-urls", (_element("url", item.url),)),))
    yield _element("custom1", f"arXiv: {item.arxiv}" if item.arxiv else None)
    yield _element("language", item.lang)
    yield _element("access-date", item.accessed)


def _element(name: str, value: str | None) -> str:
    """An element with its text in EndNote's style element; nothing for no text."""
    style = '<style face="normal" font="default" size="100%">'
    return f"<{name}>{style}{escape(value)}</style></{name}>" if value else ""


def _within(name: str, parts: Iterable[str]) -> str:
    """An element around others; nothing around nothing."""
    inner = "".join(parts)
    return f"<{name}>{inner}</{name}>" if inner else ""
