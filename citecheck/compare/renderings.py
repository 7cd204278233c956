"""A list printed twice, in another alphabet or language: which entry of the second renders which of the first."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from citecheck.compare.canonical import key
from citecheck.compare.works import Cited, cited, title
from citecheck.model import Reference

ALIKE, NEAR = 80.0, 70.0  # likeness of a title and its transliteration; of two spellings of a family name
STEADY = 0.9  # share of a list's entries that nothing speaks against, if its numbers are to be trusted
SURE = 3  # signs by which an entry is known without its number
MOST = 40  # entries of one mark that are looked at
NUMBER = re.compile(r"\d+")
CYRILLIC = re.compile("[Ѐ-ӿ]")
Weights = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Signs:
    """How much says that two entries are one work, and whether anything says that they aren't."""

    weight: int = 0
    against: bool = False


def rendered(references: Sequence[Reference], renderings: Sequence[Reference]) -> dict[str, Reference]:
    """The entries of a second list by the ids of those they render; what isn't sure is left out."""
    first, second = ([cited("", one) for one in entries] for entries in (references, renderings))
    weights = _weights(first, second)
    found = {**dict(_by_signs(weights)), **dict(_by_number(first, second, weights))}
    return {references[at].id: renderings[other] for at, other in found.items()}


def other_title(one: str | None, other: str | None) -> str | None:
    """The second of two titles if it is another form of the first, not the same words again."""
    if not one or not other:
        return None
    script = [bool(CYRILLIC.search(text)) for text in (one, other)]
    return None if script[0] == script[1] and fuzz.ratio(key(one), key(other)) >= ALIKE else other


def _by_number(first: Sequence[Cited], second: Sequence[Cited], weights: Weights) -> Iterator[tuple[int, int]]:
    """Entry by entry, where both lists count alike, their years and names go along, and no other entry fits better."""
    if not first or [one.reference.n for one in first] != [one.reference.n for one in second]:
        return
    signs = [_signs(one, other) for one, other in zip(first, second, strict=True)]
    steady = sum(not sign.against for sign in signs) >= STEADY * len(signs)
    if not steady or 2 * sum(sign.weight > 0 for sign in signs) < len(signs):
        return
    best = _best(weights)
    for at, sign in enumerate(signs):
        if sign.weight and not sign.against and sign.weight >= max(best[0].get(at, 0), best[1].get(at, 0)):
            yield at, at


def _by_signs(weights: Weights) -> Iterator[tuple[int, int]]:
    """The pairs that are each other's best, with nobody as good beside them."""
    best = _best(weights)
    held = Counter((side, pair[side], weight) for pair, weight in weights.items() for side in (0, 1))
    for (at, other), weight in weights.items():
        alone = held[0, at, weight] == held[1, other, weight] == 1
        if weight >= SURE and alone and best[0][at] == best[1][other] == weight:
            yield at, other


def _best(weights: Weights) -> tuple[dict[int, int], dict[int, int]]:
    """The greatest weight of any pair that an entry of the first list is in, and of the second."""
    best: tuple[dict[int, int], dict[int, int]] = {}, {}
    for pair, weight in weights.items():
        for at, held in zip(pair, best, strict=True):
            held[at] = max(held.get(at, 0), weight)
    return best


def _weights(first: Sequence[Cited], second: Sequence[Cited]) -> Weights:
    """How much speaks for each pair that shares a mark and that nothing speaks against."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, other in enumerate(second):
        for mark in _marks(other):
            places[mark].append(at)
    weights: Weights = {}
    for at, one in enumerate(first):
        for there in {there for mark in _marks(one) for there in places.get(mark, [])[:MOST]}:
            sign = _signs(one, second[there])
            if not sign.against:
                weights[at, there] = sign.weight
    return weights


def _marks(one: Cited) -> Iterator[str]:
    """What a rendering may share with what it renders."""
    year = _year(one.reference)
    yield from (f"doi {one.doi}",) if one.doi else ()
    yield from (f"url {one.address}",) if one.address else ()
    yield from (f"title {one.key[:8]}",) if one.key else ()
    for value in ("-".join(NUMBER.findall(one.reference.pages or "")), *(name[:2] for name in one.families)):
        if value:
            yield f"{year} {value}"


def _signs(one: Cited, other: Cited) -> Signs:
    """What two entries have in common although every word of them may be written otherwise."""
    a, b = one.reference, other.reference
    years = _year(a), _year(b)
    weight = 2 * bool(one.doi and one.doi == other.doi) + 2 * bool(one.address and one.address == other.address)
    weight += bool(years[0] and years[0] == years[1])
    weight += 2 * bool(one.key and other.key and fuzz.ratio(one.key, other.key) >= ALIKE)
    weight += any(fuzz.ratio(name, there) >= NEAR for name in one.families for there in other.families)
    weight += bool(_numbers(a.pages) and _numbers(a.pages) == _numbers(b.pages))
    weight += bool(_numbers(a.volume or a.issue) and (a.volume, a.issue) == (b.volume, b.issue))
    differ = bool(one.doi and other.doi and one.doi != other.doi) or bool(all(years) and years[0] != years[1])
    named = NUMBER.findall(title(a)), NUMBER.findall(title(b))
    return Signs(weight, differ or bool(all(named) and named[0] != named[1]))


def _year(one: Reference) -> str:
    return (one.year or "")[:4]


def _numbers(value: str | None) -> list[str]:
    return NUMBER.findall(value or "")
