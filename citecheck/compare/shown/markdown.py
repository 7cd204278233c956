"""Papers side by side in Markdown: tables, with the letters that differ in bold."""

import re
from collections.abc import Iterator, Sequence

from citecheck.compare.differences import pieces
from citecheck.compare.shown.terminal import clean, excerpt, lines, said
from citecheck.compare.sides import EXPLANATIONS, Row, Side

MARKS = re.compile(r"([\\`*_{}\[\]<>#|~@!&$])")  # what Markdown would take for its own


def render(sides: Sequence[Side]) -> str:
    """The page in Markdown."""
    return "\n".join(line for side in sides for line in _side(side)) + "\n"


def _side(side: Side) -> Iterator[str]:
    yield from ("# Two papers side by side", "")
    yield from (f"- A: {plain(side.left.name)}", f"- B: {plain(side.right.name)}", "")
    yield from ("## Heads", "", "| | A | B |", "|---|---|---|")
    for head in side.heads:
        yield f"| {head.field} | {plain(head.left) or '-'} | {plain(head.right) or '-'} |"
    yield from ("", "## Text", "")
    if not side.passages:
        yield "No passage of 40 words or more stands in both."
    else:
        yield f"{side.left_share:.0%} of A stands in B, {side.right_share:.0%} of B stands in A."
        yield from ("", "| words | A | B | beginning and end |", "|---:|---|---|---|")
        for one in side.passages:
            yield f"| {one.words} | {lines(one, 'left')} | {lines(one, 'right')} | {plain(excerpt(one.left_text))} |"
    yield from ("", "## References", "")
    yield f"{len(side.left.references)} entries in A, {len(side.right.references)} in B, {side.both} in both."
    yield from ("", "| A | B | entry | what differs |", "|---|---|---|---|")
    for row in side.rows:
        yield _row(row)
    yield ""
    for words in EXPLANATIONS:
        yield from (words, "")


def _row(row: Row) -> str:
    left, right = row.pair.left, row.pair.right
    entry = left or right
    differing = "<br>".join(
        f"{one.field}: A {bold(one.left, one.right)}, B {bold(one.right, one.left)}{said(one)}"
        for one in row.differences
    )
    if left is None or right is None:
        differing = f"only in {'A' if left else 'B'}"
    labels = " | ".join(plain(one.called) if one else "-" for one in (left, right))
    return f"| {labels} | {plain(entry.raw) if entry else ''} | {differing} |"


def bold(text: str, other: str) -> str:
    """A text with the letters in bold in which it differs from another."""
    return "".join(
        plain(piece, trim=False) if same else f"**{plain(piece, trim=False)}**" for piece, same in pieces(text, other)
    )


def plain(text: str, *, trim: bool = True) -> str:
    """Text of a paper as text, whatever Markdown would make of it."""
    shown = clean(text) if trim else "".join(letter if letter.isprintable() else " " for letter in text)
    return MARKS.sub(r"\\\1", shown)
