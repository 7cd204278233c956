"""What papers share, side by side: their heads, and their reference lists row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.compare.references import Pair, align, different_words
from citecheck.compare.urls import difference
from citecheck.compare.works import title
from citecheck.model import Paper


@dataclass(frozen=True, slots=True)
class Side:
    """A paper beside the first one: their lists aligned."""

    left: Paper
    right: Paper
    rows: tuple[Pair, ...]


def compare(papers: Sequence[Paper]) -> tuple[Side, ...]:
    """Puts every paper beside the first."""
    first = papers[0]
    return tuple(Side(first, other, tuple(align(first.references, other.references))) for other in papers[1:])


def text(papers: Sequence[Paper]) -> str:
    """The same for a person to read: facts and places, no judgement."""
    return "\n".join(line for side in compare(papers) for line in _side(side)) + "\n"


def _side(side: Side) -> Iterator[str]:
    yield f"A  {_clean(side.left.path)}"
    yield f"B  {_clean(side.right.path)}"
    yield ""
    for name in ("title", "journal", "dates"):
        yield from _heads(name, side)
    both = [pair for pair in side.rows if pair.left and pair.right]
    yield f"Reference lists: {len(side.left.references)} and {len(side.right.references)} entries, {len(both)} in both"
    yield ""
    for pair in side.rows:
        yield from _row(pair)
    yield ""
    yield "Two lists may be alike because a text was printed twice, because of a shared source, or by extraction."


def _heads(name: str, side: Side) -> Iterator[str]:
    left, right = (_said(getattr(paper, name)) for paper in (side.left, side.right))
    if left or right:
        yield from (f"{name}", f"  A  {left or '-'}", f"  B  {right or '-'}", "")


def _said(value: object) -> str:
    if isinstance(value, dict):
        return _clean(" / ".join(map(str, value.values())))
    if isinstance(value, str):
        return _clean(value)
    names = ("received", "accepted", "published")
    return ", ".join(f"{name} {date}" for name in names if (date := getattr(value, name, None)))


def _row(pair: Pair) -> Iterator[str]:
    if pair.left is None or pair.right is None:
        one, side = (pair.left, "A") if pair.left else (pair.right, "B")
        if one:
            yield f"only {side} {one.called}: {_clean(one.raw)}"
        return
    yield f"A {pair.left.called} = B {pair.right.called}: {_clean(title(pair.left) or pair.left.raw)}"
    if words := different_words(title(pair.left), title(pair.right)):
        yield f"    title: A {_clean(words[0])} | B {_clean(words[1])}"
    if pair.left.url and pair.right.url and (found := difference(pair.left.url, pair.right.url)):
        yield f"    {found.part} of the address: A {_clean(found.left)} | B {_clean(found.right)}"


def _clean(text: str) -> str:
    """Text of a paper without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in " ".join(text.split()))
