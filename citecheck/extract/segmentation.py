"""A reference list's lines to entries: by labels that count up, else by how an entry begins."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.extract.beginnings import BEGINS, BULLET, ENDED, beginnings
from citecheck.extract.lines import Line, capitals
from citecheck.extract.people import people

LABEL = re.compile(
    r"(?P<label>\[(?P<a>\d{1,4})\]\.?|\(?(?P<b>\d{1,4})(?:\s?[.)]+(?!\d{1,2}\.\d{4})|\s(?=[^\W\d_])))\s*"
)
ALONE = re.compile(r"\[?(\d{1,3})\]?\s?\.?")  # a label, and nothing else in its line
FIRST = 8  # lines in which the first such label stands
FEWEST = 3  # labels that make a list where there is doubt
RUN_IN = r"(?<=[.;)\]»”\"\d/])\s+{n}\s?[.)]\s+(?=[^\W\d_«\"“‘(])"  # "76-81 b. 8. Маркова"
LISTLIKE = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|https?:|www\.|//|\d\s*[-–—]\s*\d|[–—]\s|\b\w\.\s?\w\.", re.IGNORECASE
)  # what an entry has and an author guideline lacks: a year, an address, //, pages, initials
DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|https?:|www\.")
LEAST = 0.5  # share of a list's entries that must look like entries
MAX_SKIP = 3
AHEAD = 12  # lines among which the number that is due may still come
MAX_TAIL = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry: its label, its number, and the stretches of text it is made of."""

    label: str | None
    n: int
    pieces: tuple[tuple[int, int], ...]


def segment(lines: Sequence[Line], text: str) -> list[Piece]:
    """Parts the lines of a list into entries."""
    labelled = _own(lines, _alone(lines) or _numbered(lines), text)
    if len(labelled) >= 2:
        return list(_run_in(_by_labels(lines, labelled), text))
    if len(labelled) == 1 and len(run := list(_run_in(_by_labels(lines, labelled), text))) >= FEWEST:
        return run
    return _by_beginnings(lines)


def _alone(lines: Sequence[Line]) -> dict[int, tuple[str, int, int]]:
    """Labels in lines of their own, as superscripts come out of a PDF; the first entry may have lost its own."""
    found: dict[int, tuple[str, int, int]] = {}
    expected = 0
    for at, line in enumerate(lines[:-1]):
        match = ALONE.fullmatch(line.text)
        n = int(match[1]) if match else 0
        if match and (n == expected or (not found and n in (1, 2))):
            found[at] = (line.text, n, line.end)
            expected = n + 1
    if len(found) < FEWEST or min(found) > FIRST:
        return {}
    first = min(found)
    return {0: ("", 1, lines[0].start), **found} if found[first][1] == 2 and first > 0 else found


def listlike(entries: Sequence[Piece], text: str) -> bool:
    """Whether what was parted looks like a list of works."""
    signs = sum(bool(LISTLIKE.search(" ".join(text[a:b] for a, b in entry.pieces))) for entry in entries)
    return signs >= LEAST * len(entries)


def _own(
    lines: Sequence[Line], labelled: dict[int, tuple[str, int, int]], text: str
) -> dict[int, tuple[str, int, int]]:
    """The labels of the list itself: a numbering that begins anew over what is no list (guidelines) ends it."""
    restarts = [at for at in sorted(labelled) if labelled[at][1] == 1][1:]
    for at, following in itertools.zip_longest(restarts, restarts[1:], fillvalue=len(lines)):
        run = _by_labels(lines[at:following], {n - at: labelled[n] for n in range(at, following) if n in labelled})
        dated = sum(bool(DATED.search(text, entry.pieces[0][0], entry.pieces[-1][1])) for entry in run)
        long = sum(len(entry.pieces) > MAX_TAIL for entry in run)
        if dated - long <= LEAST * len(run):
            return {n: label for n, label in labelled.items() if n < at}
    return labelled


def _numbered(lines: Sequence[Line]) -> dict[int, tuple[str, int, int]]:
    """Lines that begin with the next number: line -> (label, number, offset of the entry)."""
    found: dict[int, tuple[str, int, int]] = {}
    expected, bracketed = 1, None
    for at, line in enumerate(lines):
        match = LABEL.match(line.text)
        if not match:
            continue
        n = int(match["a"] or match["b"])
        first = not found
        twice = bool(found) and n == expected - 1 and _entry_again(lines, at, match.end())
        fits = twice or expected <= n <= expected + MAX_SKIP or (n == 1 and expected > 2) or (first and n <= 2)
        if not fits or (bracketed is not None and bracketed != bool(match["a"])):
            continue
        if n == 1 and found and not line.gap and not counts_up(lines, at):
            continue
        if found and n > expected and _comes_later(lines, at, expected):
            continue
        bracketed = bool(match["a"])
        found[at] = (match["label"].strip(), n, line.start + match.end())
        expected = n + 1
    return found


