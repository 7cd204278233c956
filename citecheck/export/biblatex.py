"""biblatex for biber: its own types (online, thesis, report, dataset), ISO dates, journaltitle and location."""

from collections.abc import Iterable, Iterator

from citecheck.export import editions, latex
from citecheck.export.bibtex import LANGIDS, written
from citecheck.export.item import ISO, Item, Options
from citecheck.export.kinds import extent, genre, written_as
from citecheck.model import Paper
from citecheck.read import bibtex as reader

SUFFIX = ".bib"
READ = reader.read
TYPES = {
    "article": "article", "newspaper": "article", "book": "book", "chapter": "incollection", "web": "online",
    "conference": "inproceedings", "thesis": "thesis", "report": "report", "software": "software",
    "dataset": "dataset",
}  # fmt: skip
CONTAINERS = {
    "article": "journaltitle", "incollection": "booktitle", "inproceedings": "booktitle", "book": "series",
    "online": "organization", "misc": "howpublished",
}  # fmt: skip
PUBLISHERS = {
    "thesis": "institution", "report": "institution", "misc": "organization", "online": "organization",
    "software": "organization",
}  # fmt: skip


def render(papers: Iterable[Paper], options: Options | None = None) -> str:
    """Writes the references of papers as biblatex entries."""
    options = options or Options()
    return written(papers, options, "annotation", lambda item: (type_of(item), fields(item)))


def type_of(item: Item) -> str:
    """The entry type of an item's kind."""
    return TYPES.get(written_as(item), "misc")


def fields(item: Item) -> Iterator[tuple[str, str]]:
    """The fields of an entry, in the order a person reads them."""
    kind = type_of(item)
    accessed = ISO.fullmatch(item.accessed or "")
    values = (
        ("author", latex.people(item.authors)),
        ("editor", latex.people(item.editors)),
        ("title", latex.title(item.title, item.lang) if item.title else ""),
        ("titleaddon", latex.text("; ".join(item.titles))),
        (CONTAINERS.get(kind, "note"), latex.text(item.container or "")),
        ("entrysubtype", "newspaper" if item.kind == "newspaper" else ""),
        ("type", latex.text(genre(item) or "")),
        ("date", item.date or ""),
        ("year", "" if item.date else latex.text(item.year or "")),
        ("volume", latex.text(item.volume or "")),
        ("number", latex.text(item.issue or "")),
        ("pagetotal" if extent(item) else "pages", latex.pages(item.pages or "")),
        (PUBLISHERS.get(kind, "publisher"), latex.text(item.publisher or "")),
        ("location", latex.text(item.place or "")),
        ("edition", latex.text(editions.number(item.edition))),
        ("isbn", latex.verbatim(item.isbn or "")),
        ("issn", latex.verbatim(item.issn or "")),
        ("doi", latex.verbatim(item.doi or "")),
        ("eprint", latex.verbatim(item.arxiv or "")),
        ("eprinttype", "arxiv" if item.arxiv else ""),
        ("url", latex.verbatim(item.url or "")),
        ("urldate", item.accessed if accessed and item.accessed else ""),
        ("addendum", "" if accessed else latex.text(item.accessed or "")),
        ("langid", LANGIDS.get((item.lang or "").partition("-")[0], "")),
        ("keywords", latex.text(", ".join(item.keywords))),
        ("abstract", latex.text(item.abstract or "")),
    )
    yield from ((name, f"{{{value}}}") for name, value in values if value)
