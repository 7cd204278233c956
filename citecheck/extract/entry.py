"""One entry's text to a Reference: certain parts first, then its stretches, then each field's normal form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from citecheck.extract import dates, fields
from citecheck.extract.archives import archive
from citecheck.extract.fields.people import people
from citecheck.extract.fields.responsibility import joined
from citecheck.extract.fields.value import Value
from citecheck.extract.flow import Flow
from citecheck.extract.ibid import is_ibid
from citecheck.extract.kinds import kind
from citecheck.extract.links import Address, addresses
from citecheck.extract.marks import Mark, marks
from citecheck.languages import detect
from citecheck.model import Name, Reference, Span, Work

SEVERAL = re.compile(r"(?<=[\d.])\s*;\s+(?=[^\W\d_])")  # "С. 132; Ионова Е.П. ..."
EMPHASIS = re.compile(
    r"(?<![\w*])(?P<open>\*{1,3})(?=[^\s*])[^*]{2,300}?(?<=[^\s*])(?P<close>\*{1,3})(?![\w*])"
)  # *Journal*
BY_RULE, BY_LOOKS = 0.98, 0.9
SHORTEST = 20  # letters of one of several works
SOURCE = frozenset({"container", "year", "publisher", "pages"})
PLACES_WITHIN = frozenset({"pages", "volume", "issue", "year", "date"})  # what "ibid." may say of its own
CERTAIN = frozenset({"url", "doi", "isbn", "arxiv", "accessed"})
PLAIN = ("title", "container", "year", "date", "volume", "issue", "pages", "publisher", "place", "edition")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The fields of an entry's text, and where in it each stands."""

    fields: dict[str, str]
    spans: dict[str, tuple[int, int]]
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    normalised: dict[str, str]
    confidence: dict[str, float]
    kind: str


def reference(found: Flow, n: int, label: str | None, place: Callable[[int, int], Span], id: str) -> Reference:  # noqa: A002
    """Makes a Reference of an entry's Flow (newlines at the line ends)."""
    raw_flow, found_addresses = mended(found)
    raw = raw_flow.text
    several = works(raw)
    parsed = several[0] if several else parse(raw, found_addresses)
    spans = {field: place(*raw_flow.range(*span)) for field, span in parsed.spans.items()}
    values: dict[str, Any] = {field: parsed.fields.get(field) for field in (*PLAIN, *CERTAIN)}
    return Reference(
        id=id, n=n, raw=raw, span=place(*raw_flow.range(0, len(raw))), label=label, kind=parsed.kind, lang=detect(raw),
        authors=parsed.authors, editors=parsed.editors, confidence=parsed.confidence,
        normalised=parsed.normalised, works=tuple(map(_work, several)), spans=spans, **values,
    )  # fmt: skip


def mended(found: Flow) -> tuple[Flow, list[Address]]:
    """An entry in one line, the blanks that tear its addresses taken out."""
    seen = list(addresses(found.text))
    holes = [hole for address in seen for hole in address.holes]
    if "*" in found.text:
        holes += [span for match in EMPHASIS.finditer(found.text) for span in (match.span("open"), match.span("close"))]
    raw = found.without(holes).unbroken() if holes else found.unbroken()
    return raw, seen if raw.text == found.text else list(addresses(raw.text))


def parse(raw: str, found: list[Address] | None = None) -> Parsed:
    """Reads the fields of an entry in one line."""
    certain = list(marks(raw, list(addresses(raw)) if found is None else found))
    archival = archive(raw)
    spans: dict[str, tuple[int, int]] = {}
    texts: dict[str, str] = {}
    confidence: dict[str, float] = {}
    for mark in certain:
        if mark.field in CERTAIN and mark.field not in spans:
            spans[mark.field], confidence[mark.field] = (mark.start, mark.end), BY_RULE
            texts[mark.field] = mark.value if mark.field == "url" else raw[mark.start : mark.end]
    for field, value in _fitting(raw, fields.values(raw, certain), archival).items():
        spans.setdefault(field, (value.start, value.end))
        confidence.setdefault(field, value.confidence)
        texts.setdefault(field, raw[value.start : value.end])
    iso: dict[str, str] = {f: dates.iso(texts[f]) or "" for f in ("date", "accessed") if f in texts}
    normalised = {field: form for field, form in iso.items() if form and form != texts[field]}
    behind, spans = texts.pop("stated", ""), {field: span for field, span in spans.items() if field != "stated"}
    confidence.pop("stated", None)
    authors, editors = (people(texts[field]) if field in texts else () for field in ("authors", "editors"))
    authors = joined(authors, people(behind)) if behind else authors
    slashes = "//" in raw and "//" in _urlless(raw, certain)
    told = "archival" if archival else kind(raw, texts, slashes=slashes, iso=iso.get("date", ""))
    return Parsed(texts, spans, authors, editors, normalised, confidence, told)


def _fitting(raw: str, values: dict[str, Value], archival: tuple[int, int] | None) -> dict[str, Value]:
    """What a place in an archive (its name, pages) or "ibid." (where in the work) can have of the fields."""
    ibid = is_ibid(raw)
    if archival:
        kept = {field: value for field, value in values.items() if field == "pages" and value.start > archival[1]}
        if archival[1] > archival[0] and not ibid:
            kept["container"] = Value(*archival, BY_LOOKS)
        return kept
    return {field: value for field, value in values.items() if field in PLACES_WITHIN} if ibid else values


def works(raw: str) -> list[Parsed]:
    """The works of an entry that holds two or more, each told by its authors (or an archive) and a source."""
    parts = SEVERAL.split(raw)
    if len(parts) < 2 or any(len(part) < SHORTEST or not re.search(r"\d", part) for part in parts):
        return []
    parsed = [parse(part) for part in parts]
    whole = all((work.authors or work.kind == "archival") and work.fields.keys() & SOURCE for work in parsed)
    return parsed if whole else []


def _work(work: Parsed) -> Work:
    values: dict[str, Any] = {field: work.fields.get(field) for field in (*PLAIN, *CERTAIN)}
    return Work(kind=work.kind, authors=work.authors, editors=work.editors, **values)


def _urlless(raw: str, certain: list[Mark]) -> str:
    for mark in reversed(certain):
        if mark.field == "url":
            raw = raw[: mark.start] + raw[mark.end :]
    return raw
