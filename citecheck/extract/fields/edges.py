"""Cutting the marks and label words off both ends of a stretch, nothing inside it touched."""

from citecheck.extract.fields.lexicon import kinds
from citecheck.extract.fields.tokens import TOKEN

PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "„": "“", "‘": "’", "{": "}", "<": ">"}
QUOTES = frozenset("\"'")
OPENING = '«“„"'
MOST_BEHIND = 3  # words that say what a quoted name is: "Suv" ilmiy jurnali
ENDS = " \t\n\xa0.,;:/|–—-−•*_=~·"


def bare(raw: str, start: int, end: int, *, ends: str = ENDS) -> tuple[int, int] | None:
    """Takes blanks, full stops and the like off both ends, and quotes and brackets that have no partner inside."""
    while True:
        before = (start, end)
        while start < end and (raw[start] in ends or raw[start].isspace()):
            start += 1
        while end > start and (raw[end - 1] in ends or raw[end - 1].isspace()):
            end -= 1
        start, end = _unpaired(raw, start, end)
        if (start, end) == before:
            return (start, end) if end > start else None


def _unpaired(raw: str, start: int, end: int) -> tuple[int, int]:
    """Drops an opening mark at the start or a closing one at the end whose partner stands outside."""
    text = raw[start:end]
    if not text:
        return start, end
    first, last = text[0], text[-1]
    if first in PAIRS and (
        PAIRS[first] not in text[1:] or (PAIRS[first] == last and text.find(last, 1) == len(text) - 1)
    ):
        return start + 1, end - (last == PAIRS[first] and len(text) > 1)
    if last in PAIRS.values() and not any(PAIRS[mark] == last for mark in text[:-1] if mark in PAIRS):
        return start, end - 1
    if first in QUOTES and (text.count(first) % 2 or (last == first and text.count(first) == 2)):
        return start + 1, end - (last == first and len(text) > 1)
    if last in QUOTES and last == '"' and text.count(last) % 2:
        return start, end - 1
    return start, end


def unlabelled(raw: str, start: int, end: int, *labels: str) -> tuple[int, int] | None:
    """Takes words of some kinds ("pp.", "Т.", "-сон") off both ends, with the marks beside them."""
    span = bare(raw, start, end)
    if span is None:
        return None
    found = [(match[0], match.start(), match.end()) for match in TOKEN.finditer(raw, *span)]
    hits = kinds([text for text, _, _ in found])
    first, last = 0, len(found)

    def droppable(n: int) -> bool:
        text = found[n][0]
        return not text[0].isalnum() or any(hit in labels for hit in hits[n])

    while first < last and droppable(first):
        first += 1
    while last > first and droppable(last - 1) and not (found[last - 1][0] in ")]" and _opened(found, first, last)):
        last -= 1
    return bare(raw, found[first][1], found[last - 1][2]) if first < last else None


def _opened(found: list[tuple[str, int, int]], first: int, last: int) -> bool:
    """Whether a closing bracket has its partner in what is left: 23 (230)."""
    return any(text in "([" for text, _, _ in found[first:last])


def _labelled(words: list[str], labels: tuple[str, ...]) -> bool:
    """Whether one of some words is of one of some kinds."""
    return any(hit in labels for row in kinds(words) for hit in row)


def quoted(raw: str, start: int, end: int, *labels: str) -> tuple[int, int] | None:
    """What stands in quotes at the start, where no more follows than what kind of thing it is: "Fan" nashriyoti."""
    while start < end and (raw[start] in ENDS or raw[start].isspace()):
        start += 1
    if start > 0 and start < end and raw[start - 1] in OPENING:
        start -= 1
    if start >= end or raw[start] not in OPENING:
        return None
    close = next((at for at in range(start + 1, end) if raw[at] in '»”“"'), end)
    rest = [match[0] for match in TOKEN.finditer(raw, close + 1, end) if match[0][0].isalnum()]
    if close == end or not rest:
        return None
    told = len(rest) <= MOST_BEHIND and all(map(str.islower, rest)) and _labelled(rest, labels)
    return bare(raw, start + 1, close) if told else None
