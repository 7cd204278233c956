"""BibTeX and biblatex files as lists of references; each entry and field keeps its place.

bibtexparser finds the blocks. An entry it gives up (a field or key given twice) is read all the same.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from citecheck.model import Document, Name, Reference, Span, Trouble
from citecheck.read import Source
from citecheck.read.text import as_text

FORMAT = "bibtex"
SUFFIXES = (".bib",)
KINDS = {
    "article": "article", "inproceedings": "conference", "conference": "conference", "proceedings": "conference",
    "book": "book", "mvbook": "book", "booklet": "book", "inbook": "chapter", "incollection": "chapter",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "online": "web", "electronic": "web", "www": "web", "dataset": "dataset", "software": "software",
    "manual": "report", "misc": "other", "unpublished": "other", "patent": "other", "legislation": "law",
}  # fmt: skip
FIELDS = {
    "title": "title", "journal": "container", "journaltitle": "container", "booktitle": "container", "year": "year",
    "date": "date", "volume": "volume", "number": "issue", "issue": "issue", "pages": "pages",
    "publisher": "publisher", "institution": "publisher", "school": "publisher", "organization": "publisher",
    "address": "place", "location": "place", "url": "url", "urldate": "accessed", "doi": "doi", "isbn": "isbn",
    "eprint": "arxiv", "edition": "edition",
}  # fmt: skip
AND = re.compile(r"\s+and\s+(?![^{]*\})", re.IGNORECASE)  # Doe, J. and {Barnes and Noble}
BRACED = re.compile(r"\{(.*)\}", re.DOTALL)  # {World Bank}
YEAR = re.compile(r"\d{4}")
logging.getLogger("bibtexparser").propagate = False  # what it says there is said by our findings


def read(source: Source) -> Document:
    """Reads a .bib file."""
    document = as_text(source, FORMAT)
    if document.troubles and not document.text:
        return document
    references, troubles = entries(document)
    return Document(
        document.path, FORMAT, document.sha256, document.text, document.encoding, document.lines,
        references=references, keyed=True, troubles=document.troubles + troubles,
    )  # fmt: skip


def entries(document: Document) -> tuple[tuple[Reference, ...], tuple[Trouble, ...]]:
    """Gives the references of a .bib file's text, and what in it couldn't be read."""
    references: list[Reference] = []
    troubles: list[Trouble] = []
    for block, start in _blocks(document.text):
        span = document.place(start, start + len(block.raw))
        entry = getattr(block, "ignore_error_block", None) or block
        if hasattr(entry, "entry_type"):
            references.append(_reference(entry, block.raw, len(references) + 1, start, document))
        elif hasattr(block, "error"):
            what = getattr(block.error, "abort_reason", "") or str(block.error) or "no BibTeX entry"
            troubles.append(Trouble("partly", f"an entry could not be read ({what}): see its braces and commas", span))
    return tuple(references), tuple(troubles)


def _blocks(text: str) -> Iterator[tuple[Any, int]]:
    """Gives bibtexparser's blocks, each with the offset it begins at."""
    from bibtexparser.middlewares import RemoveEnclosingMiddleware
    from bibtexparser.model import Entry
    from bibtexparser.splitter import Splitter

    bare = RemoveEnclosingMiddleware(allow_inplace_modification=True)
    library = bare.transform(Splitter(text).split())
    for failed in library.failed_blocks:
        if isinstance(failed.ignore_error_block, Entry):
            bare.transform_entry(failed.ignore_error_block, library)
    at = 0
    for block in library.blocks:
        raw = block.raw or ""
        start = text.find(raw, at)
        start = at if start < 0 else start
        yield block, start
        at = start + len(raw)


def _reference(entry: Any, raw: str, n: int, start: int, document: Document) -> Reference:  # noqa: ANN401
    """One entry as a reference: values as they stand in the source, without their outer braces."""
    values: dict[str, str] = {}
    spans: dict[str, Span] = {}
    for field in entry.fields:
        name = FIELDS.get(field.key.lower(), field.key.lower())
        value = str(field.value).strip()
        if name in ("author", "editor"):
            name += "s"
        if value and name not in values:
            values[name] = value
            if at := re.search(rf"\b{re.escape(field.key)}\s*=\s*", raw):
                begin = raw.find(value, at.end())
                if begin >= 0:
                    spans[name] = document.place(start + begin, start + begin + len(value))
    kind = KINDS.get(entry.entry_type.lower(), "other")
    if kind == "other" and "url" in values and not ({"container", "publisher"} & values.keys()):
        kind = "web"
    arxiv = (
        values.get("arxiv")
        if "arxiv" in values.get("archiveprefix", values.get("eprinttype", "arxiv")).lower()
        else None
    )
    year = values.get("year") or next(iter(YEAR.findall(values.get("date", ""))), None)
    normalised = (
        {"title": plain} if "title" in values and (plain := readable(values["title"])) != values["title"] else {}
    )
    return Reference(
        id=entry.key, n=n, raw=raw, span=document.place(start, start + len(raw)), label=entry.key, kind=kind,
        authors=tuple(names(values.get("authors", ""))), editors=tuple(names(values.get("editors", ""))),
        title=values.get("title"), container=values.get("container"), year=year, date=values.get("date"),
        volume=values.get("volume"), issue=values.get("issue"), pages=values.get("pages"),
        publisher=values.get("publisher"), place=values.get("place"), url=values.get("url"),
        accessed=values.get("accessed"), doi=values.get("doi"), isbn=values.get("isbn"), arxiv=arxiv,
        edition=values.get("edition"), confidence={}, normalised=normalised, spans=spans,
    )  # fmt: skip


def names(value: str) -> Iterator[Name]:
    """Splits a BibTeX name list: "Doe, Jane and John Doe and {World Bank} and others"."""
    for part in AND.split(value):
        name = part.strip()
        if not name or name.lower() == "others":
            continue
        if braced := BRACED.fullmatch(name):
            yield Name(literal=braced[1])
        elif "," in name:
            family, _, given = name.partition(",")
            yield Name(family.strip() or None, given.strip() or None)
        else:
            given, _, family = name.rpartition(" ")
            yield Name(family, given or None)


def readable(value: str) -> str:
    """A value without its protecting braces, for a person to read and a program to compare."""
    return " ".join(value.replace("{", "").replace("}", "").split())
