"""Document to Paper, without effects: lines, headings, list, entries, citations, links, header."""

from collections.abc import Sequence

from citecheck.extract.citations import citations
from citecheck.extract.entry import reference
from citecheck.extract.flow import flow
from citecheck.extract.header import header
from citecheck.extract.lines import Line, layout
from citecheck.extract.links import addresses
from citecheck.extract.reference_list import ReferenceList, reference_list
from citecheck.extract.sections import headings
from citecheck.languages import detect
from citecheck.model import Document, Link, Paper, Reference


def paper(document: Document) -> Paper:
    """Makes a Paper of a Document."""
    if not document.text:
        return Paper(document.path, document.format, document.sha256, troubles=document.troubles, used=document.used)
    sorted_lines = layout(document)
    lines = sorted_lines.lines
    found = list(headings(lines))
    listed = None if document.references else reference_list(lines, found, document.text)
    references = document.references or _references(document, listed)
    end = listed.first if listed else len(lines)
    said = header(document, sorted_lines, found, end)
    body = flow(document.text, [(line.start, line.end) for line in lines[:end]])
    cited = (
        () if document.format == "bibtex" else tuple(citations(body, references, document.place, keyed=document.keyed))
    )
    return Paper(
        document.path, document.format, document.sha256,
        lang=(document.metadata.get("lang") or (None,))[0] or _language(body.text),
        reference_heading=listed.heading if listed else None,
        second_list=listed.second if listed else None,
        references=references,
        citations=cited,
        links=tuple(_links(document, lines, listed, references)),
        spans=said.spans,
        text=document.text, encoding=document.encoding, lines=document.lines, leaves=document.pages,
        origins=document.origins, body=(0, lines[end - 1].end if end else 0), used=document.used,
        troubles=document.troubles, **said.values,
    )  # fmt: skip


def _language(text: str) -> str | None:
    """The language of a body: of its second half, since headers come in several."""
    half = len(text) // 2
    return detect(text[half:] if half > 3000 else text)


def _references(document: Document, listed: ReferenceList | None) -> tuple[Reference, ...]:
    if listed is None:
        return ()
    made: list[Reference] = []
    ids: set[str] = set()
    for entry in listed.entries:
        name = str(entry.n)
        while name in ids:
            name += "'"
        ids.add(name)
        made.append(reference(flow(document.text, entry.pieces), entry.n, entry.label, document.place, name))
    return tuple(made)


def _links(
    document: Document, lines: Sequence[Line], listed: ReferenceList | None, references: Sequence[Reference]
) -> list[Link]:
    """The addresses of the text and of the entries, each healed, in reading order."""
    if document.keyed and document.references:
        own = [
            Link(value if "://" in value else f"https://doi.org/{value}", value, reference.spans[name], reference.id)
            for reference in references
            for name, value in (("url", reference.url), ("doi", reference.doi))
            if value and name in reference.spans
        ]
    else:
        own = []
    text = flow(document.text, [(line.start, line.end) for line in lines])
    places = sorted((r.span.start, r.span.end, r.id) for r in references if r.span.path == document.path)
    found = []
    for address in addresses(text.text):
        start, end = text.range(address.start, address.end)
        at = next((id_ for a, b, id_ in places if a <= start < b), None) if listed else None
        found.append(Link(address.url, document.text[start:end], document.place(start, end), at))
    return [*found, *own]
