"""How a title may be spelt in a slug: for each letter the spellings that sites use."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from citecheck.compare.canonical import latin, mended
from citecheck.languages.folding import APOSTROPHES

LONGEST = 300  # letters of a title that are looked at


@dataclass(frozen=True, slots=True)
class Title:
    """A title's letters in order, without marks: each with its spellings, its word, and what stood before the word."""

    letters: str
    spellings: tuple[tuple[str, ...], ...]
    doubles: tuple[tuple[str, ...], ...]
    starts: tuple[int, ...]
    marked: frozenset[int]

    def next_word(self, at: int) -> int:
        """Where the word after the one at this letter begins."""
        return next((start for start in self.starts if start > at), len(self.letters))

    def begins(self, at: int) -> int:
        """Where the word of this letter begins."""
        return max(start for start in self.starts if start <= at)

    def word(self, start: int) -> str:
        """The word that begins at a letter."""
        return self.letters[start : self.next_word(start)]


def title_of(text: str) -> Title:
    """Takes a title apart; `marked` words are those with a dash, a quote or a stop before them."""
    letters: list[str] = []
    starts: list[int] = []
    marked: set[int] = set()
    inside = mark = False
    for letter in mended(text).lower()[:LONGEST]:
        if letter.isalnum():
            if not inside:
                starts.append(len(letters))
                if mark:
                    marked.add(len(letters))
            letters.append(letter)
            inside, mark = True, False
        elif letter.isspace():
            inside = False
        elif letter not in APOSTROPHES and letter != "'" and letter.isprintable():
            inside, mark = False, True
    plain = "".join(letters)
    return Title(
        plain,
        tuple(map(spellings, plain)),
        tuple(_tables()[1].get(plain[at : at + 2], ()) for at in range(len(plain))),
        tuple(starts),
        frozenset(marked),
    )


@cache
def spellings(letter: str) -> tuple[str, ...]:
    """The spellings of one letter, the commonest first; "" where some leave it out."""
    known = _tables()[0].get(letter)
    if known or letter.isascii():
        return known or (letter,)
    return (latin(letter), "")


def known_habits() -> Mapping[str, Mapping[str, str]]:
    """What some hosts are known to do: host -> letter -> spelling."""
    return _tables()[2]


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    text = files("citecheck.languages").joinpath("tables", "slugs.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    letters, pairs = ({one: tuple(many) for one, many in tables[part].items()} for part in ("letters", "pairs"))
    return letters, pairs, tables["hosts"]
