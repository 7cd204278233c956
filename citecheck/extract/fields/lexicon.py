"""What the languages' word lists say of a token: a page word, a place, a month, a word for "and" ..."""

from collections.abc import Sequence
from functools import cache, lru_cache

from citecheck.extract.fields.tokens import TOKEN
from citecheck.languages import fold, languages

KINDS = (
    "et_al", "and", "page", "page_count", "volume", "issue", "edition", "editor", "in", "translator", "series",
    "thesis", "conference", "law", "report", "newspaper", "archive", "journal", "abbreviation", "periodical",
    "publisher", "house", "university", "corporate", "place", "city", "region", "given", "patronymic", "particle",
    "year", "url", "accessed", "degree", "ibid", "fund", "inventory", "file", "leaf", "law_number",
)  # fmt: skip
NUMBER = frozenset(["№", "#"])
Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def phrases() -> Phrases:
    """Every phrase of the word lists as folded tokens with its kind, by its first token, the longest first."""
    listed: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for language in languages():
        named = [(word, kind) for kind in KINDS for word in language.words.get(kind, ())]
        for word, kind in (*named, *((month, "month") for month in language.months)):
            parts = tuple(part for part in TOKEN.findall(fold(word)))
            while len(parts) > 1 and parts[-1] == ".":
                parts = parts[:-1]
            if parts and (parts[0][0].isalpha() or parts[0] in NUMBER):
                listed.setdefault(parts[0], set()).add((parts, kind))
    return {first: tuple(sorted(found, key=lambda p: (-len(p[0]), p))) for first, found in listed.items()}


@cache
def stopwords() -> frozenset[str]:
    """The frequent words of all languages."""
    return frozenset(fold(word) for language in languages() for word in language.stopwords)


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """A token's text folded (remembered: few words make most of the tokens)."""
    return fold(text)


def kinds(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The kinds of each token; a phrase of several words gives its kind to all of them."""
    low = [folded(text) for text in texts]
    found: list[tuple[str, ...]] = [()] * len(low)
    known = phrases()
    for at, word in enumerate(low):
        if word not in known:
            continue
        for parts, kind in known[word]:
            size = len(parts)
            if size == 1 or tuple(low[at : at + size]) == parts:
                for n in range(at, at + size):
                    if kind not in found[n]:
                        found[n] = (*found[n], kind)
    return found
