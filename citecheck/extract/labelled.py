"""What stands in a header behind a label: keywords, abstracts, dates, numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from citecheck.extract import dates
from citecheck.extract.lines import Line, capitals
from citecheck.extract.people import people
from citecheck.extract.vocabulary import labels
from citecheck.languages import detect, fold, languages
from citecheck.model import Dates

KINDS = ("abstract", "keywords", "received", "revised", "accepted", "published", "doi", "udc", "issn", "email", "phone",
         "orcid", "cite_as", "journal_home", "title_label", "author_label")  # fmt: skip
OPENING = re.compile(r"[\s*_#(\[]*")
CLOSING = re.compile(r"\s*[*_)\]]*\s*[:.—–-]?\s*[*_]*\s*")
UDC = re.compile(r"\d[\d.:/()+\[\]\s=\"«»’'а-яА-Яa-zA-Z*-]{1,40}")
ISSN = re.compile(r"\d{4}-\d{3}[\dXХxх]")
SEPARATED = re.compile(r"[;,]\s")  # oqim; daryo
LISTED = re.compile(r"\s*[;,]\s*|\s+[–—•]\s+")
MOST_LINES = 40
LEAST_LABEL, MOST_LABEL = 10, 30  # letters of a label that may be misprinted
LIKE = 90  # likeness of a misprinted label


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label's kind, the line it stands in, the stretch of text behind it, and the language the label is in."""

    kind: str
    line: int
    last: int
    start: int
    end: int
    lang: str | None = None


@cache
def _label_languages() -> dict[tuple[str, str], str]:
    """The language of each label of a kind; one that two languages share tells nothing."""
    told: dict[tuple[str, str], str] = {}
    shared: set[tuple[str, str]] = set()
    for language in languages():
        for kind in ("keywords", "abstract"):
            for label in language.labels[kind]:
                known = (kind, fold(label))
                shared |= {known} & told.keys()
                told[known] = language.code
    return {known: code for known, code in told.items() if known not in shared}


def _language_of(kind: str, label: str) -> str | None:
    known = _label_languages()
    if (kind, label) in known or len(label) < LEAST_LABEL:
        return known.get((kind, label))
    labels_ = {other: code for (its, other), code in known.items() if its == kind}
    close = process.extractOne(label, tuple(labels_), scorer=fuzz.ratio, score_cutoff=LIKE)
    return labels_[close[0]] if close else None


@cache
def label_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each label, folded, at the beginning of a line."""
    return tuple(
        (kind, re.compile(rf"{labels(kind)}(?![^\W_])", re.IGNORECASE))
        for kind in KINDS
        if any(language.labels.get(kind) for language in languages())
    )


def labelled(lines: Sequence[Line], stops: set[int]) -> list[Labelled]:
    """Finds the labelled parts of a header; a part ends at the next label, heading or wide gap."""
    starts = [(n, *hit) for n, line in enumerate(lines) if (hit := _label(line))]
    found = []
    for at, (n, kind, start) in enumerate(starts):
        following = starts[at + 1][0] if at + 1 < len(starts) else len(lines)
        bound = min([following, n + MOST_LINES, len(lines), *(stop for stop in stops if stop > n)])
        last = n
        empty = start >= lines[n].end
        for m in range(n + 1, max(bound, n + 1)):
            if kind == "keywords" and _list_over(lines, n, m):
                break
            goes_on = (m == n + 1 and empty) or (kind in ("abstract", "keywords") and _torn(lines, m))
            if lines[m].gap and not goes_on:
                break
            if kind not in ("abstract", "keywords") and not (empty and m == n + 1):
                break
            last = m
        label = fold(lines[n].text[: start - lines[n].start]).strip(" .:*_#([)]—–-")
        found.append(Labelled(kind, n, last, start, lines[last].end, _language_of(kind, label)))
    return found


def _list_over(lines: Sequence[Line], first: int, at: int) -> bool:
    """Whether a list of keywords has ended: behind it is a full stop, or a title in capitals or with people below."""
    before, line = lines[at - 1].text, lines[at].text
    ended = before.endswith(".") and not before.endswith("..") and line[:1].isupper()
    if SEPARATED.search(lines[first].text) and not SEPARATED.search(line) and not ended and _whole(before, line):
        below = lines[at + 1] if at + 1 < len(lines) else None
        if people(line) or (below and not below.gap and people(below.text)):
            return True
    return (ended and len(before) > 2) or (capitals(line) and not capitals(lines[first].text) and len(line) > 12)


def _whole(before: str, line: str) -> bool:
    """Whether a line begins with a capital behind one that no mark and no hyphen leaves open."""
    return line[:1].isupper() and before[-1:].isalpha()


def _torn(lines: Sequence[Line], at: int) -> bool:
    """A blank line inside a paragraph: the line before it doesn't end a sentence."""
    before, line = lines[at - 1].text, lines[at].text
    if capitals(line) or not any(letter.isalpha() for letter in line):
        return False
    if before.endswith((",", ";")):
        return lines[at].gap == 1
    return not before.endswith((".", "!", "?", ":")) and (len(before) < 40 or line[:1].islower())


