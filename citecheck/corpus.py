"""The papers of one run, and behind them those of an archive: a view of what the store keeps."""

import os
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Self

from citecheck.model import Paper
from citecheck.store import Store

TOGETHER = 400_000  # marks that are written at a time
Marks = Callable[[Paper], Iterable[int]]


class StoredCorpus:
    """The papers of one run, one decoded at a time, and behind them an archive that they are compared with."""

    def __init__(self, store: Store, paths: Iterable[str], behind: Self | None = None) -> None:
        self.store, self.paths, self.behind = store, tuple(paths), behind
        self.places = {
            _shown(path) + name: (path, n) for path in self.paths for n, name in enumerate(store.names(path))
        }
        self.own = {os.path.abspath(name) for name in self.places} if behind else set()  # noqa: PTH100
        self.numbers: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, name: object) -> bool:
        """Whether a paper is one of this run."""
        return name in self.places

    def papers(self) -> Iterator[Paper]:
        """Gives the papers in the order of their paths."""
        for path in self.paths:
            yield from self.store.kept(path)

    def stamp(self, name: str) -> str:
        """What changes when a paper does."""
        return self.store.stamp(self.places.get(name, (name, 0))[0])

    def paper(self, name: str) -> Paper:
        """Gives one paper by its name, as it is shown."""
        path, n = self.places.get(name, (name, 0))
        kept = self.store.kept(path)
        if not kept and self.behind:
            return self.behind.paper(name)
        return kept[n]

    def index(self, marks: Marks, edition: int) -> None:
        """Indexes the papers whose marks aren't known yet, many at a time; those that changed anew."""
        if self.behind:
            self.behind.index(marks, edition)
        while not self._indexed(marks, edition):
            self.numbers.clear()

    def _indexed(self, marks: Marks, edition: int) -> bool:
        """Whether all went well; where not, all is to be done again in a private index."""
        batch: dict[str, tuple[str, array[int]]] = {}
        size = 0
        for name, (path, n) in self.places.items():
            stamp = f"{edition} {self.store.stamp(path)}"
            key = path + name[len(_shown(path)) :]
            number = self.store.number(key, stamp)
            if number is not None:
                self.numbers[number] = name
                continue
            held = array("q", sorted(set(marks(self.store.kept(path)[n]))))
            batch[key], size = (stamp, held), size + len(held)
            if size > TOGETHER:
                if not self._keep(batch):
                    return False
                batch, size = {}, 0
        return self._keep(batch)

    def _keep(self, batch: dict[str, tuple[str, "array[int]"]]) -> bool:
        numbers = self.store.keep_marks(batch) if batch else {}
        self.numbers.update({number: _shown(key) for number, key in (numbers or {}).items()})
        return numbers is not None

    def holders(self, marks: Iterable[int], most: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Names the papers that hold each mark: those of the run first, then those of the archive."""
        for mark in marks:
            found = list(self._holding(mark, most))
            if self.behind and len(found) < most:
                older = (path for path in self.behind._holding(mark, most) if path not in self.own)
                found += islice(older, most - len(found))
            yield mark, tuple(found)

    def _holding(self, mark: int, most: int) -> Iterator[str]:
        known = (self.numbers[number] for number in self.store.holders(mark) if number in self.numbers)
        return islice(known, most)


def _shown(path: str) -> str:
    """A path as a person may see it: of an archive's key the whole path, odd bytes escaped."""
    return os.fsencode(path.replace("\0", os.sep)).decode("utf-8", "backslashreplace")
