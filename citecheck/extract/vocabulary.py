"""The words of all languages as patterns: what a label, a month or an abbreviation looks like in print."""

import re
from functools import cache

from citecheck.languages import languages

APOSTROPHE = "['’‘ʻʼ`´′]"


def pattern(phrases: set[str]) -> str:
    """One alternation of phrases: any apostrophe, any blank, an optional final full stop."""
    parts = []
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        escaped = re.escape(phrase.rstrip("."))
        escaped = re.sub(r"(?:\\ )+", r"\\s+", escaped)
        escaped = re.sub(r"['’‘ʻʼ`´′]", APOSTROPHE, escaped)
        parts.append(escaped + (r"\.?" if phrase.endswith(".") or phrase[-1:].isalpha() else ""))
    return "(?:" + "|".join(parts) + ")" if parts else r"(?!)"


@cache
def words(*kinds: str) -> str:
    """A pattern for the words of some kinds, in every language."""
    return pattern({word for language in languages() for kind in kinds for word in language.words.get(kind, ())})


@cache
def labels(*kinds: str) -> str:
    """A pattern for the labels of some kinds, in every language."""
    return pattern({word for language in languages() for kind in kinds for word in language.labels.get(kind, ())})


@cache
def months() -> dict[str, int]:
    """Every month's name and abbreviation, without its full stop, in lower case."""
    return {name.rstrip(".").casefold(): n for language in languages() for name, n in language.months.items()}


@cache
def month() -> str:
    """A pattern for a month in any language."""
    return pattern(set(months()))
