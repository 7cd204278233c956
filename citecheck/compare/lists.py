"""Reference lists that two papers share: how much of them, in which order, and with which errors of their own."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citecheck.compare.canonical import MIXED, key, latin
from citecheck.compare.marks import indexed
from citecheck.compare.slugs import fit_of
from citecheck.compare.works import Cited, matches, title
from citecheck.model import Corpus, Paper, Reference

FEWEST, MANY = 5, 8  # entries in both lists; in lists by the alphabet
SHARE, MOST = 0.6, 0.8  # of the shorter list; of one by the alphabet
ORDER = 0.8  # share of them in one order
ERRORS = 2  # errors of their own that tell as much as an order
SORTED = 0.9  # share of neighbours in the order of the alphabet


@dataclass(frozen=True, slots=True)
class SharedList:
    """Two papers whose lists are alike: entries in both, how many in one order, those with one and the same error."""

    left: str
    right: str
    entries: tuple[tuple[Cited, Cited], ...]
    left_count: int
    right_count: int
    ordered: int
    errors: tuple[tuple[Cited, Cited], ...]


def shared_lists(corpus: Corpus) -> tuple[SharedList, ...]:
    """The pairs of papers whose lists are alike, found once for all rules."""
    return indexed(corpus, "lists", lambda whole: tuple(_found(whole)))


def _found(corpus: Corpus) -> Iterator[SharedList]:
    for paper, entries in matches(corpus):
        pairs: defaultdict[str, list[tuple[Cited, Cited]]] = defaultdict(list)
        for one, others in entries:
            for path in dict.fromkeys(other.path for other in others):
                pairs[path].append((one, next(other for other in others if other.path == path)))
        for path, both in pairs.items():
            if len(both) >= min(FEWEST, len(paper.references)) and (
                made := _made(paper, corpus.paper(path), path, both)
            ):
                yield made


def _made(paper: Paper, other: Paper, path: str, both: list[tuple[Cited, Cited]]) -> SharedList | None:
    """Two lists, if what they share is more than two authors of one field would."""
    errors = tuple((one, there) for one, there in both if own_error(one.reference) and _same_error(one, there))
    ordered = longest_run([there.reference.n for _, there in both])
    made = SharedList(paper.name, path, tuple(both), len(paper.references), len(other.references), ordered, errors)
    share = len(both) / max(1, min(made.left_count, made.right_count))
    if alphabetical(paper.references) and alphabetical(other.references):
        alike = len(both) >= MANY and share >= MOST
    else:
        alike = len(both) >= FEWEST and share >= SHARE and ordered >= ORDER * len(both)
    return made if alike or (len(errors) >= ERRORS and len(both) >= FEWEST - 2) else None


def own_error(reference: Reference) -> bool:
    """Whether an entry has an error that nobody makes twice: a torn slug, a letter of another script in a word."""
    fit = fit_of(reference)
    return bool(fit and fit.hard) or bool(MIXED.search(title(reference)))


def _same_error(one: Cited, other: Cited) -> bool:
    """Whether two entries have the same error, be a letter of the address another."""
    mine, theirs = fit_of(one.reference), fit_of(other.reference)
    if mine and theirs and mine.hard:
        return mine.hard == theirs.hard
    words = [{word for word in title(entry.reference).split() if MIXED.search(word)} for entry in (one, other)]
    return bool(words[0] & words[1])


def longest_run(places: Sequence[int]) -> int:
    """How many of a row of places can be kept so that they only rise."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def alphabetical(references: Sequence[Reference]) -> bool:
    """Whether a list goes by the alphabet, so that its order tells nothing."""
    names = [
        latin(reference.authors[0].family or "") if reference.authors else key(reference.raw)[:12]
        for reference in references
    ]
    neighbours = [one <= other for one, other in pairwise(names)]
    return len(neighbours) >= FEWEST - 1 and sum(neighbours) >= SORTED * len(neighbours)