def _comes_later(lines: Sequence[Line], at: int, n: int) -> bool:
    """Whether the number that is due begins a line further down: then this one is a volume's, torn off its line."""
    found = (LABEL.match(line.text) for line in lines[at + 1 : at + AHEAD])
    return any(match and int(match["a"] or match["b"]) == n for match in found)


def _entry_again(lines: Sequence[Line], at: int, start: int) -> bool:
    """Whether a number printed twice begins an entry: a name follows it, and the line before has ended."""
    return bool(BEGINS.match(lines[at].text, start)) and bool(ENDED.search(lines[at - 1].text))


def counts_up(lines: Sequence[Line], at: int) -> bool:
    """Whether numbering begins here: the next labels are 2 and 3."""
    wanted = 2
    for line in lines[at + 1 : at + 40]:
        match = LABEL.match(line.text)
        if match and int(match["a"] or match["b"]) == wanted:
            wanted += 1
        if wanted == 4:
            return True
    return False


def _by_labels(lines: Sequence[Line], labelled: dict[int, tuple[str, int, int]]) -> list[Piece]:
    entries: list[Piece] = []
    starts = sorted(labelled)
    for at, start in enumerate(starts):
        label, n, offset = labelled[start]
        end = starts[at + 1] if at + 1 < len(starts) else _last_end(lines, starts)
        pieces = [(offset, lines[start].end), *((line.start, line.end) for line in lines[start + 1 : end])]
        entries.append(Piece(label or None, n, tuple((a, b) for a, b in pieces if b > a)))
    return [entry for entry in entries if entry.pieces]


def _last_end(lines: Sequence[Line], starts: list[int]) -> int:
    """The line behind the last entry: entries before it tell how long one is and whether blanks tear it."""
    last = starts[-1]
    inner = [line.gap for a, b in itertools.pairwise(starts) for line in lines[a + 1 : b]]
    widest = max(inner, default=0)
    longest = max((b - a for a, b in itertools.pairwise(starts)), default=3)
    loud = any(capitals(line.text) for a, b in itertools.pairwise(starts) for line in lines[a + 1 : b])
    end = last + 1
    while end < len(lines) and end - last <= max(longest, 3) + MAX_TAIL:
        line = lines[end]
        turned = line.page != lines[end - 1].page
        finished = bool(ENDED.search(lines[end - 1].text))
        neighbour = end + 1 < len(lines) and capitals(lines[end + 1].text) and bool(people(line.text))
        if (
            ALONE.fullmatch(line.text)
            or neighbour
            or line.gap > widest
            or (finished and (end - last > longest or (capitals(line.text) and (turned or not loud))))
        ):
            break
        end += 1
    return end


def _by_beginnings(lines: Sequence[Line]) -> list[Piece]:
    """Without labels an entry goes from one beginning to the next."""
    starts, last = beginnings(lines)
    entries = []
    for n, (a, b) in enumerate(itertools.pairwise([*starts, last]), 1):
        mark = BULLET.match(lines[a].text)
        first = (lines[a].start + (mark.end() if mark else 0), lines[a].end)
        entries.append(Piece(None, n, (first, *((line.start, line.end) for line in lines[a + 1 : b]))))
    return entries


def _run_in(entries: list[Piece], text: str) -> Iterator[Piece]:
    """Cuts an entry in which the numbers that are missing go on inside the line."""
    for at, entry in enumerate(entries):
        following = entries[at + 1].n if at + 1 < len(entries) else entry.n + 2
        pieces = list(entry.pieces)
        label, n = entry.label, entry.n
        while n + 1 < following or at + 1 == len(entries):
            cut = _find(text, pieces, n + 1)
            if cut is None:
                break
            index, begin, end = cut
            before = [*pieces[:index], (pieces[index][0], begin)]
            yield Piece(label, n, tuple((a, b) for a, b in before if b > a))
            label, n = text[begin:end].strip(), n + 1
            pieces = [(end, pieces[index][1]), *pieces[index + 1 :]]
        yield Piece(label, n, tuple(pieces))


def _find(text: str, pieces: list[tuple[int, int]], n: int) -> tuple[int, int, int] | None:
    """Where number `n` stands inside the lines of an entry."""
    pattern = re.compile(RUN_IN.format(n=n))
    for index, (start, end) in enumerate(pieces):
        if match := pattern.search(text, start, end):
            return index, match.start(), match.end()
    return None
