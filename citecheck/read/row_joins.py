"""Rows of a PDF that belong together: a label beside its entry, an address and what is left of it on the next line."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from citecheck.read.glyphs import Row

LABEL = re.compile(r"\[\d{1,4}\][.)]?|\d{1,4}[.)]")  # 12. set in a column of its own
NEAR = 6.0  # a label stands no further from its entry than so many sizes
LEVEL = 0.3  # rows whose heights differ by less than this share of their size stand on one line
SOFT = "\u00ad\u2010-"

Box = tuple[float, float, float, float]
Links = Mapping[int, Sequence[tuple[str, Box]]]


def labelled(rows: Sequence[Row]) -> list[Row]:
    """Puts labels that stand in a column of their own before the rows on their lines."""
    labels = [row for row in rows if LABEL.fullmatch(row.text)]
    if not labels:
        return list(rows)
    taken: dict[int, Row] = {}
    for label in labels:
        beside = [row for row in rows if row is not label and _is_beside(label, row) and id(row) not in taken]
        if beside:
            taken[id(min(beside, key=lambda row: row.left))] = label
    gone = {id(label) for label in taken.values()}
    made = []
    for row in rows:
        if id(row) in gone:
            continue
        if (own := taken.get(id(row))) is not None:
            row.become(_before(own, row))
        made.append(row)
    return made


def _is_beside(label: Row, row: Row) -> bool:
    level = abs(label.base - row.base) < LEVEL * max(label.size, row.size)
    return level and 0 <= row.left - label.right < NEAR * row.size and not LABEL.fullmatch(row.text)


def _before(label: Row, row: Row) -> Row:
    """A label, a blank and the row behind it."""
    made = Row(row.page, label.text + " ", row.base, row.size, row.broken, label.lefts[:], label.rights[:])
    made.lefts.append(label.rights[-1])
    made.rights.append(row.lefts[0])
    made.text += row.text
    made.lefts, made.rights = made.lefts + row.lefts, made.rights + row.rights
    return made


def addresses(rows: Sequence[Row], links: Links) -> list[Row]:
    """Brings what is left of an address to the line it begins on, where one link leads from both lines to it."""
    kept: list[Row] = []
    url, told = "", ""  # the address the last row ends in, and what was printed of it
    for row in rows:
        head = _head(row, links, url) if url else ""
        whole = next((one for one in _joined(told, head) if head and one in url), None)
        if whole is not None and kept:
            before = kept[-1]
            if len(whole) < len(told) + len(head):
                before.become(before.part(0, len(before.text) - 1))
            before.add(row.part(0, len(head)))
            before.broken = False
            rest = row.part(len(head), len(row.text))
            if not rest.text:
                told = whole
                continue
            row.become(rest)
        kept.append(row)
        url, told = _tail(row, links)
    return kept


def _joined(told: str, head: str) -> list[str]:
    """How two halves may have been one: a hyphen at the line's end may be the typesetter's."""
    return [told + head, *([told[:-1] + head] if told[-1:] in SOFT else [])]


def _tail(row: Row, links: Links) -> tuple[str, str]:
    """The address a row ends in by a link, and what of it stands there."""
    for url, box in links.get(row.page, ()):
        start = len(row.text)
        while start and _within(row, start - 1, box) and not row.text[start - 1].isspace():
            start -= 1
        if start < len(row.text) and row.text[start:].rstrip(SOFT) in unquote(url):
            return unquote(url), row.text[start:]
    return "", ""


def _head(row: Row, links: Links, wanted: str) -> str:
    """What stands at the beginning of a row and leads to the same address."""
    for url, box in links.get(row.page, ()):
        if unquote(url) != wanted:
            continue
        end = 0
        while end < len(row.text) and _within(row, end, box) and not row.text[end].isspace():
            end += 1
        if end:
            return row.text[:end]
    return ""


def _within(row: Row, at: int, box: Box) -> bool:
    left, right, bottom, top = box
    return bottom <= row.base + row.size / 2 <= top and left <= (row.lefts[at] + row.rights[at]) / 2 <= right
