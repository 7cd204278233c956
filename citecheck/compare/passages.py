"""The passages two texts have in common: grams of three words that follow one another in both."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIZE = 3  # words of a gram
GAP, DRIFT = 12, 4  # words that may differ between two grams of one passage, and how far its two sides may part
DENSITY = 0.35  # share of a passage's words that stand in both
SHORTEST = 40  # words of a passage that is told of
COMMON = 12  # places of one gram in one text; one that stands in more tells nothing
REPEATED = 4  # the same for texts of one repeated sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of words of one text that stands in another too; the ends are exclusive."""

    left: int
    left_end: int
    right: int
    right_end: int

    @property
    def words(self) -> int:
        """How long it is in the first text."""
        return self.left_end - self.left


@dataclass(slots=True)
class _Chain:
    """Grams that follow one another; it grows, hence it isn't frozen."""

    left: int
    right: int
    left_end: int
    right_end: int
    same: int


def passages(a: Sequence[int], b: Sequence[int]) -> list[Passage]:
    """The passages two texts have in common, in the order of the first; none overlaps another there."""
    chains = sorted(_chains(a, b), key=lambda chain: -chain.same)
    taken_left, taken_right = bytearray(len(a)), bytearray(len(b))
    found = []
    for chain in chains:
        made = _trimmed(_stretched(chain, a, b), taken_left, taken_right)
        if made and made.words >= SHORTEST:
            taken_left[made.left : made.left_end] = b"\1" * made.words
            taken_right[made.right : made.right_end] = b"\1" * (made.right_end - made.right)
            found.append(made)
    return sorted(found, key=lambda passage: passage.left)


def _chains(a: Sequence[int], b: Sequence[int]) -> Iterator[_Chain]:
    """Grams of both texts, those that follow one another together, where they are dense enough."""
    places = defaultdict(list)
    for at, gram in enumerate(zip(b, b[1:], b[2:], strict=False)):
        places[gram].append(at)
    open_: dict[int, _Chain] = {}
    for at, gram in enumerate(zip(a, a[1:], a[2:], strict=False)):
        if gram not in places or len(places[gram]) > COMMON:
            continue
        for other in places[gram]:
            diagonal = other - at
            chain = open_.get(diagonal)
            if chain is None or at - chain.left_end > GAP:
                chain = _nearest(open_, at, other)
            if chain is None:
                open_[diagonal] = _Chain(at, other, at + SIZE, other + SIZE, SIZE)
                continue
            chain.same += min(SIZE, at + SIZE - chain.left_end)
            chain.left_end, chain.right_end = at + SIZE, other + SIZE
            open_[diagonal] = chain
        if at % 256 == 0:
            yield from _closed(open_, at)
    yield from _closed(open_, len(a) + GAP + SIZE + 1)


def _nearest(chains: dict[int, _Chain], at: int, other: int) -> _Chain | None:
    """The chain that a pair of places goes on: near enough in both texts, and further on in both."""
    for drift in range(1, DRIFT + 1):
        for diagonal in (other - at - drift, other - at + drift):
            chain = chains.get(diagonal)
            if chain and at - chain.left_end <= GAP and at + SIZE > chain.left_end and other + SIZE > chain.right_end:
                return chain
    return None


def _closed(chains: dict[int, _Chain], at: int) -> Iterator[_Chain]:
    """Takes out the chains that can't go on, and gives those that are passages."""
    done = {diagonal: chain for diagonal, chain in chains.items() if at - chain.left_end > GAP}
    for diagonal in done:
        del chains[diagonal]
    still = {id(chain) for chain in chains.values()}
    for chain in {id(chain): chain for chain in done.values() if id(chain) not in still}.values():
        if chain.same >= DENSITY * max(chain.left_end - chain.left, SHORTEST - GAP):
            yield chain


def _stretched(chain: _Chain, a: Sequence[int], b: Sequence[int]) -> _Chain:
    """Adds the words at both ends that are the same, over one or two that differ."""
    left, right = chain.left, chain.right
    while step := _step(a, b, left, right, -1):
        left, right = left - step, right - step
    left_end, right_end = chain.left_end, chain.right_end
    while step := _step(a, b, left_end - 1, right_end - 1, 1):
        left_end, right_end = left_end + step, right_end + step
    return _Chain(left, right, left_end, right_end, chain.same)


def _step(a: Sequence[int], b: Sequence[int], left: int, right: int, way: int) -> int:
    """How many words further the next one is that both texts have; nothing where they part."""
    for step in (1, 2, 3):
        one, other = left + way * step, right + way * step
        if not (0 <= one < len(a) and 0 <= other < len(b)):
            return 0
        if a[one] == b[other] and (step == 1 or _again(a, b, one + way, other + way)):
            return step
    return 0


def _again(a: Sequence[int], b: Sequence[int], left: int, right: int) -> bool:
    return 0 <= left < len(a) and 0 <= right < len(b) and a[left] == b[right]


def _trimmed(chain: _Chain, left: bytearray, right: bytearray) -> Passage | None:
    """A chain without what a longer one already has at its ends."""
    a, b, a_end, b_end = chain.left, chain.right, chain.left_end, chain.right_end
    while a < a_end and b < b_end and (left[a] or right[b]):
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and (left[a_end - 1] or right[b_end - 1]):
        a_end, b_end = a_end - 1, b_end - 1
    return Passage(a, a_end, b, b_end) if a < a_end and b < b_end else None
