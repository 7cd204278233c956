"""Editions as styles want them: without the word that a style prints itself, or as a number alone."""

import re
from functools import cache

from citecheck.languages import languages


def bare(value: str | None) -> str:
    """What stands before the word: 6th ed. -> 6th; as printed if more is said than a number."""
    found = _pattern().fullmatch(value or "")
    return found["ordinal"].strip() if found else value or ""


def number(value: str | None) -> str:
    """The number, to which biblatex puts its own ending: 2-е изд. -> 2; as printed if more is said."""
    found = _pattern().fullmatch(value or "")
    return found["number"] if found else value or ""


@cache
def _pattern() -> re.Pattern[str]:
    """A number, its ending, and a word for edition: 6th ed., 2-е изд., 3. Auflage."""
    known = {word.strip(" -.ªе") for language in languages() for word in language.words.get("edition", ())}
    ranked = "|".join(re.escape(word) for word in sorted(known, key=lambda word: (-len(word), word)) if word)
    return re.compile(
        rf"(?P<ordinal>(?P<number>\d{{1,3}})(?:-?[^\W\d_]{{1,3}}|ª|\.)?)[\s-]*(?:{ranked or '(?!)'})\.?", re.IGNORECASE
    )
