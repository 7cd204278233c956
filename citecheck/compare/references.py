"""One work in two lists: entries aligned by title and place, and how they differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citecheck.compare.canonical import key
from citecheck.compare.works import title
from citecheck.model import Reference

ALIKE = 88.0  # likeness of two titles of one work
WORD = re.compile(r"[\w’ʻʼ‘'`-]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference of one paper and the same work in another's list (None: it isn't there)."""

    left: Reference | None
    right: Reference | None


def align(a: Sequence[Reference], b: Sequence[Reference]) -> list[Pair]:
    """Pairs two lists, by title first and then by place."""
    free = {at: key(title(one)) or key(one.raw) for at, one in enumerate(b)}
    pairs: list[Pair] = []
    for n, one in enumerate(a):
        wanted = key(title(one)) or key(one.raw)
        ranked = sorted(free, key=lambda at: (-fuzz.ratio(wanted, free[at]), abs(at - n)))
        if ranked and fuzz.ratio(wanted, free[ranked[0]]) >= ALIKE:
            pairs.append(Pair(one, b[ranked[0]]))
            del free[ranked[0]]
        else:
            pairs.append(Pair(one, None))
    return pairs + [Pair(None, b[at]) for at in free]


def different_words(a: str, b: str) -> tuple[str, str] | None:
    """The words in which two texts differ, or None where only case, marks and blanks do."""
    left, right = _words(a), _words(b)
    plain_left, plain_right = [w.casefold() for w in left], [w.casefold() for w in right]
    if plain_left == plain_right:
        return None
    changed = [op for op in Levenshtein.opcodes(plain_left, plain_right) if op.tag != "equal"]
    first = " ".join(word for op in changed for word in left[op.src_start : op.src_end])
    second = " ".join(word for op in changed for word in right[op.dest_start : op.dest_end])
    return first or "nothing", second or "nothing"


def _words(text: str) -> list[str]:
    return [re.sub(r"[’ʻʼ‘`]", "'", word.strip("-'")) for word in WORD.findall(text) if word.strip("-'")]
