"""An entry as tokens: words, numbers, every punctuation mark by itself, a certain part (an address) as one."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citecheck.extract.marks import Mark

TOKEN = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’‘ʻʼ`´′](?=[^\W\d_]))*"  # a word, apostrophes inside: O‘rinov
    r"|\d+|//|\.{2,}|[^\w\s]|_+"
)
MOST = 600  # tokens of one entry that are looked at: no entry is longer, a chapter taken for one is


class Token(NamedTuple):
    """A token's text (of a certain part: its name in angle brackets) and where it stands."""

    text: str
    start: int
    end: int


def tokens(raw: str, marks: Iterable[Mark] = ()) -> list[Token]:
    """Cuts an entry into tokens."""
    found: list[Token] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.outer):
        start, end = mark.outer
        if start < at:
            continue
        found += _plain(raw, at, start)
        found.append(Token(f"<{mark.field}>", start, end))
        at = end
    found += _plain(raw, at, len(raw))
    return found[:MOST]


def _plain(raw: str, start: int, end: int) -> Iterator[Token]:
    for match in TOKEN.finditer(raw, start, end):
        yield Token(match[0], match.start(), match.end())
