"""Papers side by side on a terminal: the letters that differ in brackets."""

from collections.abc import Iterator, Sequence

from citecheck.compare.differences import marked
from citecheck.compare.sides import EXPLANATIONS, Common, Difference, Row, Side

WORDS = 12  # of a passage, at its beginning and at its end
SIDES = {"left": "A", "right": "B"}


def render(sides: Sequence[Side]) -> str:
    """The page as text."""
    return "\n".join(line for side in sides for line in _side(side)) + "\n"


def _side(side: Side) -> Iterator[str]:
    yield f"A  {clean(side.left.name)}"
    yield f"B  {clean(side.right.name)}"
    yield ""
    for head in side.heads:
        if head.left == head.right:
            yield from (head.field, f"  A B  {clean(head.left)}", "")
        else:
            yield from (head.field, f"  A  {clean(head.left) or '-'}", f"  B  {clean(head.right) or '-'}", "")
    yield from _text(side)
    yield f"Reference lists: {len(side.left.references)} and {len(side.right.references)} entries, {side.both} in both"
    yield ""
    for row in side.rows:
        yield from _row(row)
    yield ""
    yield from EXPLANATIONS
    yield ""


def _text(side: Side) -> Iterator[str]:
    if not side.passages:
        yield from ("Text: no passage of 40 words or more in both", "")
        return
    yield f"Text: {side.left_share:.0%} of A stands in B, {side.right_share:.0%} of B stands in A"
    for passage in side.passages:
        yield f"  {passage.words} words: A {lines(passage, 'left')}, B {lines(passage, 'right')}"
        yield f"    {excerpt(passage.left_text)}"
    yield ""


def _row(row: Row) -> Iterator[str]:
    left, right = row.pair.left, row.pair.right
    if left is None or right is None:
        one, side = (left, "A") if left else (right, "B")
        if one:
            yield f"only {side} {one.called}: {clean(one.raw)}"
        return
    yield f"A {clean(left.called)} = B {clean(right.called)}: {clean(left.raw)}"
    for what in row.differences:
        here, there = marked(what.left, what.right), marked(what.right, what.left)
        yield f"    {what.field}: A {clean(here)} | B {clean(there)}{said(what)}"


def said(one: Difference) -> str:
    """Which side has signs of damage, where one has."""
    return f" (signs of damage in {SIDES[one.damaged]})" if one.damaged in SIDES else ""


def lines(passage: Common, side: str) -> str:
    """Where a passage stands."""
    span = passage.left if side == "left" else passage.right
    page = f", page {span.page}" if span.page else ""
    return f"lines {span.line} to {span.end_line}{page}"


def excerpt(text: str) -> str:
    """The beginning and the end of a passage."""
    words = clean(text).split()
    if len(words) <= 2 * WORDS:
        return " ".join(words)
    return f"{' '.join(words[:WORDS])} … {' '.join(words[-WORDS:])}"


def clean(text: str) -> str:
    """Text of a paper without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in " ".join(text.split()))
