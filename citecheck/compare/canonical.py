"""The form in which texts in two scripts can be compared: small plain Latin letters, and where each came from."""

import re
import tomllib
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, groupby
from typing import Any

from citecheck.languages import fold
from citecheck.languages.folding import APOSTROPHES, BLANKS, DASHES

CACHED = 1 << 18  # words whose key is remembered
LONGEST = 60  # letters of a word that count
MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")  # CH in ИНТЕРЕCHO: a Latin letter beside a Cyrillic one
LETTERS = re.compile(r"[^\W\d_]+")
SPLIT = re.compile(r"[a-z0-9]+")  # khiva, 2016


class Letters(dict[int, str]):
    """A translate table that learns a letter it doesn't hold the first time it meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = latin = _latin(chr(code))
        return latin


class Lengths(dict[int, str]):
    """How many Latin letters each letter becomes, as the code of one letter."""

    def __missing__(self, code: int) -> str:
        self[code] = length = chr(len(_letters()[code]))
        return length


@dataclass(frozen=True, slots=True)
class Canonical:
    """A text in small Latin letters; `ends` says where the Latin of each source letter ends."""

    text: str
    ends: Sequence[int]

    def source(self, at: int) -> int:
        """The place in the source of a letter of the text."""
        return bisect_right(self.ends, at)


def canonical(text: str) -> Canonical:
    """A text in small Latin letters with the way back; look-alike letters are read as the script of their word."""
    plain = mended(text)
    lengths = plain.translate(_lengths()).encode("latin-1")
    return Canonical(plain.translate(_letters()), array("I", accumulate(lengths)))


def latin(text: str) -> str:
    """The same without the way back."""
    return mended(text).translate(_letters())


def key(text: str) -> str:
    """What the spellings of one title share: no case, no marks, no doubled letters, one letter for each sound."""
    return "".join(map(skeleton, SPLIT.findall(latin(text).replace("'", ""))))


def word_keys(text: str) -> list[str]:
    """The key of each word of a text."""
    return [made for word in SPLIT.findall(latin(text).replace("'", "")) if (made := skeleton(word))]


@lru_cache(CACHED)
def skeleton(word: str) -> str:
    """The sounds of one word in small Latin letters: kh, h and x are one, and so are y, i and a glide."""
    if word.isdigit():
        return word
    sounds, glides = _sounds()
    word = word[:LONGEST]
    for long, short in sounds:
        word = word.replace(long, short)
    return glides.sub("", "".join(letter for letter, _ in groupby(word)))


def mended(text: str) -> str:
    """Reads the look-alike letters of words in two scripts; every letter keeps its place."""
    if text.isascii() or not (found := MIXED.search(text)):
        return text
    parts, done = [], 0
    while found:
        start, end = found.start(), found.end()
        while start > done and text[start - 1].isalpha():
            start -= 1
        end = whole.end() if (whole := LETTERS.match(text, start)) else end
        parts += [text[done:start], fold(text[start:end])]
        done = end
        found = MIXED.search(text, done)
    return "".join(parts) + text[done:]


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("citecheck.languages").joinpath("tables", "canonical.toml").read_text("utf-8"))


@cache
def _letters() -> Letters:
    table = Letters({ord(letter): plain for letter, plain in _data()["letters"].items()})
    table |= {ord(letter.upper()): plain for letter, plain in _data()["letters"].items() if len(letter.upper()) == 1}
    for marks, plain in ((APOSTROPHES, "'"), (DASHES, "-"), (BLANKS, " "), ("\n\r\t", " ")):
        table |= dict.fromkeys(map(ord, marks), plain)
    return table


@cache
def _lengths() -> Lengths:
    return Lengths()


@cache
def _sounds() -> tuple[list[tuple[str, str]], re.Pattern[str]]:
    sounds = _data()["sounds"]
    vowels, glide = sounds["vowels"], sounds["glide"]
    return [(a, b) for a, b in sounds["order"]], re.compile(f"(?<=[{vowels}]){glide}|{glide}(?=[{vowels}])")


def _latin(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cn", "Co", "Cs"):  # breves, soft hyphens, halves of nothing
        return ""
    small = letter.lower()
    if small != letter and len(small) == 1:
        return _letters()[ord(small)]
    from anyascii import anyascii

    return anyascii(letter).lower()[:8]
