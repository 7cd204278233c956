"""Rows of a PDF in reading order: two columns one after the other, running heads and page numbers apart."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from citecheck.read.glyphs import Row

NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[\W_]*(\d{1,4})[\W_]*")  # - 15 -
EDGE = 0.13  # share of a page's height at its top and foot where running heads stand
ROWS = 3  # rows at the top and foot that may be heads
SWITCHES = 5  # so many changes of side in a row mean that two columns were written across
LETTERS = 4


def ordered(rows: Sequence[Row], width: float) -> list[Row]:
    """Puts a page's rows in order where a file writes its two columns across, line by line."""
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
    printed: dict[tuple[str, int], list[Row]] = defaultdict(list)
    numbers: dict[int, list[Row]] = defaultdict(list)
    for rows, height in zip(pages, heights, strict=True):
        for row in _edges(rows, height):
            text = " ".join(row.text.split())
            if match := PAGE_NUMBER.fullmatch(text):
                numbers[int(match[1]) - row.page].append(row)
            shape = NUMBER.sub("0", text).casefold()
            if sum(letter.isalpha() for letter in shape) >= LETTERS:
                printed[shape, round(row.base / 12)].append(row)
    least = 2 if len(pages) < 8 else 3
    heads = [rows for rows in (*printed.values(), *numbers.values()) if len({row.page for row in rows}) >= least]
    return {id(row) for rows in heads for row in rows}


def _edges(rows: Sequence[Row], height: float) -> list[Row]:
    """The rows at the top and foot of a page."""
    by_height = sorted(rows, key=lambda row: -row.base)
    top = [row for row in by_height[:ROWS] if row.base > (1 - EDGE) * height]
    foot = [row for row in by_height[-ROWS:] if row.base < EDGE * height]
    return top + [row for row in foot if all(row is not other for other in top)]
