"""The stretch each token stands in, between full stops or between commas, and what that stretch is like."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from citecheck.extract.fields.tokens import Token

HARD = frozenset(["//", ";", "?", "!", "«", "»", "“", "”", "„", '"', "(", ")", "[", "]", "|", "•"])
SOFT = frozenset([",", ":"])
WORDS = frozenset(["X", "x", "XX", "xx", "Xx", "XxX", "xX"])
SMALL, SINGLE = frozenset(["xx", "x"]), frozenset(["X"])
DASHES = frozenset("-–—−")
TELLING = frozenset(
    (
        "journal", "abbreviation", "periodical", "publisher", "house", "university", "corporate", "place", "city",
        "conference", "thesis", "report", "editor", "in", "series", "volume", "page", "issue", "edition", "given",
        "translator",
    )
)  # fmt: skip


class Counts(NamedTuple):
    """Running counts over an entry's tokens: words, small words, single letters, numbers; and the telling hits."""

    words: list[int]
    small: list[int]
    single: list[int]
    numbers: list[int]
    telling: list[tuple[str, ...]]


def stretches(
    raw: str, found: Sequence[Token], hits: Sequence[tuple[str, ...]], forms: Sequence[str]
) -> list[list[str]]:
    """For each token the features of its sentence (S) and of its clause (C)."""
    rows: list[list[str]] = [[] for _ in found]
    counts = _counts(hits, forms)
    hard = [_hard(raw, found, forms, n) for n in range(len(found))]
    soft = [cut or token.text in SOFT for cut, token in zip(hard, found, strict=True)]
    for name, cuts in (("S", hard), ("C", soft)):
        bounds = [-1, *(n for n, cut in enumerate(cuts) if cut), len(found)]
        spans = [(a + 1, b) for a, b in pairwise(bounds) if b > a + 1]
        for index, (start, end) in enumerate(spans):
            told = _told(name, found, counts, start, end)
            told.append(f"{name}i={min(index, 6)}")
            told.append(f"{name}j={min(len(spans) - index - 1, 5)}")
            for n in range(start, min(end + 1, len(found))):
                rows[n] += told
    return rows


def _counts(hits: Sequence[tuple[str, ...]], forms: Sequence[str]) -> Counts:
    def running(signs: frozenset[str]) -> list[int]:
        return list(accumulate((form in signs for form in forms), initial=0))

    numbers = list(accumulate((form[0] in "dy" for form in forms), initial=0))
    return Counts(running(WORDS), running(SMALL), running(SINGLE), numbers, [_telling(hit) for hit in hits])


@lru_cache(maxsize=4096)
def _telling(hit: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(kind for kind in hit if kind in TELLING)


def _hard(raw: str, found: Sequence[Token], forms: Sequence[str], n: int) -> bool:
    """Whether a token ends a sentence: no full stop behind an initial or before a small letter."""
    token = found[n]
    if token.text in HARD or token.text[0] == "<":
        return True
    spaced = token.end < len(raw) and raw[token.end].isspace()
    if token.text in DASHES:
        return spaced and token.start > 0 and raw[token.start - 1].isspace()
    if token.text[0] != ".":
        return False
    before = forms[n - 1] if n else ""
    if before in ("X", "x") or n + 1 >= len(found):
        return n + 1 >= len(found)
    after = forms[n + 1]
    if after == "xx" or after in (",", ";", ":", ")"):
        return False
    return spaced or before in ("xx", "y") or after in DASHES


def _told(name: str, found: Sequence[Token], counts: Counts, start: int, end: int) -> list[str]:
    """What a stretch is like: its length, its capitals and numbers, the marks around it, the telling words in it."""
    size, small, single, numbers = (running[end] - running[start] for running in counts[:4])
    shown = size if size < 4 else min(4 + (size - 4) // 3, 9)
    case = "0" if not small else "1" if 2 * small < size else "2"
    told = [
        f"{name}n={shown}{case}",
        f"{name}X={min(single, 3)}{min(size - single, 3)}d{min(numbers, 3)}",
        f"{name}<={_mark(found, start - 1)}",
        f"{name}>={_mark(found, end)}",
    ]
    kinds = dict.fromkeys(kind for row in counts.telling[start:end] for kind in row)
    told += [f"{name}k={kind}" for kind in kinds]
    return told


def _mark(found: Sequence[Token], n: int) -> str:
    """The mark that bounds a stretch."""
    if not 0 <= n < len(found):
        return "^" if n < 0 else "$"
    return found[n].text[:6]