def _label(line: Line) -> tuple[str, int] | None:
    """The label a line begins with, and where its value begins."""
    lead = OPENING.match(line.text)
    at = lead.end() if lead else 0
    folded = fold(line.text)
    for kind, form in label_forms():
        match = form.match(folded, at)
        if not match:
            continue
        said = match.end() - line.text[: match.end()].endswith(".")  # the full stop of an abbreviation is a mark too
        closing = CLOSING.match(line.text, said)
        end = closing.end() if closing else said
        mark = line.text[said:end].strip()
        capital = line.text[at : at + 1].isupper()
        if kind.endswith("_label") and ":" not in mark:
            continue
        if mark or end >= len(line.text) or (kind not in ("abstract", "keywords") and capital):
            return kind, line.start + end
    return _misprinted(line, folded)


def _misprinted(line: Line, folded: str) -> tuple[str, int] | None:
    """A label with a letter wrong ("Қалит сўзлар:"), told by the colon behind it."""
    colon = folded.find(":", LEAST_LABEL, MOST_LABEL)
    if colon < 0:
        return None
    close = process.extractOne(
        folded[:colon].strip(" *_#"), tuple(_long_labels()), scorer=fuzz.ratio, score_cutoff=LIKE
    )
    return (_long_labels()[close[0]], line.start + colon + 1) if close else None


@cache
def _long_labels() -> dict[str, str]:
    """The labels of keywords and abstracts that are long enough to be known with a letter wrong: label -> kind."""
    found = (
        (kind, label)
        for language in languages()
        for kind in ("keywords", "abstract")
        for label in language.labels[kind]
    )
    return {fold(label): kind for kind, label in found if len(label) >= LEAST_LABEL}


def keywords(text: str) -> tuple[str, ...]:
    """Parts a list of keywords."""
    flat = " ".join(text.split()).strip(" .*_")
    mark = ";" if flat.count(";") >= flat.count(",") and ";" in flat else None
    parts = flat.split(mark) if mark else LISTED.split(flat)
    return tuple(word for part in parts if (word := part.strip(" .*_,;")) and len(word) < 100)


def header_dates(
    lines: Sequence[Line], parts: Sequence[Labelled], text: str
) -> tuple[Dates, dict[str, tuple[int, int]]]:
    """The dates behind their labels, in ISO form, and where they stand."""
    values: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    for part in parts:
        if part.kind not in ("received", "revised", "accepted", "published") or part.kind in values:
            continue
        stretch = text[part.start : max(part.end, lines[part.line].end)][:80]
        date = dates.find(stretch)
        if date:
            values[part.kind] = date[0]
            places[f"dates.{part.kind}"] = (part.start + date[1], part.start + date[2])
    return Dates(**values), places


def by_language(parts: Sequence[Labelled], kind: str, text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """The texts behind one kind of label, each with the language it is in."""
    for part in parts:
        if part.kind == kind and (value := " ".join(text[part.start : part.end].split()).strip(" *_")):
            yield detect(value, likely=part.lang) or "und", value, (part.start, part.end)
