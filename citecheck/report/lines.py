"""The lines of a paper that findings point into, also those of its .bib files and of files it includes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from citecheck.model import Paper, Span

KEPT = 9  # lines of one place that a report may want to show


def lines(paper: Paper, places: Iterable[Span]) -> Iterator[tuple[tuple[str, int], str]]:
    """Gives the lines that places touch, by file and number; a place in a file that isn't this paper's has none."""
    wanted = list(places)
    named = {place.path for place in wanted}
    starts = {path: _starts(text) for path, text in paper.sources.items() if path in named}
    for place in wanted:
        if place.path in starts:
            text, begins, first = paper.sources[place.path], starts[place.path], place.line - 1
        elif (at := paper.within(place)) is not None:
            text, begins, first = paper.text, paper.lines, bisect_right(paper.lines, at) - 1
        else:
            continue
        for number in range(min(place.end_line - place.line + 1, KEPT)):
            if 0 <= first + number < len(begins):
                end = begins[first + number + 1] if first + number + 1 < len(begins) else len(text)
                yield (place.path, place.line + number), text[begins[first + number] : end].rstrip("\r\n")


def _starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text)))
