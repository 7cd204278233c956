"""BibTeX and biblatex files as lists of references; each entry and field keeps its place.

What breaks the grammar is for the rules to say; here nothing that was written is lost for it.
"""

import re
from dataclasses import replace
from typing import Any

from citecheck.model import Document, Reference, Span
from citecheck.norms import grammar
from citecheck.read import Source
from citecheck.read.bibtex_names import names
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
READABLE = frozenset({"title", "container", "publisher"})
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def read(source: Source) -> Document:
    """Reads a .bib file."""
    document = as_text(source, FORMAT)
    if document.troubles and not document.text:
        return document
    return replace(document, pages=(), references=entries(document), keyed=True)


def entries(document: Document) -> tuple[Reference, ...]:
    """Gives the references of a .bib file's text."""
    library = grammar.library(document.text)
    strings = _strings(library, document.text)
    return tuple(_reference(entry, n, strings, document) for n, entry in enumerate(library.entries, 1))


def _strings(library: grammar.Library, source: str) -> dict[str, str]:
    """What the file's abbreviations stand for."""
    strings: dict[str, str] = {}
    for entry in library.strings:
        for field in entry.fields:
            strings[field.low] = _expanded(field, strings, source)
    return strings


def _expanded(field: grammar.Field, strings: dict[str, str], source: str) -> str:
    """A value with its abbreviations written out; one that isn't defined stays."""
    parts = [(piece.kind, source[piece.start : piece.end]) for piece in field.pieces]
    return "".join(strings.get(text.lower(), text) if kind == "name" else text for kind, text in parts)


def _reference(entry: grammar.Entry, n: int, strings: dict[str, str], document: Document) -> Reference:
    """One entry as a reference: values as they stand in the source, without their outer braces."""
    values: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    normalised: dict[str, str] = {}
    for field in entry.fields:
        name = FIELDS.get(field.low, field.low)
        name += "s" if name in ("author", "editor") else ""
        value = field.text.strip()
        if not value or name in values:
            continue
        values[name] = value
        begin = (field.pieces[0].start if field.pieces else field.start) + len(field.text) - len(field.text.lstrip())
        whole = len(field.pieces) != 1
        spans[name] = document.place(*((field.start, field.end) if whole else (begin, begin + len(value))))
        if name in READABLE and (shown := readable(_expanded(field, strings, document.text))) != value:
            normalised[name] = shown
    kind = KINDS.get(entry.type.lower(), "other")
    if kind == "other" and "url" in values and not ({"container", "publisher"} & values.keys()):
        kind = "web"
    archive = values.get("archiveprefix", values.get("eprinttype", "arxiv")).lower()
    start, end = entry.start, entry.end
    while document.text[end - 1].isspace():
        end -= 1
    return Reference(
        id=entry.key, n=n, raw=document.text[start:end], span=document.place(start, end), label=entry.key, kind=kind,
        authors=tuple(names(values.get("authors", ""))), editors=tuple(names(values.get("editors", ""))),
        title=values.get("title"), container=values.get("container"),
        year=values.get("year") or next(iter(YEAR.findall(values.get("date", ""))), None), date=values.get("date"),
        volume=values.get("volume"), issue=values.get("issue"), pages=values.get("pages"),
        publisher=values.get("publisher"), place=values.get("place"), url=values.get("url"),
        accessed=values.get("accessed"), doi=values.get("doi"), isbn=values.get("isbn"),
        arxiv=values.get("arxiv") if "arxiv" in archive else None,
        edition=values.get("edition"), confidence={}, normalised=normalised, spans=spans,
    )  # fmt: skip


def readable(value: str) -> str:
    """A value without its protecting braces, for a person to read and a program to compare."""
    return " ".join(value.replace("{", "").replace("}", "").split())
