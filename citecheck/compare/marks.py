"""What a paper is looked up by: the hashed grams of its text, its title, the works it cites. One index for all."""

from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary
from zlib import crc32

from citecheck.compare import works
from citecheck.compare.canonical import key
from citecheck.compare.words import grams, words_of
from citecheck.model import Corpus, Paper

TITLE = 20  # letters of a title by which a paper is looked up
TITLES = 1 << 40
EDITION = 1  # raised when the marks of a paper become others
Made = TypeVar("Made")
_KNOWN: WeakKeyDictionary[Corpus, dict[str, object]] = WeakKeyDictionary()


def marks(paper: Paper) -> set[int]:
    """Every mark of a paper."""
    return {gram for gram, _ in grams(words_of(paper).keys)} | works.marks(paper) | set(title_marks(paper))


def title_marks(paper: Paper) -> dict[int, str]:
    """What a paper's own titles are looked up by, and their keys."""
    keys = [made for title in paper.title.values() if len(made := key(title)) >= works.SHORTEST]
    return {crc32(made[:TITLE].encode()) ^ TITLES: made for made in keys}


def once(corpus: Corpus, what: str, make: Callable[[Corpus], Made]) -> Made:
    """What was made of a corpus, made once for all the rules that ask for it; it goes when the corpus does."""
    known = _KNOWN.setdefault(corpus, {})
    if what not in known:
        known[what] = make(corpus)
    return known[what]  # type: ignore[return-value]


def indexed(corpus: Corpus, what: str, make: Callable[[Corpus], Made]) -> Made:
    """The same of a corpus whose papers are looked up by their marks, which a paper alone isn't."""
    once(corpus, "index", lambda whole: whole.index(marks, EDITION))
    return once(corpus, what, make)
