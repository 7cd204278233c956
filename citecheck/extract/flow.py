"""Text put in reading order from pieces of a Document; every character still knows where it came from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

RUN = re.compile(r"\S+(?: \S+)*")  # words with one plain blank between: they keep their distances


@dataclass(frozen=True, slots=True)
class Flow:
    """Reflowed text. `starts` holds where its runs begin in it, `sources` where they begin in the Document."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, at: int) -> int:
        """The Document's offset of a character."""
        if not self.starts:
            return 0
        run = max(0, bisect_right(self.starts, at) - 1)
        return self.sources[run] + at - self.starts[run]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The Document's offsets of a stretch of text, blanks at its ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return (self.source(start), self.source(end - 1) + 1) if end > start else (self.source(start),) * 2

    def part(self, start: int, end: int) -> "Flow":
        """A stretch of it, as a Flow of its own."""
        first, last = max(0, bisect_right(self.starts, start) - 1), bisect_right(self.starts, max(start, end - 1))
        starts = [max(0, at - start) for at in self.starts[first:last]]
        sources = list(self.sources[first:last])
        if starts and self.starts[first] < start:
            sources[0] += start - self.starts[first]
        return Flow(self.text[start:end], tuple(starts), tuple(sources))

    def without(self, holes: Iterable[tuple[int, int]]) -> "Flow":
        """The same with some characters taken out (blanks inside a broken address)."""
        parts, at = [], 0
        for start, end in sorted(holes):
            parts.append(self.part(at, start))
            at = max(at, end)
        parts.append(self.part(at, len(self.text)))
        return joined([part for part in parts if part.text], "")

    def unbroken(self) -> "Flow":
        """The same in one line."""
        return Flow(self.text.replace("\n", " "), self.starts, self.sources)


def joined(parts: list[Flow], glue: str = "\n") -> Flow:
    """Puts flows one after the other."""
    text: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    at = 0
    for n, part in enumerate(parts):
        if n:
            text.append(glue)
            at += len(glue)
        text.append(part.text)
        starts += [at + start for start in part.starts]
        sources += part.sources
        at += len(part.text)
    return Flow("".join(text), tuple(starts), tuple(sources))


def flow(text: str, pieces: Iterable[tuple[int, int]], unseen: str = "") -> Flow:
    """Reflows pieces of a text (mostly lines): single blanks within a piece, a newline between two.

    What matches the pattern `unseen` is left out.
    """
    words: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    at = 0
    for start, end in pieces:
        glue = "\n" if words else ""
        for run in RUN.finditer(text, start, end):
            for begin, stop in _seen(text, *run.span(), unseen) if unseen else (run.span(),):
                words.append(glue + text[begin:stop])
                starts.append(at + len(glue))
                sources.append(begin)
                at += len(words[-1])
                glue = ""
            glue = " "
    return Flow("".join(words), tuple(starts), tuple(sources))


def _seen(text: str, start: int, end: int, unseen: str) -> Iterator[tuple[int, int]]:
    """A stretch of text in the parts that a reader sees."""
    for sign in re.compile(unseen).finditer(text, start, end):
        if sign.start() > start:
            yield start, sign.start()
        start = sign.end()
    if end > start:
        yield start, end
