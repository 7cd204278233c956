"""Where paragraphs begin on a PDF page: behind white space, at an indent, or back at the edge of a hanging one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from citecheck.read.glyphs import Row

NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3} ")
LARGER = 1.08  # rows of the text are so much larger than those of a note
WIDER = 1.3  # white space over this share of the usual distance of rows parts paragraphs
SAME = 0.5  # rows whose left edges differ by less than this share of their size begin at one edge
DEEPEST = 8.0  # an indent is no deeper than so many sizes
HANGING = 2  # so many returns from an indent make a list of hanging paragraphs


def beginnings(rows: Sequence[Row]) -> set[int]:
    """Tells, by their id, the rows of a page that begin a paragraph."""
    return {id(row) for block in _blocks(rows) for row in _parted(block)}


def notes(rows: Sequence[Row]) -> set[int]:
    """Tells, by their id, the rows at which a note begins by its raised number, and those at which the text goes on."""
    found: set[int] = set()
    size = 0.0
    for row in rows:
        if NOTE.match(row.text):
            found.add(id(row))
            size = row.size
        elif size and row.size > LARGER * size:
            found.add(id(row))
            size = 0.0
    return found


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Columns: rows that go down the page and lie over one another."""
    block: list[Row] = []
    for row in rows:
        if block and (row.base > block[-1].base or row.left > block[-1].right or row.right < block[-1].left):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _parted(block: list[Row]) -> Iterator[Row]:
    """The rows of a column before which a paragraph ends."""
    steps = [before.base - row.base for before, row in pairwise(block)]
    usual, size = (median(steps), median(row.size for row in block)) if steps else (0.0, 1.0)
    right = max(row.right for row in block)
    hanging = sum(_back(a, b) and _ended(a, b, right) for a, b in pairwise(block)) >= HANGING
    leads = [hanging and _back(after, row) for row, after in pairwise(block)] + [False]  # an indent follows
    if leads[0]:
        yield block[0]
    for before, row, step, leading in zip(block, block[1:], steps, leads[1:], strict=False):
        level = abs(before.left - row.left) < SAME * row.size
        ended = _ended(before, row, right)
        if (
            step > WIDER * max(usual * row.size / size, row.size)
            or (_back(before, row) and (ended or leading))
            or (_back(row, before) and ended)
            or (level and hanging and _at_edge(row, block) and (ended or leading))
        ):
            yield row


def _back(before: Row, row: Row) -> bool:
    """Whether a row returns to the edge from an indent."""
    return SAME * row.size < before.left - row.left < DEEPEST * row.size


def _at_edge(row: Row, block: list[Row]) -> bool:
    return row.left < min(other.left for other in block) + SAME * row.size


def _ended(before: Row, row: Row, right: float) -> bool:
    """Whether a row was ended on purpose: the next word would have had room in it."""
    if before.broken:
        return False
    width = row.rights[len(row.text.split(None, 1)[0]) - 1] - row.lefts[0]
    return before.right + 0.3 * row.size + width < right
