"""A reference beside a register's record: one work or two, and where they differ.

What the record says is looked for in the whole entry as printed, so that a field read wrongly accuses nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from citecheck.compare.canonical import key
from citecheck.model import Evidence, Paper, Record, Reference

SHORTEST = 12  # letters of a title that can be told from another
OTHER, SAME = 60.0, 88.0  # likeness below which titles are two, and above which they are one
FAMILY = 86.0  # likeness of two spellings of a family name
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")  # 1998
PARTS, PART = re.compile(r"[\s'’‐-]+"), 4  # Garcia-Lopez, von der Leyen, The World Bank; letters of a part that counts
WHOLE = frozenset({"journal", "journal-volume", "journal-issue", "book-series", "book-set", "proceedings-series"})
NUMBER = re.compile(r"\d+")
CYRILLIC, LATIN = re.compile("[Ѐ-ӿ]"), re.compile("[A-Za-z]")
RESOLVER = "https://doi.org/"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which an entry and the record differ."""

    field: str
    here: str
    there: str


def recorded(paper: Paper, evidence: Evidence) -> Iterator[tuple[Reference, Record]]:
    """The references of a paper that have an identifier, with what the register says; each pair once."""
    if not evidence.records:
        return
    by_link = linked(paper)
    for reference in paper.references:
        dois = [reference.doi] if reference.doi else by_link.get(reference.id, [])
        for doi in dict.fromkeys(doi.lower() for doi in dois):
            record = evidence.records.get(doi)
            if record and not record.trouble:
                yield reference, record


def linked(paper: Paper) -> dict[str, list[str]]:
    """The DOIs that the links of each reference lead to."""
    found: dict[str, list[str]] = {}
    for link in paper.links:
        if link.reference and link.url.lower().startswith(RESOLVER):
            found.setdefault(link.reference, []).append(link.url[len(RESOLVER) :])
    return found


def is_another_work(reference: Reference, record: Record) -> bool:
    """Whether title, authors and year all differ, so that a DOI belongs to another work."""
    entry = key(reference.raw)
    titles = [key(title) for title in record.titles]
    titles = [title for title in titles if len(title) >= SHORTEST]
    if not titles or not record.authors or not reference.title or len(entry) < SHORTEST or reference.works:
        return False  # what is missing can't differ
    if any(_inside(title, entry) >= OTHER for title in titles):
        return False
    years = set(YEAR.findall(reference.raw))
    other_year = bool(record.years) and bool(years) and not years & set(record.years)
    if any(named(name.family or name.literal or "", entry) for name in record.authors):
        return False
    return other_year or not (record.years and years)


def differences(reference: Reference, record: Record) -> Iterator[Difference]:
    """The fields in which one work's entry and record differ; a value that stands anywhere in the entry agrees."""
    if reference.works or record.kind in WHOLE:
        return
    entry = key(reference.raw)
    if title := _title(reference, record, entry):
        yield title
    first = next((name.family or name.literal for name in record.authors), None)
    if first and reference.authors and not named(first, entry):
        here = reference.authors[0]
        yield Difference("authors", here.family or here.literal or "", first)
    years = YEAR.findall(reference.raw)
    if record.years and reference.year and years and not set(years) & set(record.years):
        yield Difference("year", reference.year, record.years[0])
    numbers = set(NUMBER.findall(reference.raw))
    for field in ("volume", "issue", "pages"):
        here, there = getattr(reference, field), getattr(record, field)
        first_here, first_there = (NUMBER.search(value or "") for value in (here, there))
        if first_here and first_there and first_there[0].lstrip("0") not in {one.lstrip("0") for one in numbers}:
            yield Difference(field, here, there)


def _title(reference: Reference, record: Record, entry: str) -> Difference | None:
    """A title that differs in the same script; one in another script may be a translation."""
    here = reference.normalised.get("title") or reference.title
    if not here or len(key(here)) < SHORTEST:
        return None
    alike = [title for title in record.titles if _script(title) == _script(here) and len(key(title)) >= SHORTEST]
    if not alike or any(max(_inside(key(one), entry), _inside(key(here), key(one))) >= SAME for one in alike):
        return None
    return Difference("title", here, alike[0])


def _inside(part: str, whole: str) -> float:
    return fuzz.partial_ratio(part, whole) if len(part) <= len(whole) else fuzz.ratio(part, whole)


def named(family: str, entry: str) -> bool:
    """Whether a name stands in an entry (as a key), in any spelling."""
    name = key(family)
    if not name or name in entry:
        return True
    parts = [key(part) for part in PARTS.split(family) if len(part) >= PART]
    if len(PARTS.split(family)) > 1 and any(part in entry for part in parts):
        return True  # one of two family names, or one without its "von der", or a body without its article
    return len(name) > 4 and fuzz.partial_ratio(name, entry) >= FAMILY


def _script(text: str) -> str:
    return "cyrillic" if len(CYRILLIC.findall(text)) > len(LATIN.findall(text)) else "latin"
