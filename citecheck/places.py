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


def name_of(path: str, part: "Part | None") -> str:
    """What tells a paper from all others of a run: its path, and its number where a file holds several."""
    return f"{path}#{part.n}" if part else path


def file_of(name: str) -> str:
    """The file that the paper of a name stands in."""
    file, mark, n = name.rpartition("#")
    return file if mark and n.isdecimal() else name


@dataclass(frozen=True, slots=True)
class Part:
    """Which of the papers of one file this is (the `n`th `of` so many), and where in the file its text begins.

    `start` counts code points, `line` the whole lines before it.
    """

    n: int
    of: int
    start: int = 0
    line: int = 0


def place(
    path: str,
    lines: tuple[int, ...],
    pages: tuple[Page, ...],
    start: int,
    end: int,
    origins: tuple[Origin, ...] = (),
    part: Part | None = None,
) -> Span:
    """Says where an offset range stands; `lines` holds the offset each line begins at.

    A range in the text of an included file is given as a place in that file, one in a part as a place in the whole.
    """
    if part:
        here = place(path, lines, pages, start, end, origins)
        first, last = here.line + part.line, here.end_line + part.line
        return replace(here, start=start + part.start, end=end + part.start, line=first, end_line=last)
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


def stretches(path: str, origins: tuple[Origin, ...], length: int, first: int = 0) -> Iterator[tuple[Origin, int]]:
    """The stretches of a text of this length that came from one file each, and where each ends.

    The text begins with what stands in its file at `first`.
    """
    ends = (*(origin.start for origin in origins), length)
    yield from zip((Origin(0, path, first), *origins), ends, strict=True)


def offset(path: str, origins: tuple[Origin, ...], length: int, span: Span, first: int = 0) -> int | None:
    """Where a place in a file stands in a text, into which the files it includes were put."""
    for origin, end in stretches(path, origins, length, first):
        at = span.start - origin.offset + origin.start
        if origin.path == span.path and origin.start <= at < end:
            return at
    return None
