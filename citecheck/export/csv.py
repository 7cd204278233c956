"""One reference a row, for a spreadsheet: Excel opens Cyrillic right, and no cell is run as a formula."""

import csv
import io
from collections.abc import Iterable

from citecheck.export.item import Item, Options, clean
from citecheck.export.ris import person
from citecheck.export.works import works
from citecheck.model import Paper

SUFFIX = ".csv"
BOM = "\ufeff"
PLAIN = (
    "title", "container", "year", "date", "volume", "issue", "pages", "publisher", "place", "edition", "doi", "isbn",
    "issn", "arxiv", "url", "accessed", "lang",
)  # fmt: skip
COLUMNS = ("key", "kind", "authors", "editors", *PLAIN, "titles", "papers", "raw")
FORMULA = ("=", "+", "-", "@")


def render(papers: Iterable[Paper], options: Options | None = None) -> str:
    """Writes the references of papers as a table."""
    found, _ = works(papers, options or Options())
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(item)] for item in found)
    return BOM + out.getvalue()


def _row(item: Item) -> tuple[str, ...]:
    return (
        item.key,
        item.kind,
        "; ".join(map(person, item.authors)),
        "; ".join(map(person, item.editors)),
        *(getattr(item, name) or "" for name in PLAIN),
        "; ".join(item.titles),
        "; ".join(item.papers),
        clean(item.raw) or "",
    )


def _cell(value: str) -> str:
    """A value that a spreadsheet takes for text."""
    return f"'{value}" if value.startswith(FORMULA) else value
