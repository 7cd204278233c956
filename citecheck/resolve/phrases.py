"""What pages say when they aren't what was asked for, in every language there is a row for."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

APOSTROPHES = "‘’ʻʼ`´′ʹ＇"
SENTENCES = re.compile(r"(?<=[.!?…])\s+|\s[|·•»—–:]+\s|\s-\s|\n")  # "Oops! It is gone. | The site - News"
NUMBER = re.compile(r"\W*(?:[^\W\d]+\W+)?404\W*(?:[^\W\d]+)?\W*")  # "404", "Error 404", "404 error!"
CODE = re.compile(r"\b404\b")
WORD = re.compile(r"[^\W\d_]+")
BEGINNING = re.compile(r"(?<![^\W_])[^\W_]")  # the t of "the", the x of "_x"
FIRST = 3  # letters by which words are looked up
LONGEST = 25  # words of a sentence that says one thing


@cache
def _table() -> dict[str, Any]:
    text = files("citecheck.languages").joinpath("tables", "pages.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def words(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The words of one kind in all languages, by their first letters, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted({_folded(word) for row in _table()[kind].values() for word in row}, key=len, reverse=True):
        found.setdefault(word[:FIRST], []).append(word)
    return {first: tuple(rest) for first, rest in found.items()}


@cache
def paths(kind: str) -> frozenset[str]:
    """Pieces of addresses of one kind."""
    return frozenset(_table()["paths"][kind])


def languages(kind: str) -> frozenset[str]:
    """The languages there is a row for."""
    return frozenset(_table()[kind])


def _folded(text: str) -> str:
    text = text.casefold()
    if not text.isascii():
        for mark in APOSTROPHES:  # faster than a table, and there is hardly ever more than one kind
            text = text.replace(mark, "'")
    return " ".join(text.split())


def _standing(kind: str, folded: str) -> Iterator[str]:
    """The words of a kind that stand in a text where a word begins; looked up, for one large regex is slow."""
    known = words(kind)
    for start in BEGINNING.finditer(folded):
        at = start.start()
        for word in known.get(folded[at : at + FIRST], ()):
            if folded.startswith(word, at):
                yield word


def says(kind: str, text: str) -> int:
    """How many different words of a kind stand in a text."""
    return len(set(_standing(kind, _folded(text))))


def sentences(texts: Iterable[str]) -> list[str]:
    """Short sentences of texts."""
    return [part for text in texts for part in SENTENCES.split(text) if part and len(part.split()) <= LONGEST]


def not_found(text: str) -> int | None:
    """How many other words stand in a sentence that says that a page wasn't found; None where it doesn't say so."""
    folded = _folded(text)
    if NUMBER.fullmatch(folded):
        return 0
    gone = next(_standing("gone", folded), None)
    if not gone:
        return None
    things = list(_standing("things", folded))
    if not (things or CODE.search(folded) or len(folded.split()) <= 3):
        return None
    for word in (gone, *things):
        folded = folded.replace(word, " ")
    return sum(len(word) > 3 for word in WORD.findall(folded))
