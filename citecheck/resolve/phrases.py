"""What pages say when they aren't what was asked for, in every language there is a row for."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

APOSTROPHES = re.compile("[‘’ʻʼ`´′ʹ＇]")
BLANKS = re.compile(r"\s+")
SENTENCES = re.compile(r"(?<=[.!?…])\s+|\s[|·•»—–]\s|\s-\s|\n")  # "Oops! It is gone. | The site - News"
NUMBER = re.compile(r"\W*(?:[^\W\d]+\W+)?40[4]\W*(?:[^\W\d]+)?\W*")  # "404", "Error 404", "404 error!"
CODE = re.compile(r"\b40[4]\b")
WORD = re.compile(r"[^\W\d_]+")
LONGEST = 25  # words of a sentence that says one thing


@cache
def _table() -> dict[str, Any]:
    text = files("citecheck.languages").joinpath("tables", "pages.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def words(kind: str) -> re.Pattern[str]:
    """The words of one kind in all languages, each where a word begins."""
    rows = {_folded(word) for row in _table()[kind].values() for word in row}
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, sorted(rows, key=len, reverse=True))) + ")")


@cache
def paths(kind: str) -> frozenset[str]:
    """Pieces of addresses of one kind."""
    return frozenset(_table()["paths"][kind])


def languages(kind: str) -> frozenset[str]:
    """The languages there is a row for."""
    return frozenset(_table()[kind])


def _folded(text: str) -> str:
    return BLANKS.sub(" ", APOSTROPHES.sub("'", text.casefold()))


def says(kind: str, text: str) -> int:
    """How many different words of a kind stand in a text."""
    return len(set(words(kind).findall(_folded(text))))


def sentences(texts: Iterable[str]) -> list[str]:
    """Short sentences of texts."""
    return [part for text in texts for part in SENTENCES.split(text) if part and len(part.split()) <= LONGEST]


def not_found(text: str) -> int | None:
    """How many other words stand in a sentence that says that a page wasn't found; None where it doesn't say so."""
    folded = _folded(text)
    if NUMBER.fullmatch(folded):
        return 0
    if not words("gone").search(folded):
        return None
    if not (words("things").search(folded) or CODE.search(folded) or len(folded.split()) <= 3):
        return None
    rest = words("things").sub(" ", words("gone").sub(" ", folded))
    return sum(len(word) > 3 for word in WORD.findall(rest))
