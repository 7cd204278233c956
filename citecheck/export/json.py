"""The parse JSON: everything read from papers, in the shape that other programs rely on."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from citecheck import __version__
from citecheck.model import Citation, Link, Paper, Reference, Work

SCHEMA = 1
PAPER = (
    "path", "format", "sha256", "lang", "title", "authors", "affiliation", "emails", "keywords", "abstract", "dates",
    "journal", "volume", "issue", "pages", "doi", "udc", "issn", "journal_url", "reference_heading", "second_list",
)  # fmt: skip
FIELDS = (
    "authors", "editors", "title", "container", "year", "date", "volume", "issue", "pages", "publisher", "place",
    "url", "accessed", "doi", "isbn", "arxiv", "edition",
)  # fmt: skip
WORK = ("kind", *FIELDS)
REFERENCE = ("id", "n", "label", "raw", "kind", "lang", *FIELDS, "confidence", "normalised", "span")
CITATION = ("marker", "targets", "unresolved", "locator", "span")
SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a pair, as a broken PDF may hold
LINK = ("url", "raw", "reference", "span")


def render(papers: Iterable[Paper]) -> str:
    """Writes papers as one JSON text."""
    return "".join(chunks(papers))


def chunks(papers: Iterable[Paper]) -> Iterator[str]:
    """Writes papers one by one, so that an archive needn't be held in memory."""
    yield f'{{"citecheck":{encode(__version__)},"schema":{SCHEMA},"papers":['
    comma = "\n"
    for paper in papers:
        yield comma + encode(shape(paper))
        comma = ",\n"
    yield "\n]}\n"


def shape(paper: Paper) -> dict[str, Any]:
    """A paper with the keys that are written, in their order."""
    own, top = paper.part, paper.top
    part = {"part": {"n": own.n, "of": own.of, "line": top.line, "page": top.page}} if own else {}
    return {
        **_picked(paper, PAPER),
        **part,
        "references": [_reference(reference) for reference in paper.references],
        "citations": [_picked(citation, CITATION) for citation in paper.citations],
        "links": [_picked(link, LINK) for link in paper.links],
    }


def encode(value: object) -> str:
    """Writes a value as JSON; half a surrogate pair, which no encoding can carry, is backslash-escaped."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
        return SURROGATE.sub(lambda half: f"\\\\u{ord(half[0]):04x}", text)


def _picked(value: Paper | Reference | Work | Citation | Link, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _reference(reference: Reference) -> dict[str, Any]:
    picked = _picked(reference, REFERENCE)
    if len(reference.works) > 1:
        picked["works"] = [_picked(work, WORK) for work in reference.works]
    return picked
