"""Where a paper's reference list stands, and what its entries are."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from citecheck.extract.footnotes import SUPERSCRIPTS, footnotes
from citecheck.extract.lines import Line
from citecheck.extract.people import EMAIL
from citecheck.extract.sections import Heading
from citecheck.extract.segmentation import DATED, LABEL, LEAST, Piece, counts_up, listlike, segment
from citecheck.extract.vocabulary import plain
from citecheck.languages import detect, languages
from citecheck.model import SecondList

ENDS = frozenset({"references", "appendix", "authors_info", "abstract", "keywords", "introduction"})
NEAR_THE_END = 40  # lines behind an author's address that may still be the journal's
ADDRESS = 8  # lines of an author's address, at most
NOTE = re.compile(rf"[{SUPERSCRIPTS}]{{1,3}}\s*(?=\S)")  # ² A line of this kind
TAIL = 0.4  # a list without a heading stands in the last part of a text
FEWEST = 3  # entries that make a list without a heading
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
SAME = 0.9  # share of the entries that tell one year in both forms of a list
TRIES = 20  # places where such a list may begin: a text of nothing but short lists has thousands


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list of entries, its heading, and the lines it takes."""

    heading: str | None
    entries: tuple[Piece, ...]
    first: int
    last: int
    second: SecondList | None = None
    renderings: tuple[Piece, ...] = ()


def reference_list(lines: Sequence[Line], found: Sequence[Heading], text: str) -> ReferenceList | None:
    """Finds a paper's list: under its heading, or by what entries look like."""
    every = list(lists(lines, found, text))
    if not every:
        return _without_heading(lines, text) or _in_notes(lines, text)
    best = max(every, key=lambda made: _dated(made, text))
    at = every.index(best)
    if at and one_list(every[at - 1], best, text):
        at, best = at - 1, every[at - 1]  # the list printed first is the paper's own, the other its rendering
    after = every[at + 1] if at + 1 < len(every) else None
    if after and one_list(best, after, text):
        return replace(best, last=after.last, second=_second(after, text), renderings=after.entries)
    return best


def lists(lines: Sequence[Line], found: Sequence[Heading], text: str) -> Iterator[ReferenceList]:
    """Every list under a heading of its own."""
    for heading in found:
        if heading.kind == "references" and (made := _under(lines, heading, found, text)):
            yield made


def one_list(a: ReferenceList, b: ReferenceList, text: str) -> bool:
    """Whether a list is printed twice: one form right behind the other, or elsewhere with the same years in a row."""
    return _alike(a, b, text) and (a.last == b.first or _same_years(a, b, text))


def _same_years(a: ReferenceList, b: ReferenceList, text: str) -> bool:
    """Whether two lists of one length tell the same years in the same order; a summary may stand between them."""
    if len(a.entries) != len(b.entries):
        return False
    years = [[set(YEAR.findall(_raw(entry, text))) for entry in made.entries] for made in (a, b)]
    told = [bool(one & other) for one, other in zip(*years, strict=True) if one or other]
    return len(told) >= FEWEST and sum(told) >= SAME * len(told)


def _dated(made: ReferenceList, text: str) -> int:
    """How many entries of a list tell a year or an address: paragraphs of a section called "Sources" seldom do."""
    return sum(bool(DATED.search(_raw(entry, text))) for entry in made.entries)


def _alike(a: ReferenceList, b: ReferenceList, text: str) -> bool:
    """Whether two lists may be one in two forms: about as long, and both tell years."""
    if min(_dated(made, text) / len(made.entries) for made in (a, b)) <= LEAST:
        return False
    return abs(len(a.entries) - len(b.entries)) <= 0.3 * max(len(a.entries), len(b.entries))


def _second(other: ReferenceList, text: str) -> SecondList:
    """A second list is a translation where its entries are in another language, else a transliteration."""
    words = " ".join(text[a:b] for entry in other.entries[:20] for a, b in entry.pieces)
    kind = "translated" if detect(words) == "en" else "transliterated"
    return SecondList(other.heading, kind, len(other.entries))


