"""A whole Paper made of a Document: each room of the extraction asked in its turn."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from citecheck.extract import given, repeated
from citecheck.extract.citations import citations
from citecheck.extract.entry import reference
from citecheck.extract.flow import flow
from citecheck.extract.header import Header, header
from citecheck.extract.ibid import pointed
from citecheck.extract.lines import Line, layout
from citecheck.extract.links import addresses
from citecheck.extract.parts import parts
from citecheck.extract.reference_list import reference_list
from citecheck.extract.sections import headings
from citecheck.extract.segmentation import Piece
from citecheck.languages import detect
from citecheck.model import LISTS, Document, Link, Paper, Reference, Span


def papers(document: Document) -> list[Paper]:
    """Makes Papers of a Document: one, or each of those that a journal issue holds."""
    return [paper(part) for part in parts(document)]


def paper(document: Document) -> Paper:
    """Makes a Paper of a Document."""
    if not document.text:
        return Paper(document.path, document.format, document.sha256, troubles=document.troubles, used=document.used)
    sorted_lines = layout(document)
    lines = sorted_lines.lines
    own = document.format in LISTS  # which have neither a header nor headings
    found = [] if own else list(headings(lines))
    references = given.references(document)
    listed = None if references else reference_list(lines, found, document.text)
    entries = listed.entries if listed else ()
    references = repeated.named(pointed(references or _references(document, entries)))
    if document.confidence < 1:
        references = tuple(_less_sure(one, document.confidence) for one in references)
    end = listed.first if listed else len(lines) if own else given.list_start(lines, references, document)
    said = Header() if own else header(document, sorted_lines, found, end)
    body = flow(document.text, [(line.start, line.end) for line in lines[:end]], document.unseen)
    cited = document.citations
    if not cited and not own:
        cited = tuple(citations(body, references, document.place, keyed=document.keyed))
    return Paper(
        document.path, document.format, document.sha256,
        lang=_spoken(document, body.text),
        reference_heading=listed.heading if listed else given.heading(found, end, len(lines)),
        second_list=listed.second if listed else None,
        references=references,
        renderings=_references(document, listed.renderings if listed else ()),
        citations=cited,
        links=tuple(_links(document, lines, references)),
        spans=said.spans,
        text=document.text, encoding=document.encoding, lines=document.lines, leaves=document.pages,
        origins=document.origins, body=(0, lines[end - 1].end if end else 0), used=document.used,
        sources=document.sources, troubles=document.troubles, confidence=document.confidence, part=document.part,
        unsure=document.unsure, **said.values,
    )  # fmt: skip


def _less_sure(one: Reference, share: float) -> Reference:
    """A reference whose letters are less sure than print."""
    return replace(one, confidence={field: round(sure * share, 4) for field, sure in one.confidence.items()})


def _spoken(document: Document, body: str) -> str | None:
    """The language a format says, in the script its text is in; else that of the text."""
    told, found = (document.metadata.get("lang") or (None,))[0], _language(body)
    return found if not told or (found or "").partition("-")[0] == told else told


def _language(text: str) -> str | None:
    """The language of a body: of its second half, since headers come in several."""
    half = len(text) // 2
    return detect(text[half:] if half > 3000 else text)


def _references(document: Document, entries: Sequence[Piece]) -> tuple[Reference, ...]:
    made: list[Reference] = []
    ids: set[str] = set()
    for entry in entries:
        name = str(entry.n)
        while name in ids:
            name += "'"
        ids.add(name)
        made.append(
            reference(flow(document.text, entry.pieces, document.unseen), entry.n, entry.label, document.place, name)
        )
    return tuple(made)


def _links(document: Document, lines: Sequence[Line], references: Sequence[Reference]) -> list[Link]:
    """The addresses of the text and of the entries, each healed, in reading order."""
    text = flow(document.text, [(line.start, line.end) for line in lines], document.unseen)
    places = sorted((r.span.start, r.span.end, r.id) for r in references if r.span.path == document.path)

    def holder(span: Span) -> str | None:
        at = bisect_right(places, span.start, key=itemgetter(0)) - 1
        return places[at][2] if at >= 0 and span.start < places[at][1] else None

    found = []
    for address in addresses(text.text):
        start, end = text.range(address.start, address.end)
        place = document.place(start, end)
        found.append(Link(address.url, document.text[start:end], place, holder(place)))
    hidden = [replace(link, reference=link.reference or holder(link.span)) for link in document.links]
    return list(given.links(replace(document, links=tuple(hidden)), found, references))
