"""A book that an entry cites, or that it cites a part of, beside its ISBN's: whether they are surely two."""

import re

from rapidfuzz import fuzz

from citecheck.compare.canonical import key, word_keys
from citecheck.compare.tongue import abbreviated, matter, script, share
from citecheck.model import Record, Reference

SHORTEST = 12  # letters of a title that can be told from another
OTHER = 60.0  # likeness to any part of the entry, below which a title is another one
SHARED = 0.34  # share of a title's words that, standing in an entry, may be the title in another form
NAME, LONG = 3, 5  # letters of a name that counts, and of one that may be spelled otherwise
SPELLED = 75.0  # likeness of two spellings of a name
APART = 2  # years between a book and another printing of it, which has an ISBN of its own
PARTS = frozenset({"chapter", "conference", "article"})  # they have an ISBN from what they stand in
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")  # 1998


def comparable(reference: Reference) -> bool:
    """Whether anything could follow from what a catalogue says of an entry's ISBN."""
    whole = reference.normalised.get("container") or reference.container
    if reference.works or not reference.year or (reference.kind in PARTS and not whole):
        return False
    return not (whole and abbreviated(whole)) and len(key(_called(reference))) >= SHORTEST


def is_another_book(reference: Reference, record: Record) -> bool:
    """Whether title, authors and year of an ISBN's book all differ from the entry's, none being unknown."""
    if not comparable(reference) or not record.authors:
        return False
    titles = [title for title in record.titles if len(key(title)) >= SHORTEST]
    entry = key(reference.raw)
    return (
        bool(titles)
        and _years_apart(reference, record)
        and not any(_named(author.literal or author.family or "", entry) for author in record.authors)
        and all(script(title) == script(_called(reference)) is not None for title in titles)
        and not any(_told(title, entry, reference) for title in titles)
    )


def _called(reference: Reference) -> str:
    whole = reference.normalised.get("container") or reference.container
    return whole or reference.normalised.get("title") or reference.title or ""


def _years_apart(reference: Reference, record: Record) -> bool:
    here, there = (set(map(int, years)) for years in (YEAR.findall(reference.raw), record.years))
    return bool(here and there) and all(abs(one - other) >= APART for one in here for other in there)


def _named(author: str, entry: str) -> bool:
    """Whether any word of a name stands in an entry, whatever its order and spelling; what is no name counts as so."""
    words = [word for word in word_keys(author) if len(word) >= NAME]
    return not words or any(word in entry or _spelled(word, entry) for word in words)


def _spelled(word: str, entry: str) -> bool:
    return len(word) >= LONG and fuzz.partial_ratio(word, entry) >= SPELLED


def _told(title: str, entry: str, reference: Reference) -> bool:
    name = key(title)
    alike = fuzz.partial_ratio(name, entry) if len(name) <= len(entry) else fuzz.ratio(name, entry)
    return alike >= OTHER or share(matter(title), matter(reference.raw)) > SHARED
