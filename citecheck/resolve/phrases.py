"""What pages say when they aren't what was asked for, in every language there is a row for."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

TABLES = ("pages.toml", "gates.toml", "walls.toml", "parked.toml")
APOSTROPHES = "‘’ʻʼ`´′ʹ＇"
# One letter, whichever way it is written: the dot that a capital leaves behind, a Persian and an Arabic yeh.
LETTERS = (("\u0307", ""), ("ı", "i"), ("ي", "ی"), ("ك", "ک"), ("أ", "ا"), ("إ", "ا"), ("\u200c", " "), ("\u0651", ""))
UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)  # 页, ペ: scripts without blanks between words
A_WORD = 2  # letters of such a script that make a word
TWO_WORDS = 4
A_NO = 4  # letters of a word that says no more than no: жоқ, yo'q
SENTENCES = re.compile(
    r"(?<=[.!?…؟])\s+|(?<=[。！？])|\s[|·•»—–:]+\s|\s-\s|\n"
)  # "Oops! It is gone. | The site - News"
NUMBER = re.compile(r"\W*(?:[^\W\d]+\W+)?404\W*([^\W\d]+)?\W*")  # "404", "Error 404", "404 error!"
CODE = re.compile(r"\b404\b")
WORD = re.compile(r"[^\W\d_]+")
BEGINNINGS = re.compile(r"([^\W_]{1,3})[^\W_]*")  # the "pag" of "page", the "no" of "no page"
RUNNING_ON = ""  # stands among the beginnings of a text in which words begin anywhere
WHOLE = "."  # ends a word of the table that is no beginning: "gone."
LONGEST = 25  # words of a sentence that says one thing


@cache
def _table() -> dict[str, Any]:
    folder = files("citecheck.languages").joinpath("tables")
    return {
        kind: rows for name in TABLES for kind, rows in tomllib.loads(folder.joinpath(name).read_text("utf-8")).items()
    }


@cache
def words(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The words of one kind in all languages, by their first letters."""
    found: dict[str, list[str]] = {}
    for word in _all(kind):
        if not UNSPACED.match(word):
            found.setdefault(BEGINNINGS.findall(word)[0], []).append(word)
    return {first: tuple(rest) for first, rest in found.items()}


@cache
def run_on(kind: str) -> tuple[str, ...]:
    """The words of one kind in scripts that have no blanks, where a word begins anywhere."""
    return tuple(word for word in _all(kind) if UNSPACED.match(word))


def _all(kind: str) -> list[str]:
    return sorted({_folded(word) for row in _table()[kind].values() for word in row})


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
        for letter, plain in LETTERS:
            text = text.replace(letter, plain)
    return " ".join(text.split())


@lru_cache(64)
def _seen(text: str) -> tuple[str, frozenset[str]]:
    """A text folded, and how its words begin; one text is asked for words of several kinds."""
    folded = _folded(text)
    begun = frozenset(BEGINNINGS.findall(folded))
    return folded, begun if folded.isascii() or not UNSPACED.search(folded) else begun | {RUNNING_ON}


def _standing(kind: str, folded: str, begun: frozenset[str]) -> list[tuple[int, str]]:
    """The words of a kind where they first stand at a word's beginning, in order; one large regex would be slow."""
    if not _may(kind, begun):
        return []
    known = words(kind)
    found = [
        (_begins(word, folded), -len(word), word) for start in begun & _firsts(kind) for word in known.get(start, ())
    ]
    if RUNNING_ON in begun:
        found += [(folded.find(word), -len(word), word) for word in run_on(kind)]
    return [(at, word.removesuffix(WHOLE)) for at, _, word in sorted(found) if at >= 0]


@cache
def _firsts(kind: str) -> frozenset[str]:
    """How the words of a kind begin."""
    return frozenset(words(kind)) | {RUNNING_ON} if run_on(kind) else frozenset(words(kind))


def _may(kind: str, begun: frozenset[str]) -> bool:
    """Whether a text, by its words' beginnings, may hold a word of a kind: mostly it doesn't."""
    return not begun.isdisjoint(_firsts(kind))


def _begins(word: str, folded: str) -> int:
    """Where a word first stands with nothing of another word before it; -1 for nowhere."""
    whole, word = word.endswith(WHOLE), word.removesuffix(WHOLE)
    at = folded.find(word)
    while at >= 0 and (folded[at - 1 : at].isalnum() or (whole and folded[at + len(word) :][:1].isalnum())):
        at = folded.find(word, at + 1)
    return at


def may_say_gone(text: str) -> bool:
    """Whether a text has the beginning of a word without which no sentence of it says that a page wasn't found."""
    folded, begun = _seen(text)
    if "404" in folded or not begun.isdisjoint(words("gone")):
        return True
    return RUNNING_ON in begun and any(word in folded for word in run_on("gone"))


def says(kind: str, text: str) -> int:
    """How many different words of a kind stand in a text."""
    count, past = 0, 0
    for at, word in _standing(kind, *_seen(text)):
        if at >= past:  # what stands within a longer word is no second one
            count, past = count + 1, at + len(word)
    return count


def sentences(texts: Iterable[str]) -> list[str]:
    """Short sentences of texts."""
    return [part for text in texts for part in SENTENCES.split(text) if part and length(part) <= LONGEST]


def length(text: str) -> int:
    """How many words a text has."""
    return len(text.split()) + (0 if text.isascii() else len(UNSPACED.findall(text)) // A_WORD)


def together(kind: str, other: str, sentence: str) -> bool:
    """Whether a word of one kind and one of another stand in a sentence, each for itself."""
    folded, begun = _seen(sentence)
    if not (_may(kind, begun) and _may(other, begun)):
        return False
    ours = [(at, at + len(word)) for at, word in _standing(kind, folded, begun)]
    theirs = [(at, at + len(word)) for at, word in _standing(other, folded, begun)] if ours else []
    return any(end <= at or ended <= begin for begin, end in ours for at, ended in theirs)


def apart(kind: str, other: str, sentence: str) -> bool:
    """Whether a word of one kind stands in a sentence that isn't one of the other kind as well."""
    seen = _seen(sentence)
    theirs = {at for at, _ in _standing(other, *seen)}
    return any(at not in theirs for at, _ in _standing(kind, *seen))


def begins(kind: str, text: str) -> bool:
    """Whether a text begins with a word of a kind."""
    return any(at == 0 for at, _ in _standing(kind, *_seen(text)))


def not_found(text: str) -> int | None:
    """How many other words stand in a sentence that says that a page wasn't found; None where it doesn't say so."""
    folded, begun = _seen(text)
    if (number := NUMBER.fullmatch(folded)) and (folded.isascii() or len(UNSPACED.findall(folded)) <= TWO_WORDS):
        return None if number[1] and says("help", number[1]) else 0  # what is 404?
    gone = [word for _, word in _standing("gone", folded, begun)][:1]
    if not gone:
        return None
    things = [word for _, word in _standing("things", folded, begun)]
    if not (things or CODE.search(folded) or (length(folded) <= 3 and len(gone[0]) > A_NO)):
        return None
    for word in (*gone, *things):
        folded = folded.replace(word, " ")
    run = 0 if folded.isascii() else len(UNSPACED.findall(folded)) // A_WORD
    return run + sum(len(word) > 3 and not UNSPACED.match(word) for word in WORD.findall(folded))
