"""The lines of a Document as a reader sees them: running heads and page numbers known, blank lines counted."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from citecheck.extract.vocabulary import phrases, plain
from citecheck.model import LISTS, Document

NUMBER = re.compile(r"\d+")
LONE_NUMBER = re.compile(r"[-–—|\s]*\d{1,4}[-–—|\s]*")  # - 15 -
LONGEST_HEAD = 120
LETTERS = 5  # a running head has so many at least: "2024]." at two line ends is none
MISREAD = re.compile(r"[\xa8\xb8À-ÿ]{4,}")  # Âÿ÷åñëàâ
WESTERN = re.compile(r"[\xa8\xb8À-ÿ]+")
CYRILLIC = re.compile("[Ѐ-ӿ]")
APART = 10  # lines between two printings of a running head, at least
PAGE = 90  # lines between two printings of a running head, at most, where it might be a heading
EDGE = 3  # lines at the top and foot of a page where running heads stand
TORN = 3  # lines of one or two words, a blank line between each two, that make a torn line
ENDS = (".", "!", "?", ":")
FEW = 2  # words of a line that was torn off


@dataclass(frozen=True, slots=True)
class Line:
    """A line that isn't blank: where it stands, its text without outer blanks, and the blank lines before it."""

    start: int
    end: int
    text: str
    gap: int = 0
    page: int = 0


@lru_cache(512)  # a title's lines are compared with each other
def capitals(text: str) -> bool:
    """Whether a line is printed in capitals."""
    letters = list(filter(str.isalpha, text))
    return len(letters) > 3 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def readable(line: Line) -> Line:
    """A line of windows-1251 letters that were taken for Western ones, letter for letter as they were meant."""
    if not MISREAD.search(line.text) or CYRILLIC.search(line.text):
        return line
    return replace(line, text=WESTERN.sub(lambda run: run[0].encode("cp1252", "replace").decode("cp1251"), line.text))


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of the text proper, and the running heads that were taken out of them."""

    lines: tuple[Line, ...]
    heads: tuple[Line, ...] = ()


def layout(document: Document, *, several: bool = False) -> Layout:
    """Sorts a Document's lines; of `several` papers in one file each has labels and headings that the others have."""
    lines = _read(document)
    if document.format in LISTS:
        return Layout(tuple(lines))
    known = set(document.heads)
    heads = {n for n, line in enumerate(lines) if line.start in known}
    if not heads:
        heads = _running_heads(lines) & _page_edges(lines) if several else _running_heads(lines)
    kept: list[Line] = []
    gap = 0
    for n, line in enumerate(lines):
        gap = max(gap, line.gap)
        if n in heads:
            continue
        broken = (
            bool(kept) and any(at in heads for at in range(n - 1, max(-1, n - 4), -1)) and line.page != kept[-1].page
        )
        kept.append(replace(line, gap=0 if broken else gap))
        gap = 0
    return Layout(tuple(_mended(_spaced(kept))), tuple(lines[n] for n in sorted(heads)))


def _read(document: Document) -> list[Line]:
    lines: list[Line] = []
    text, gap, page = document.text, 0, 0
    leaves, hidden = [leaf.start for leaf in document.pages], set(document.hidden)
    for start, end in pairwise((*document.lines, len(text))):
        stripped = text[start:end].strip()
        if not stripped:
            gap += 1
            continue
        first = text.index(stripped[0], start)
        if first in hidden:
            continue
        while page + 1 < len(leaves) and leaves[page + 1] <= first:
            page += 1
        lines.append(Line(first, first + len(stripped), stripped, gap, page))
        gap = 0
    return lines


def _running_heads(lines: list[Line]) -> set[int]:
    """Lines printed over and over, a page apart, and the page numbers beside them."""
    printed: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        if len(line.text) <= LONGEST_HEAD:
            printed[NUMBER.sub("0", " ".join(line.text.split())).casefold()].append(n)
    edges = _page_edges(lines)
    heads: set[int] = set()
    for shape, places in printed.items():
        if sum(letter.isalpha() for letter in shape) < LETTERS or lines[places[0]].text[:1].islower():
            continue
        if plain(lines[places[0]].text) in phrases() and max(b - a for a, b in pairwise([*places, places[0]])) > PAGE:
            continue  # the headings of a journal's papers
        apart = all(b - a >= APART for a, b in pairwise(places))
        if (len(places) >= 3 and apart) or (len(places) >= 2 and edges.issuperset(places)):
            heads.update(places)
    numbers = {n for n, line in enumerate(lines) if LONE_NUMBER.fullmatch(line.text)}
    beside = {n for n in numbers if n in edges or n - 1 in heads or n + 1 in heads}
    return heads | beside


def _page_edges(lines: list[Line]) -> set[int]:
    """The first and last lines of each page, where the text has pages."""
    pages: dict[int, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        pages[line.page].append(n)
    if len(pages) < 2:
        return set()
    return {n for places in pages.values() for n in (*places[:EDGE], *places[-EDGE:])}


def _spaced(lines: list[Line]) -> list[Line]:
    """Where nearly every line is followed by a blank one though sentences go on, a single blank line parts nothing."""
    single = sum(line.gap == 1 for line in lines[1:])
    long = [line for line in lines if len(line.text) > 40]
    ended = sum(line.text.endswith((".", "!", "?", ":", ";", ">")) for line in long)
    if len(lines) < 20 or single < 0.7 * (len(lines) - 1) or ended > 0.5 * len(long):
        return lines
    return [replace(line, gap=max(0, line.gap - 1)) for line in lines]


def _mended(lines: list[Line]) -> list[Line]:
    """A justified line comes out of a PDF as one word a line with blank lines between: those part nothing."""
    mended = list(lines)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and len(lines[end].text.split()) <= FEW and (end == at or lines[end].gap == 1):
            end += 1
        run = lines[at:end]
        small = sum(line.text[:1].islower() or len(line.text.split()) == 1 for line in run)
        if len(run) >= TORN and small >= 0.8 * len(run) and any(line.text[:1].islower() for line in run):
            for n in range(at, min(end + 1, len(lines))):
                if lines[n].gap == 1 and not (n == at and lines[n - 1].text.endswith(ENDS)):
                    mended[n] = replace(lines[n], gap=0)
        at = max(end, at + 1)
    return mended
