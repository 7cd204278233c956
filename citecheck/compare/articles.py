"""Papers of one title: the same article printed twice, or two articles of one name."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from citecheck.compare.canonical import word_keys
from citecheck.compare.marks import indexed, title_marks
from citecheck.model import Corpus, Paper, Span

ALIKE = 95.0  # likeness of two spellings of one title
MOST = 20  # papers of one title that are looked at
NAME = 3  # letters of a name; fewer are initials
FIELDS = ("journal", "volume", "issue", "pages", "doi")


@dataclass(frozen=True, slots=True)
class Twin:
    """Two papers of one title; `shared` are the names in both, `differing` the fields that differ."""

    paper: Paper
    other: Paper
    path: str
    shared: frozenset[str]
    differing: tuple[tuple[str, str, str], ...]


def twins(corpus: Corpus) -> tuple[Twin, ...]:
    """Papers whose title an earlier paper (or one of the archive) has, found once for all rules."""
    return indexed(corpus, "twins", lambda whole: tuple(_found(whole)))


def _found(corpus: Corpus) -> Iterator[Twin]:
    done: set[str] = set()
    for paper in corpus.papers():
        titles = title_marks(paper)
        paths = {path: mark for mark, holders in corpus.holders(titles, MOST) for path in holders}
        for path, mark in paths.items():
            if path == paper.name or (path in corpus and path not in done):
                continue
            other = corpus.paper(path)
            if fuzz.ratio(titles[mark], title_marks(other).get(mark, "")) >= ALIKE:
                yield Twin(paper, other, path, names(paper) & names(other), tuple(_differing(paper, other)))
                break
        done.add(paper.name)


def title_place(paper: Paper) -> Span:
    """Where a paper's title stands."""
    return next((span for name, span in paper.spans.items() if name.startswith("title")), paper.top)


def names(paper: Paper) -> frozenset[str]:
    """The words of the authors' names, in every language printed, without initials."""
    return frozenset(
        word
        for person in paper.authors
        for name in person.names.values()
        for word in word_keys(name)
        if len(word) >= NAME
    )


def _differing(paper: Paper, other: Paper) -> Iterator[tuple[str, str, str]]:
    """The fields of the heads that both papers have and that differ."""
    for name in FIELDS:
        here, there = getattr(paper, name), getattr(other, name)
        if here and there and word_keys(here) != word_keys(there):
            yield name, here, there
    here, there = paper.dates.published, other.dates.published
    if here and there and here != there:
        yield "date", here, there
