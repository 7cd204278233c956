"""One work in two lists: entries aligned by title and place, and how they differ."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from citecheck.compare.canonical import key
from citecheck.compare.works import title
from citecheck.model import Reference

ALIKE = 88.0  # likeness of two titles of one work
NOTHING = "nothing"  # what a text has where another has words
WORD = re.compile(r"[\w’ʻʼ‘'`-]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference of one paper and the same work in another's list (None: it isn't there)."""

    left: Reference | None
    right: Reference | None


def align(a: Sequence[Reference], b: Sequence[Reference]) -> list[Pair]:
    """Pairs two lists, by title first and then by place."""
    free = {at: _name(one) for at, one in enumerate(b)}
    same: defaultdict[str, list[int]] = defaultdict(list)
    for at, name in free.items():
        same[name].append(at)
    found: dict[int, int] = {}
    for n, one in enumerate(a):
        if places := same.get(_name(one)):
            at = min(places, key=lambda place, n=n: abs(place - n))  # type: ignore[misc]
            places.remove(at)
            del free[at]
            found[n] = at
    for n, one in enumerate(a):
        if n not in found and (likest := _likest(_name(one), n, free)) is not None:
            del free[likest]
            found[n] = likest
    pairs = [Pair(one, b[found[n]] if n in found else None) for n, one in enumerate(a)]
    return pairs + [Pair(None, b[at]) for at in free]


def _name(one: Reference) -> str:
    return key(title(one)) or key(one.raw)


def _likest(wanted: str, n: int, free: dict[int, str]) -> int | None:
    """The entry likest to a title, of several the one nearest to its place."""
    ranked = process.extract(wanted, free, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5)
    return min(ranked, key=lambda row: (-row[1], abs(row[2] - n)))[2] if ranked else None


def different_words(a: str, b: str) -> tuple[str, str] | None:
    """The words in which two texts differ, or None where only case, marks and blanks do."""
    left, right = _words(a), _words(b)
    plain_left, plain_right = [w.casefold() for w in left], [w.casefold() for w in right]
    if "".join(plain_left).replace("-", "") == "".join(plain_right).replace("-", ""):
        return None
    changed = [op for op in Levenshtein.opcodes(plain_left, plain_right) if op.tag != "equal"]
    first = " ".join(word for op in changed for word in left[op.src_start : op.src_end])
    second = " ".join(word for op in changed for word in right[op.dest_start : op.dest_end])
    return first or NOTHING, second or NOTHING


def _words(text: str) -> list[str]:
    return [re.sub(r"[’ʻʼ‘`]", "'", word.strip("-'")) for word in WORD.findall(text) if word.strip("-'")]
