"""A Document that holds several papers to one Document each, every place still a place in the whole file."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citecheck.extract.issue import stretches
from citecheck.extract.lines import layout
from citecheck.extract.sections import headings
from citecheck.model import LISTS, Document, Page, Part

WHOLE = LISTS | {"latex", "typst", "jats", "tei", "bibtex"}  # formats in which a file is one paper


def parts(document: Document) -> Sequence[Document]:
    """The papers of a Document; itself where it holds one, or where that isn't sure."""
    if document.format in WHOLE or document.keyed or document.origins:
        return [document]
    lines = layout(document, several=True).lines
    found = stretches(lines, list(headings(lines)), document.text)
    if not found:
        return [document]
    edges = [(lines[one.first].start, lines[one.last].start if one.last < len(lines) else None) for one in found]
    places = [(_line_start(document, start), _line_start(document, end)) for start, end in edges]
    return [_cut(document, start, end, n, len(places)) for n, (start, end) in enumerate(places, 1)]


def _line_start(document: Document, at: int | None) -> int:
    """Where the line begins that holds a place; the end of the text for none."""
    return len(document.text) if at is None else document.lines[bisect_right(document.lines, at) - 1]


def _cut(document: Document, start: int, end: int, n: int, of: int) -> Document:
    """One stretch of a Document, with all that is marked in it."""
    first, last = bisect_left(document.lines, start), bisect_left(document.lines, end)
    return replace(
        document,
        text=document.text[start:end],
        lines=tuple(at - start for at in document.lines[first:last]) or (0,),
        pages=tuple(_pages(document.pages, start, end)),
        heads=_moved(document.heads, start, end),
        hidden=_moved(document.hidden, start, end),
        links=tuple(one for one in document.links if start <= one.span.start < end),
        entries=tuple(one for one in document.entries if start <= one.span.start < end),
        references=tuple(one for one in document.references if start <= one.span.start < end),
        citations=tuple(one for one in document.citations if start <= one.span.start < end),
        metadata={},  # a title and authors of the whole issue
        troubles=document.troubles if n == 1 else (),
        part=Part(n, of, start, first),
    )


def _moved(places: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    return tuple(at - start for at in places[bisect_left(places, start) : bisect_left(places, end)])


def _pages(pages: Sequence[Page], start: int, end: int) -> Iterator[Page]:
    """The pages of a stretch; it may begin in the middle of one."""
    for n, page in enumerate(pages):
        following = pages[n + 1].start if n + 1 < len(pages) else end + 1
        if page.start < end and following > start:
            yield Page(max(0, page.start - start), page.label)