def _under(lines: Sequence[Line], heading: Heading, found: Sequence[Heading], text: str) -> ReferenceList | None:
    """The list under a heading, up to the next one that ends it."""
    later = islice(found, bisect_right(found, heading.line, key=lambda other: other.line), None)
    last = next((other.line for other in later if other.kind in ENDS), len(lines))
    body = [line for line in lines[heading.line + 1 : last] if plain(line.text) not in _groups()]
    first = lines[heading.line]
    if heading.rest < first.end and text[heading.rest : first.end].strip():
        rest = text[heading.rest : first.end]
        begin = heading.rest + len(rest) - len(rest.lstrip())
        body = [Line(begin, first.end, text[begin : first.end], 0, first.page), *body]
    body = _without_notes(body[: _foreign(body)])
    entries = segment(body, text)
    if not entries or not listlike(entries, text):
        return None
    end = entries[-1].pieces[-1][1]
    stop = next((n for n in range(heading.line + 1, len(lines)) if lines[n].start >= end), len(lines))
    return ReferenceList(
        heading.text, tuple(entries), heading.line, max(stop, heading.line + 1) if stop < last else last
    )


def _without_notes(body: list[Line]) -> list[Line]:
    """The lines without the footnotes that stand between the entries of a numbered list, or behind it."""
    if sum(bool(LABEL.match(line.text)) for line in body) < FEWEST:
        return body
    kept: list[Line] = []
    page: int | None = None  # that of the note one is in
    for line in body:
        if NOTE.match(line.text):
            page = line.page
        elif line.gap or line.page != page:
            page = None
        if page is None:
            kept.append(line)
    return kept


@cache
def _groups() -> frozenset[str]:
    """Headings inside a list: books, journals."""
    return frozenset(
        plain(phrase) for language in languages() for phrase in language.headings.get("reference_groups", ())
    )


@cache
def _labels() -> tuple[str, ...]:
    return tuple(
        plain(label)
        for language in languages()
        for kind in ("received", "accepted", "published")
        for label in language.labels.get(kind, ())
    )


def _foreign(body: Sequence[Line]) -> int:
    """Where a list ends because a label of the header follows ("Received", "About the author")."""
    for n, line in enumerate(body):
        if (
            n
            and len(line.text) < 120
            and plain(line.text[:60]).startswith(_labels())
            and re.search(r"\d{2}", line.text)
        ):
            return n
        if (
            n > len(body) - NEAR_THE_END and n and EMAIL.search(line.text) and not DATED.search(line.text)
        ):  # an author's address
            return max((at for at in range(max(1, n - ADDRESS), n + 1) if body[at].gap), default=n)
    return len(body)


def _without_heading(lines: Sequence[Line], text: str) -> ReferenceList | None:
    """Numbered entries at the end of a text that look like a list, though nothing is printed above them."""
    tail = range(int(len(lines) * (1 - TAIL)), len(lines))
    begins = (n for n in tail if re.match(r"\[?1\]?[.)\]]", lines[n].text) and counts_up(lines, n))
    for n in islice(begins, TRIES):
        entries = segment(lines[n:], text)
        numbered = [entry for entry in entries if entry.label]
        counting = all(b.n - a.n == 1 for a, b in pairwise(numbered))
        dated = sum(bool(re.search(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|https?:", _raw(entry, text))) for entry in numbered)
        if len(numbered) >= FEWEST and counting and dated >= 0.7 * len(numbered):
            end = entries[-1].pieces[-1][1]
            last = next((at for at in range(n, len(lines)) if lines[at].start >= end), len(lines))
            return ReferenceList(None, tuple(entries), n, last)
    return None


def _in_notes(lines: Sequence[Line], text: str) -> ReferenceList | None:
    notes = footnotes(lines, text)
    return ReferenceList(None, tuple(notes), len(lines), len(lines)) if notes else None


def _raw(entry: Piece, text: str) -> str:
    return " ".join(text[a:b] for a, b in entry.pieces)
