"""What is known of each language: headings, labels, months, abbreviations. Data, one TOML a language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from citecheck.languages.detection import detect_among
from citecheck.languages.folding import fold
from citecheck.languages.translit import transliterate

__all__ = ["Language", "detect", "fold", "languages", "transliterate"]


@dataclass(frozen=True, slots=True)
class Language:
    """One language in one script."""

    code: str
    name: str
    script: str
    tesseract: str  # what the text recognition calls it
    letters: str
    stopwords: tuple[str, ...]
    months: Mapping[str, int]
    headings: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]


@cache
def languages() -> tuple[Language, ...]:
    """Loads every language, in the order of the files' names."""
    found = sorted(
        (file for file in files(__name__).iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return tuple(made(tomllib.loads(file.read_text("utf-8")), file.name) for file in found)


def made(table: dict[str, Any], name: str) -> Language:
    """Makes a Language of a TOML file's table; a key it doesn't know is an error."""
    known = {field.name for field in fields(Language)}
    if odd := (table.keys() ^ known):
        raise ValueError(f"{name}: unknown or missing: {', '.join(sorted(odd))}")
    lists = {
        part: {kind: tuple(words) for kind, words in table[part].items()} for part in ("headings", "labels", "words")
    }
    return Language(**{**table, **lists, "stopwords": tuple(table["stopwords"])})


def detect(text: str, *, likely: str | None = None) -> str | None:
    """Tells the language of a text by script, letters and frequent words; None where it can't be told.

    Where nothing speaks for any language it is the likely one, if that is written in the text's script.
    """
    return detect_among(text, _marks(), likely)


@cache
def _marks() -> tuple[tuple[str, str, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (
            language.code,
            language.script,
            frozenset("".join(letter for letter in language.letters if not letter.isspace())),
            frozenset(fold(word) for word in language.stopwords),
        )
        for language in languages()
    )
