"""What a format itself says of entries, citations and links, put in the form extraction gives."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from citecheck.extract.entry import reference
from citecheck.extract.flow import Flow, flow
from citecheck.extract.lines import Line
from citecheck.extract.sections import Heading
from citecheck.model import Document, Entry, Link, Reference, Span

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://")  # only in front: a label before it makes another address


def references(document: Document) -> tuple[Reference, ...]:
    """The entries a format marks: with the fields it tells apart, else with those their text shows."""
    parsed = [_parsed(entry, document) for entry in document.entries]
    return tuple(sorted((*document.references, *parsed), key=lambda one: one.n))


def _parsed(entry: Entry, document: Document) -> Reference:
    """An entry whose text stands in the Document as a reader sees it keeps the place of each field."""
    start, end = document.offset(entry.span.start), document.offset(entry.span.end)
    if entry.span.path == document.path and document.text[start:end].split() == entry.raw.split():
        edges = (start, *(at for at in document.lines if start < at < end), end)
        return reference(flow(document.text, pairwise(edges)), entry.n, entry.label, document.place, entry.id)

    def whole(_start: int, _end: int) -> Span:
        return entry.span

    return reference(Flow(entry.raw, (0,), (0,)), entry.n, entry.label, whole, entry.id)


def list_start(lines: Sequence[Line], listed: Sequence[Reference], document: Document) -> int:
    """The line at which a list that stands in the text itself begins; all lines where it stands elsewhere."""
    first = min((one.span.start for one in listed if one.span.path == document.path), default=None)
    if first is None:
        return len(lines)
    return next((n for n, line in enumerate(lines) if line.end > document.offset(first)), len(lines))


def heading(found: Sequence[Heading], first: int, lines: int) -> str | None:
    """What stands above a list whose entries the format marks."""
    above = [one for one in found if one.kind == "references" and one.line < first < lines]
    return above[-1].text if above else None


def links(document: Document, found: Sequence[Link], listed: Sequence[Reference]) -> Iterator[Link]:
    """The addresses read off the text, those hidden behind it, and those of fields that stand elsewhere.

    A hidden address is the better spelling of a printed one that says the same; where the two differ,
    the printed one is what a reader copies.
    """
    hidden = [link for link in document.links if not any(_same(link, seen) for seen in found)]
    better = {_bare(link.url): link.url for link in document.links}
    seen = set()
    for link in found:
        url = better.get(_bare(link.url), link.url)
        seen.add((link.reference, _bare(url)))
        yield Link(url, link.raw, link.span, link.reference)
    for link in _once(hidden):
        seen.add((link.reference, _bare(link.url)))
        yield link
    for one in listed:
        for name, value in (("url", one.url), ("doi", one.doi)):
            if not value or name not in one.spans:
                continue
            url = value if "://" in value else f"https://doi.org/{value}" if name == "doi" else value
            if (one.id, _bare(url)) not in seen:
                seen.add((one.id, _bare(url)))
                yield Link(url, value, one.spans[name], one.id)


def _same(hidden: Link, seen: Link) -> bool:
    """Whether a hidden address stands under a printed one, of which it is often only the first line."""
    if hidden.span.end <= seen.span.start or hidden.span.start >= seen.span.end:
        return False
    return _bare(seen.url).startswith(_bare(hidden.url)) or _bare(hidden.url).startswith(_bare(seen.url))


def _once(found: Iterable[Link]) -> Iterator[Link]:
    """An address that covers several lines is one."""
    said = set()
    for link in found:
        if (link.url, link.reference) not in said:
            said.add((link.url, link.reference))
            yield link


def _bare(url: str) -> str:
    """An address without what printing and linking change: scheme, case, percent signs, hyphens at line ends."""
    from urllib.parse import unquote

    low = unquote(url).casefold()
    bare = low[scheme.end() :] if (scheme := SCHEME.match(low)) else low
    return "".join(letter for letter in bare.removeprefix("www.") if letter.isalnum()).removeprefix("dxdoiorg")
