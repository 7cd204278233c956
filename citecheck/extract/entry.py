"""One entry's text to a Reference: certain parts first, then its stretches, then each field's normal form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from citecheck.extract import dates, names
from citecheck.extract.flow import Flow
from citecheck.extract.kinds import kind
from citecheck.extract.links import Address, addresses
from citecheck.extract.marks import Mark, marks
from citecheck.extract.stretches import Stretch, stretches
from citecheck.languages import detect
from citecheck.model import Name, Reference, Span, Work

SEVERAL = re.compile(r"(?<=[\d.])\s*;\s+(?=[^\W\d_])")  # "С. 132; Ионова Е.П. ..."
EMPHASIS = re.compile(
    r"(?<![\w*])(?P<open>\*{1,3})(?=[^\s*])[^*]{2,300}?(?<=[^\s*])(?P<close>\*{1,3})(?![\w*])"
)  # *Journal*
BY_RULE, BY_LOOKS = 0.98, 0.8
CERTAIN = frozenset({"url", "doi", "isbn", "arxiv", "accessed"})
PLAIN = ("title", "container", "year", "date", "volume", "issue", "pages", "publisher", "place", "edition")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The fields of an entry's text, and where in it each stands."""

    fields: dict[str, str]
    spans: dict[str, tuple[int, int]]
    authors: tuple[Name, ...]
    normalised: dict[str, str]
    kind: str


def reference(found: Flow, n: int, label: str | None, place: Callable[[int, int], Span], id: str) -> Reference:  # noqa: A002
    """Makes a Reference of an entry's Flow (newlines at the line ends)."""
    raw_flow, found_addresses = mended(found)
    raw = raw_flow.text
    parsed = parse(raw, found_addresses)
    spans = {field: place(*raw_flow.range(*span)) for field, span in parsed.spans.items()}
    values: dict[str, Any] = {field: parsed.fields.get(field) for field in (*PLAIN, *CERTAIN)}
    return Reference(
        id=id, n=n, raw=raw, span=place(*raw_flow.range(0, len(raw))), label=label, kind=parsed.kind, lang=detect(raw),
        authors=parsed.authors, confidence={f: BY_RULE if f in CERTAIN else BY_LOOKS for f in parsed.spans},
        normalised=parsed.normalised, works=works(raw), spans=spans, **values,
    )  # fmt: skip


def mended(found: Flow) -> tuple[Flow, list[Address]]:
    """An entry in one line, the blanks that tear its addresses taken out."""
    holes = [hole for address in addresses(found.text) for hole in address.holes]
    holes += [span for match in EMPHASIS.finditer(found.text) for span in (match.span("open"), match.span("close"))]
    raw = found.without(holes).unbroken() if holes else found.unbroken()
    return raw, list(addresses(raw.text))


def parse(raw: str, found: list[Address] | None = None) -> Parsed:
    """Reads the fields of an entry in one line."""
    certain = list(marks(raw, list(addresses(raw)) if found is None else found))
    spans: dict[str, tuple[int, int]] = {}
    fields: dict[str, str] = {}
    parts: list[Mark | Stretch] = [*certain, *stretches(raw, certain)]
    for part in parts:
        if part.field == "medium" or part.field in spans:
            continue
        text = part.value if isinstance(part, Mark) and part.field == "url" else _quoteless(raw, part)
        if text:
            spans[part.field], fields[part.field] = (part.start, part.end), text
    authors = tuple(names.people(fields["authors"])) if "authors" in fields else ()
    if "authors" in fields and not _has_initials(fields["authors"]):
        authors = (names.literal(fields["authors"]),)
    normalised: dict[str, str] = {
        field: iso
        for field in ("date", "accessed")
        if field in fields and (iso := dates.iso(fields[field])) and iso != fields[field]
    }
    return Parsed(fields, spans, authors, normalised, kind(raw, fields, slashes="//" in _urlless(raw, certain)))


def works(raw: str) -> tuple[Work, ...]:
    """The works of an entry that holds two or more, each told by authors or a source of its own."""
    parts = SEVERAL.split(raw)
    if len(parts) < 2:
        return ()
    parsed = [parse(part) for part in parts]
    if not all(work.authors and (work.fields.keys() & {"container", "year", "publisher"}) for work in parsed):
        return ()
    return tuple(_work(work) for work in parsed)


def _work(work: Parsed) -> Work:
    values: dict[str, Any] = {field: work.fields.get(field) for field in (*PLAIN, *CERTAIN)}
    return Work(kind=work.kind, authors=work.authors, **values)


def _has_initials(text: str) -> bool:
    return bool(names.leading(text)[0])


def _quoteless(raw: str, part: Mark | Stretch) -> str:
    """The text of a stretch, without quotes or full stops left open at its ends."""
    text = raw[part.start : part.end].strip()
    if part.field == "place":
        return text
    return text.strip('“”"«»') if part.field in ("container", "publisher") else text


def _urlless(raw: str, certain: list[Mark]) -> str:
    for mark in reversed(certain):
        if mark.field == "url":
            raw = raw[: mark.start] + raw[mark.end :]
    return raw
