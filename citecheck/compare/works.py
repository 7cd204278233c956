"""References of different papers that are one work: by identifier, by address, by title with authors and year."""

import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citecheck.compare.canonical import key, word_keys
from citecheck.compare.urls import parts
from citecheck.model import Corpus, Paper, Reference

ALIKE, EQUAL = 88.0, 97.0  # likeness of two titles of one work; of two that need no other sign
SHORTEST, LONG = 12, 24  # letters of a title that can be looked up; that say enough alone
ENDS = 10  # letters at either end of a title by which it is looked up
MOST = 60  # papers that are looked at for one mark
CROWD = 40  # entries of one list that are looked at for one mark
HELD = 2048  # lists kept at hand
SALT = 0x5BD1E995
NUMBER = re.compile(r"\d+")
FIELDS = ("container", "volume", "issue", "pages")


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference, the paper it stands in, and what it is recognised by."""

    path: str
    reference: Reference
    key: str
    families: frozenset[str]
    address: str
    doi: str


def title(reference: Reference) -> str:
    """What a reference is recognised by."""
    return reference.normalised.get("title") or reference.title or ""


def cited(path: str, reference: Reference) -> Cited:
    """Makes a reference ready to be compared."""
    families = (key(name.family or name.literal or "") for name in reference.authors)
    where = parts(reference.url) if reference.url else None
    told = where is not None and (len(where.pieces) > 1 or any(len(piece) > 5 for piece in where.pieces) or where.query)
    address = "/".join((where.host, *where.pieces, where.query)).casefold() if where and told else ""
    doi = (reference.normalised.get("doi") or reference.doi or "").casefold().rstrip(".")
    return Cited(path, reference, key(title(reference)), frozenset(filter(None, families)), address, doi)


def marks_of(one: Cited) -> list[int]:
    """What an entry is looked up by: identifier, address, both ends of its title and its longest words.

    The surest first and always in one order, so that of several works that fit the same one is met first in every run.
    """
    marks = [f"doi {one.doi}"] if one.doi else []
    if one.address:
        marks.append(f"url {one.address}")
    if len(one.key) >= SHORTEST:
        longest = sorted(sorted(set(word_keys(title(one.reference))), key=lambda word: (-len(word), word))[:2])
        marks += [f"a {one.key[:ENDS]}", f"z {one.key[-ENDS:]}", f"w {' '.join(longest)}"]
    return [(crc32(mark.encode()) << 29 | crc32(mark[::-1].encode()) >> 3) ^ SALT for mark in marks]


def marks(paper: Paper) -> set[int]:
    """What the entries of a paper are looked up by."""
    return {mark for reference in paper.references for mark in marks_of(cited(paper.name, reference))}


def same_work(a: Cited, b: Cited) -> bool:
    """Whether two entries are one work; where that can't be told, they aren't."""
    likeness = fuzz.ratio(a.key, b.key) if a.key and b.key else 0.0
    if a.doi and b.doi:
        near = a.doi == b.doi or (likeness >= EQUAL and Levenshtein.distance(a.doi, b.doi, score_cutoff=2) <= 2)
        return near and (not a.key or not b.key or likeness >= 50)
    if a.address and a.address == b.address:
        return likeness >= 60 or not a.key or not b.key or fuzz.partial_ratio(a.key, b.key) >= ALIKE
    if min(len(a.key), len(b.key)) < SHORTEST or NUMBER.findall(title(a.reference)) != NUMBER.findall(
        title(b.reference)
    ):
        return False
    if a.families and b.families and not _one_author(a.families, b.families):
        return False
    if likeness < ALIKE:
        cut = a.key.startswith(b.key) or b.key.startswith(a.key)
        return cut and min(len(a.key), len(b.key)) >= LONG and bool(a.families and b.families) and _one_year(a, b)
    return _one_year(a, b) and (likeness >= EQUAL or bool(a.families) or min(len(a.key), len(b.key)) >= LONG)


def _one_author(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) or any(fuzz.ratio(one, other) >= 80 for one in a for other in b)


def _one_year(a: Cited, b: Cited) -> bool:
    """Whether the years agree, or are all that differs in where the work stands."""
    if not a.reference.year or not b.reference.year or a.reference.year[:4] == b.reference.year[:4]:
        return True
    same = [
        fuzz.ratio(key(one), key(other)) >= ALIKE
        for name in FIELDS
        if (one := getattr(a.reference, name)) and (other := getattr(b.reference, name))
    ]
    return len(same) >= 2 and all(same)


class Lists:
    """The reference lists of papers read lately, each entry under its marks; a list is asked for often."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.held: OrderedDict[str, dict[int, list[Cited]]] = OrderedDict()

    def of(self, path: str) -> dict[int, list[Cited]]:
        """The entries of one paper by their marks."""
        if path not in self.held:
            self.keep(path, self.corpus.paper(path).references)
        self.held.move_to_end(path)
        return self.held[path]

    def keep(self, path: str, references: Sequence[Reference]) -> None:
        """Keeps a list at hand."""
        made: dict[int, list[Cited]] = defaultdict(list)
        for reference in references:
            one = cited(path, reference)
            for mark in marks_of(one):
                made[mark].append(one)
        self.held[path] = made
        if len(self.held) > HELD:
            self.held.popitem(last=False)


def matches(corpus: Corpus) -> Iterator[tuple[Paper, list[tuple[Cited, list[Cited]]]]]:
    """For every paper its entries, each with those of earlier papers (or of the archive) that are the same work."""
    lists = Lists(corpus)
    done: set[str] = set()
    for paper in corpus.papers():
        lists.keep(paper.name, paper.references)
        found: list[tuple[Cited, list[Cited]]] = []
        for reference in paper.references:
            one = cited(paper.name, reference)
            found.append((one, list(_others(corpus, one, lists, done))))
        yield paper, found
        done.add(paper.name)


def _others(corpus: Corpus, one: Cited, lists: Lists, done: set[str]) -> Iterator[Cited]:
    seen: set[tuple[str, str]] = set()
    for mark, paths in corpus.holders(marks_of(one), MOST):
        for path in paths:
            if path == one.path or (path in corpus and path not in done):
                continue
            for other in lists.of(path).get(mark, ())[:CROWD]:
                if (path, other.reference.id) not in seen:
                    seen.add((path, other.reference.id))
                    if same_work(one, other):
                        yield other


def groups(corpus: Corpus) -> list[list[Cited]]:
    """The works that several papers cite, each with its entries."""
    parents: dict[tuple[str, str], tuple[str, str]] = {}
    entries: dict[tuple[str, str], Cited] = {}

    def root(place: tuple[str, str]) -> tuple[str, str]:
        while parents.get(place, place) != place:
            parents[place] = place = parents.get(parents[place], parents[place])
        return place

    for _, found in matches(corpus):
        for one, others in found:
            for other in others:
                for entry in (one, other):
                    entries[entry.path, entry.reference.id] = entry
                parents[root((one.path, one.reference.id))] = root((other.path, other.reference.id))
    made: dict[tuple[str, str], list[Cited]] = defaultdict(list)
    for place, entry in entries.items():
        made[root(place)].append(entry)
    return list(made.values())
