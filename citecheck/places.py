"""Where something stands: offsets, lines and columns of a text, and the file a stretch of it came from."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file, as an editor shows it and as a program needs it."""

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page begins in the text, and what it is called."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Origin:
    """From `start` on, the text of a Document is that of `path` from `offset` on (files that include others)."""

    start: int
    path: str
    offset: int


def place(
    path: str,
    lines: tuple[int, ...],
    pages: tuple[Page, ...],
    start: int,
    end: int,
    origins: tuple[Origin, ...] = (),
) -> Span:
    """Says where an offset range stands; `lines` holds the offset each line begins at.

    A range in the text of an included file is given as a place in that file.
    """
    first = bisect_right(lines, start)
    if origins and (within := bisect_right(origins, start, key=lambda origin: origin.start)):
        origin = origins[within - 1]
        here = place(origin.path, lines, (), start, end)
        before = bisect_right(lines, origin.start) - 1
        shift = origin.offset - origin.start
        return replace(
            here, start=start + shift, end=end + shift, line=here.line - before, end_line=here.end_line - before
        )
    last = bisect_right(lines, end) if end > start else first
    at = bisect_right(pages, start, key=lambda page: page.start)
    label = pages[at - 1].label if at else None
    return Span(path, start, end, first, start - lines[first - 1] + 1, last, end - lines[last - 1] + 1, label)


def stretches(path: str, origins: tuple[Origin, ...], length: int) -> Iterator[tuple[Origin, int]]:
    """The stretches of a text of this length that came from one file each, and where each ends."""
    ends = (*(origin.start for origin in origins), length)
    yield from zip((Origin(0, path, 0), *origins), ends, strict=True)


def offset(path: str, origins: tuple[Origin, ...], length: int, span: Span) -> int | None:
    """Where a place in a file stands in a text, into which the files it includes were put."""
    for origin, end in stretches(path, origins, length):
        at = span.start - origin.offset + origin.start
        if origin.path == span.path and origin.start <= at < end:
            return at
    return None
