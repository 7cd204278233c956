"""Headings: which lines begin a part of a paper, in any of the languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from citecheck.extract.lines import Line
from citecheck.extract.vocabulary import CLOSING, phrases, plain

NUMBERING = re.compile(
    r"(?:[#*_\s]*)(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})[.)]?\s+)?(?:[*_]*)", re.IGNORECASE
)  # "## 5. ", "IV. "
SLASH = re.compile(r"\s*[/|]\s*")
RUN_IN = ("introduction", "conclusion")  # headings that a full stop may follow: "Введение. В условиях ..."
LONGEST = 90
LIKE = 94  # likeness of a misprinted heading


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that begins a part: its kind, its number among the lines, and what follows it in the same line."""

    kind: str
    line: int
    text: str
    rest: int


@cache
def _list_headings() -> tuple[str, ...]:
    return tuple(phrase for phrase, kind in phrases().items() if kind == "references" and len(phrase) >= 14)


def _misprinted(text: str) -> str | None:
    """A list's heading with a letter or two lost or wrong ("ФЙДАЛАНИЛГАН АДАБИЁТЛАР")."""
    if not 12 <= len(text) <= 60 or " " not in text:
        return None
    close = process.extractOne(text, _list_headings(), scorer=fuzz.ratio, score_cutoff=LIKE)
    return "references" if close else None


def headings(lines: Sequence[Line]) -> Iterator[Heading]:
    """Finds the lines that are headings, alone ("REFERENCES") or run in ("References: 1. Doe ...")."""
    known = phrases()
    for n, line in enumerate(lines):
        text = line.text
        lead = NUMBERING.match(text)
        start = lead.end() if lead else 0
        body = text[start:]
        if len(body) <= LONGEST and (kind := known.get(plain(body)) or _misprinted(plain(body)) or _several(body)):
            yield Heading(kind, n, body.strip(CLOSING), line.end)
        elif (colon := body.find(":", 0, LONGEST)) > 0 and (kind := known.get(plain(body[:colon]))):
            yield Heading(kind, n, body[:colon].strip(CLOSING), line.start + start + colon + 1)
        elif (stop := body.find(".", 0, LONGEST)) > 0 and known.get(plain(body[:stop])) in RUN_IN:
            yield Heading(known[plain(body[:stop])], n, body[:stop], line.start + start + stop + 1)


def _several(body: str) -> str | None:
    """A heading in several languages at once ("Iqtiboslar/References:")."""
    kinds = [phrases().get(plain(part)) for part in SLASH.split(body)]
    told = {kind for kind in kinds if kind}
    return told.pop() if len(kinds) > 1 and len(told) == 1 and 2 * kinds.count(None) <= len(kinds) else None
