"""A line of a paper as it is quoted in a report, with a mark under the letters that are meant."""

from dataclasses import dataclass

from citecheck.model import Span
from citecheck.report.visible import cells, visible

CUT = "…"
ROWS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """One line: its number, what is shown of it, and where in that the mark begins and how long it is (in columns)."""

    line: int
    text: str
    indent: int
    length: int


def quotes(span: Span, lines: dict[int, str], width: int) -> list[Quote]:
    """Quotes the lines a span touches, as far as they are known; a long entry's first lines stand for all."""
    if span.end <= span.start:
        return []
    found = []
    for number in range(span.line, min(span.end_line, span.line + ROWS - 1) + 1):
        text = lines.get(number, "").rstrip("\r\n")
        start = span.column - 1 if number == span.line else len(text) - len(text.lstrip())
        end = span.end_column - 1 if number == span.end_line else len(text.rstrip())
        if start < min(end, len(text)):
            found.append(quote(number, text, start, min(end, len(text)), width))
    return found


def quote(number: int, line: str, start: int, end: int, width: int) -> Quote:
    """Cuts a line down to the width, around the letters from `start` to `end`."""
    while start > 0 and cells(visible(line[start])) == 0:  # a combining mark is marked under its letter
        start -= 1
    left, right = window(line, start, end, width)
    before = CUT if line[:left].strip() else ""
    after = CUT if right < len(line.rstrip()) else ""
    shown = visible(line[left:right])
    indent = cells(before) + cells(visible(line[left:start]))
    length = cells(visible(line[start : min(end, right)]))
    return Quote(number, before + shown.rstrip() + after, indent, max(1, length))


def window(line: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Says which part of a line is shown: all if it fits, else words on both sides of the letters meant."""
    line = line.rstrip()
    left = len(line) - len(line.lstrip())
    if len(line) - left <= width and cells(visible(line[left:])) <= width:
        return min(left, start), len(line)
    room = width - 2 * cells(CUT)
    meant = sum(cells(visible(letter)) for letter in line[start : min(end, start + room)])
    left = _back(line, start, max(room // 8, (room - meant) // 2))
    if left > 0 and (blank := line.find(" ", left, start)) >= 0:
        left = blank + 1
    right = _forth(line, left, room)
    if right < len(line) and (blank := line.rfind(" ", end, right)) >= 0:
        right = blank
    return left, right


def _back(line: str, at: int, room: int) -> int:
    """Goes back over as many letters as have room, not stopping between a letter and its combining mark."""
    while at > 0 and (room := room - cells(visible(line[at - 1]))) >= 0:
        at -= 1
    while at > 0 and cells(visible(line[at : at + 1])) == 0:
        at -= 1
    return at


def _forth(line: str, at: int, room: int) -> int:
    """Goes forth over as many letters as have room."""
    while at < len(line) and (room := room - cells(visible(line[at]))) >= 0:
        at += 1
    return at
