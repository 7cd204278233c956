"""The .bib texts of a paper: its own, or those it uses, each with a way to say where something stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from citecheck.model import Paper, Span, place
from citecheck.norms.grammar import Entry, Field, Library, library


@dataclass(frozen=True, slots=True)
class Source:
    """One .bib file: what is in it and where."""

    path: str
    text: str
    library: Library
    place: Callable[[int, int], Span]

    @property
    def entries(self) -> list[Entry]:
        """Its entries, in their order."""
        return self.library.entries

    def fields(self, *names: str) -> Iterator[tuple[Entry, Field]]:
        """Every field, or every field of these names, with its entry."""
        if not names:
            return ((entry, field) for entry in self.library.entries for field in entry.fields)
        known = [self.library.by_name.get(name, []) for name in names]
        return iter(known[0] if len(known) == 1 else sorted(chain(*known), key=lambda one: one[1].start))


def sources(paper: Paper) -> Iterator[Source]:
    """The .bib files that belong to a paper."""
    if paper.format == "bibtex":
        yield Source(paper.path, paper.text, library(paper.text), paper.place)
    for path, text in paper.sources.items():
        yield Source(path, text, library(text), _placer(path, text))


def _placer(path: str, text: str) -> Callable[[int, int], Span]:
    return lambda start, end: place(path, lines(text), (), start, end)


@lru_cache(maxsize=4)
def lines(text: str) -> tuple[int, ...]:
    """The offset each line of a text begins at."""
    found = [0]
    at = text.find("\n")
    while at >= 0:
        found.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(found)
