"""RIS: lists of references as databases export them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from citecheck.model import Document, Name, Reference, Trouble
from citecheck.read import Source
from citecheck.read.text import as_text

FORMAT = "ris"
SUFFIXES = (".ris",)
LINE = re.compile(r"^([A-Z][A-Z0-9])  ?- ?(.*)$", re.MULTILINE)  # TY  - JOUR
KINDS = {
    "JOUR": "article", "MGZN": "article", "EJOUR": "article", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "CONF": "conference", "CPAPER": "conference", "THES": "thesis",
    "RPRT": "report", "ELEC": "web", "BLOG": "web", "NEWS": "newspaper", "STAT": "law", "BILL": "law", "CASE": "law",
    "DATA": "dataset", "COMP": "software", "UNPB": "other", "MANSCPT": "archival",
}  # fmt: skip
FIELDS = {
    "TI": "title", "T1": "title", "CT": "title", "JO": "container", "JF": "container", "T2": "container",
    "JA": "container", "BT": "container", "VL": "volume", "IS": "issue", "PB": "publisher", "CY": "place",
    "PP": "place", "UR": "url", "DO": "doi", "ET": "edition", "Y2": "accessed",
}  # fmt: skip
AUTHORS, EDITORS = frozenset({"AU", "A1"}), frozenset({"ED", "A2", "A3"})
NO_LIST = "this is no RIS: it has no line that begins a reference"


def read(source: Source) -> Document:
    """Reads a list."""
    document = as_text(source, FORMAT)
    references = tuple(_references(document))
    if not references and not document.troubles:
        return replace(document, text="", troubles=(Trouble("unreadable", NO_LIST),))
    return replace(document, references=references, keyed=True)


def _references(document: Document) -> Iterator[Reference]:
    rows = list(LINE.finditer(document.text))
    starts = [n for n, row in enumerate(rows) if row[1] == "TY"]
    for n, (first, last) in enumerate(pairwise((*starts, len(rows))), 1):
        end = next((row.end() for row in rows[first:last] if row[1] == "ER"), rows[last - 1].end())
        yield _reference(document, rows[first:last], n, end)


def _reference(document: Document, rows: list[re.Match[str]], n: int, end: int) -> Reference:
    """One reference by its tagged lines."""
    values: dict[str, Any] = {}
    spans = {}
    people: dict[str, list[Name]] = {"authors": [], "editors": []}
    said: dict[str, str] = {}
    for row in rows:
        tag, value = row[1], row[2].strip()
        if not value:
            continue
        said.setdefault(tag, value)
        if tag in AUTHORS or tag in EDITORS:
            people["authors" if tag in AUTHORS else "editors"].append(_name(value))
        elif (field := FIELDS.get(tag)) and field not in values:
            values[field] = value
            spans[field] = document.place(row.start(2), row.start(2) + len(row[2].rstrip()))
    if "SP" in said:
        values["pages"] = "-".join(filter(None, (said["SP"], said.get("EP"))))
    date = said.get("PY") or said.get("Y1") or said.get("DA") or ""
    number = said.get("SN", "")
    if len(re.sub(r"[\W_]", "", number)) in (10, 13):
        values["isbn"] = number
    start = rows[0].start()
    return Reference(
        id=said.get("ID") or str(n), n=n, raw=document.text[start:end], span=document.place(start, end),
        kind=KINDS.get(said.get("TY", ""), "other"), lang=said.get("LA"), authors=tuple(people["authors"]),
        editors=tuple(people["editors"]), year=date[:4] if date[:4].isdigit() else None, spans=spans, **values,
    )  # fmt: skip


def _name(value: str) -> Name:
    family, comma, given = (part.strip() for part in value.partition(","))
    return Name(family, given.replace(",", " ").strip() or None) if comma else Name(literal=value)
