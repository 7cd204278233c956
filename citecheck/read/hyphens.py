"""Hyphens at line ends: which of them divide a word, told by the words the paper uses elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from citecheck.read.glyphs import Row

LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=-$)")  # bio|-
FIRST = re.compile(r"[^\W\d_]+")
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ADDRESS = re.compile(r"(?:://|www\.|[@/])\S*$|\bdoi\b\S*$", re.IGNORECASE)  # https://site.example/canals-
RANGE = re.compile(r"(?<![\w./-])\d{1,5}[-–\u2010]$")  # P. 101-
SOFT = "\u00ad\u2010"  # typesetters write a divided word's hyphen with these


def join(rows: Sequence[Row]) -> list[Row]:
    """Puts divided words together again, on the line they begin on; hyphens that belong to a word stay."""
    known = Counter(word.casefold() for row in rows for word in _whole(row))
    votes = [_vote(row, after, known) for row, after in pairwise(rows) if _ends_in_hyphen(row)]
    divides = votes.count(True) >= votes.count(False)
    kept: list[Row] = []
    for row in rows:
        if kept and (_ends_in_hyphen(kept[-1]) or RANGE.search(kept[-1].text)):
            vote = _vote(kept[-1], row, known)
            if vote or (vote is None and divides):
                _move(kept[-1], row, kept[-1].text[:-1])
            elif RANGE.search(kept[-1].text) and row.text[:1].isdigit():
                _move(kept[-1], row, kept[-1].text)
            elif kept[-1].text[-1] in SOFT and ADDRESS.search(kept[-1].text):
                kept[-1].become(
                    kept[-1].part(0, len(kept[-1].text) - 1)
                )  # an address was divided by a hyphen of its own making
        if row.text:
            kept.append(row)
    return [row for row in kept if row.text]


def _whole(row: Row) -> Iterable[str]:
    """The words of a row that stand whole in it."""
    words = WORDS.findall(row.text)
    return words[:-1] if row.broken else words


def _ends_in_hyphen(row: Row) -> bool:
    if row.text and row.text[-1] in SOFT:
        row.broken = True
    return row.broken and bool(row.text)


def _vote(row: Row, after: Row, known: Counter[str]) -> bool | None:
    """Whether a hyphen divides a word: yes, no, or nothing tells."""
    text = row.text
    plain = text[:-1] + "-" if text[-1] in SOFT else text
    first, last = FIRST.match(after.text.lstrip()), LAST.search(plain)
    if RANGE.search(plain) and after.text[:1].isdigit():
        return False
    if not first or not last or ADDRESS.search(plain):
        return False
    if text[-1] in SOFT:
        return True
    if first[0][0].isupper() and not last[0].isupper():
        return False
    joined, hyphened = (last[0] + first[0]).casefold(), f"{last[0]}-{first[0]}".casefold()
    if known[joined] != known[hyphened]:
        return known[joined] > known[hyphened]
    return None


def _move(row: Row, after: Row, kept: str) -> None:
    """Brings the rest of a divided word, or of a range of pages, to the line it begins on."""
    end = next((n for n, letter in enumerate(after.text) if letter.isspace()), len(after.text))
    row.become(row.part(0, len(kept)))
    row.add(after.part(0, end))
    after.become(after.part(end, len(after.text)))
