"""Rows of a PDF in reading order: two columns one after the other, running heads and page numbers apart."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from citecheck.read.glyphs import Row

NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[\W_]*(\d{1,4})[\W_]*")  # - 15 -
EDGE = 0.13  # share of a page's height at its top and foot where running heads stand
ROWS = 3  # rows at the top and foot that may be heads
STRIP = 8  # rows with a white strip at the same place that make two columns
SWITCHES = 5  # so many changes of side in a row mean that two columns were written across
LETTERS = 4


def ordered(rows: Sequence[Row], width: float) -> list[Row]:
    """Puts a page's rows in order where a file writes its two columns across, line by line."""
    rows = _split(rows, width)
    gutter = _gutter(rows, width)
    if gutter is None:
        return list(rows)
    sides = [_side(row, gutter) for row in rows]
    switches = sum(a != b and 0 not in (a, b) for a, b in pairwise(sides))
    if switches < SWITCHES:
        return list(rows)
    made: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row, side in zip(rows, sides, strict=True):
        if side:
            (left if side < 0 else right).append(row)
        else:  # a row over both columns ends what stands above it
            made += [*left, *right, row]
            left, right = [], []
    return [*made, *left, *right]


def _split(rows: Sequence[Row], width: float) -> Sequence[Row]:
    """Parts rows that run over both columns, where most rows have their white strip at the same place."""
    across = [row for row in rows if row.left < width / 2 < row.right]
    gaps = {id(row): gap for row in across if (gap := _middle_gap(row, width))}
    if len(gaps) < STRIP or len(gaps) < 0.6 * len(across):
        return rows
    strip = sorted((a + b) / 2 for a, b in gaps.values())[len(gaps) // 2]
    made: list[Row] = []
    for row in rows:
        gap = gaps.get(id(row))
        if gap and gap[0] <= strip <= gap[1]:
            cut = next(n for n, right in enumerate(row.rights) if right > strip and not row.text[n].isspace())
            made += [row.part(0, cut), row.part(cut, len(row.text))]
        else:
            made.append(row)
    return [row for row in made if row.text]


def _middle_gap(row: Row, width: float) -> tuple[float, float] | None:
    """The widest white strip of a row near the middle of the page."""
    inked = [n for n, letter in enumerate(row.text) if not letter.isspace()]
    gaps = [
        (row.rights[a], row.lefts[b])
        for a, b in pairwise(inked)
        if row.lefts[b] - row.rights[a] > 0.8 * row.size and row.rights[a] < 0.6 * width and row.lefts[b] > 0.4 * width
    ]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)


def _gutter(rows: Sequence[Row], width: float) -> float | None:
    """The middle of the white strip between two columns, if there is one."""
    middle = width / 2
    across = [row for row in rows if row.left < middle - 5 and row.right > middle + 5]
    beside = [row for row in rows if row.right <= middle + 5 or row.left >= middle - 5]
    lefts = sum(row.right <= middle + 5 for row in beside)
    if len(beside) < 10 or len(across) > 0.3 * len(rows) or not 0.3 <= lefts / len(beside) <= 0.7:
        return None
    return middle


def _side(row: Row, gutter: float) -> int:
    return -1 if row.right <= gutter + 5 else 1 if row.left >= gutter - 5 else 0


def running_heads(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> set[int]:
    """Tells, by their id, the rows that are printed over and over at the same place, and the page numbers."""
    printed: dict[Hashable, list[Row]] = defaultdict(list)
    for rows, height in zip(pages, heights, strict=True):
        for row in _edges(rows, height):
            text = " ".join(row.text.split())
            for kind in _kinds(text, row.page):
                printed[kind, round(row.base / 8)].append(row)
    least = 2 if len(pages) < 8 else 3
    heads = [rows for rows in printed.values() if len({row.page for row in rows}) >= least]
    return {id(row) for rows in heads for row in rows}


def _kinds(text: str, page: int) -> Iterator[Hashable]:
    """What two printings of a head have in common: every word and number, but for one that counts the pages."""
    shape = NUMBER.sub("0", text).casefold()
    numbers = [int(number[-9:]) for number in NUMBER.findall(text)]
    if sum(letter.isalpha() for letter in shape) >= LETTERS:
        yield shape, tuple(numbers)
    elif not PAGE_NUMBER.fullmatch(text):
        return
    for n, number in enumerate(numbers[:8]):
        yield shape, (*numbers[:n], ("page", number - page), *numbers[n + 1 :])


def _edges(rows: Sequence[Row], height: float) -> list[Row]:
    """The rows at the top and foot of a page."""
    by_height = sorted(rows, key=lambda row: -row.base)
    top = [row for row in by_height[:ROWS] if row.base > (1 - EDGE) * height]
    foot = [row for row in by_height[-ROWS:] if row.base < EDGE * height]
    return top + [row for row in foot if all(row is not other for other in top)]
