"""Footnotes as references, where a paper prints no list."""

import re
from collections.abc import Sequence

from citecheck.extract.beginnings import ENDED
from citecheck.extract.lines import Line
from citecheck.extract.segmentation import DATED, Piece
from citecheck.extract.vocabulary import words

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")
NOTE = re.compile(rf"(?:(\d{{1,3}})[.)]?\s+|([{SUPERSCRIPTS}]{{1,3}})\s*)(?=[^\W\d_]|[«“„\"§])")  # 4 Kaeser, Hans: ...
RAISED = re.compile(rf"(?<=[^\s{SUPERSCRIPTS}])[{SUPERSCRIPTS}]{{1,3}}")  # wurden.⁵
GLUED = re.compile(r"(?<=[^\W\d_][.,;»”\")]|[^\W\d_]{2})(\d{1,3})(?=[\s.,;:)]|$)")  # wurden.5
FEWEST = 3  # notes that cite
SHARE = 0.5  # of the notes that must cite, and of their numbers that must stand in the text
LONGEST = 14  # lines of a note


def footnotes(lines: Sequence[Line], text: str) -> list[Piece]:
    """The notes of a paper that cite something, if they are numbered as its text numbers them."""
    starts = _numbered(lines)
    if len(starts) < FEWEST or not _called(lines, starts):
        return []
    notes = [_note(lines, at, n, starts) for at, n in starts.items()]
    citing = [note for note in notes if _cites(" ".join(text[a:b] for a, b in note.pieces))]
    return citing if len(citing) >= max(FEWEST, SHARE * len(notes)) else []


def _numbered(lines: Sequence[Line]) -> dict[int, int]:
    """Lines that begin with the number that is next: line -> number."""
    found: dict[int, int] = {}
    expected = 1
    for at, line in enumerate(lines):
        match = NOTE.match(line.text)
        n = int((match[1] or match[2]).translate(PLAIN)) if match else 0
        if n == expected:
            found[at] = n
            expected += 1
    return found


def _called(lines: Sequence[Line], starts: dict[int, int]) -> bool:
    """Whether the text calls the notes: by raised numbers, or by numbers glued to words."""
    body = "\n".join(line.text for at, line in enumerate(lines) if at not in starts)
    raised = {int(found.translate(PLAIN)) for found in RAISED.findall(body)}
    glued = {int(found) for found in GLUED.findall(body)}
    wanted = set(starts.values())
    return max(len(wanted & raised), len(wanted & glued)) >= SHARE * len(wanted)


def _note(lines: Sequence[Line], at: int, n: int, starts: dict[int, int]) -> Piece:
    """A note goes on to the next one, to the end of its page, or to the end of a sentence behind which a gap is."""
    match = NOTE.match(lines[at].text)
    begin = lines[at].start + (match.end() if match else 0)
    following = min((other for other in starts if other > at), default=len(lines))
    end = at + 1
    while end < min(following, at + LONGEST) and lines[end].page == lines[at].page:
        if (lines[end].gap or following > at + LONGEST) and ENDED.search(lines[end - 1].text):
            break
        end += 1
    pieces = [(begin, lines[at].end), *((line.start, line.end) for line in lines[at + 1 : end])]
    return Piece(str(n), n, tuple((a, b) for a, b in pieces if b > a))


def _cites(raw: str) -> bool:
    """Whether a note names a source: a year or an address with a page, or the source named before."""
    page = re.search(rf"(?<![^\W_]){words('page')}\s?\d", raw, re.IGNORECASE)
    return bool(DATED.search(raw) or page or re.search(words("ibid"), raw, re.IGNORECASE))
