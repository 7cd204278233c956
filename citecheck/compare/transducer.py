"""The best way to read a slug as a title: letters spelt as sites spell them, words left out, a tail cut.

Dijkstra's table, row by row: a row is a letter of the title, a column a letter of the slug.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from citecheck.compare.spelling import Title

# What each step costs, in letters.
SPELT = 0.0
LEFT_OUT = 0.05  # a letter that some sites leave out
WHOLE = 0.05  # so much cheaper is a strange word than its letters here and there
MISSING = 1.0  # a letter that none leaves out
STRANGE = 1.0  # a letter of the slug that the title has no place for
AMOUNT = 6.0  # a figure of the slug that the title doesn't have: another year or day is another article
OTHER = 1.2  # one letter for another
SKIPPED = 0.1  # a whole word of the title
LOST = 1.2  # the beginning or the end of a word, however long
CUT = 0.3  # the end of the slug inside a word
JOINED = 0.05  # a blank where the title has none, or none where it has one
BOUNDS = (1.0, 4.0)  # dearest readings tried first; then `WORST` of the slug
WORST = 0.41

Step = tuple[str, int, int, int, int]  # what, title from and to, slug from and to


@dataclass(frozen=True, slots=True)
class Reading:
    """How a slug is read: the steps in order, and what they cost."""

    steps: tuple[Step, ...]
    cost: float


def read(title: Title, slug: str, starts: frozenset[int]) -> Reading | None:
    """Reads a slug (its letters without blanks; `starts` says where its words begin) as a title."""
    last = max(BOUNDS[-1] + 1, WORST * len(slug))
    for bound in (*BOUNDS, last):
        if found := _Table(title, slug, starts, bound).best():
            return found
    return None


class _Table:
    """The costs of one reading. Its rows are filled in one pass, hence a class."""

    def __init__(self, title: Title, slug: str, starts: frozenset[int], bound: float) -> None:
        self.title, self.slug, self.starts, self.bound = title, slug, starts, bound
        size = len(title.letters) + 1
        self.costs: list[dict[int, float]] = [{} for _ in range(size)]
        self.steps: list[dict[int, Step]] = [{} for _ in range(size)]
        self.words = frozenset(title.starts)
        self.nexts = [end for a, end in pairwise((*title.starts, len(title.letters))) for _ in range(a, end)]
        places = sorted(starts)
        self.ends = dict(zip(places, [*places[1:], len(slug)], strict=True))
        self.head = len(slug) - len(slug.lstrip("0123456789"))
        self.foot = len(slug.rstrip("0123456789"))

    def best(self) -> Reading | None:
        """Fills the table and follows the cheapest reading back; None where all are too dear."""
        end = len(self.slug)
        self.costs[0][0] = 0.0
        for row in range(len(self.costs)):
            self._row(row)
        ends = [
            (row[end] + (0.0 if at in self.words or at == len(self.title.letters) else CUT), at)
            for at, row in enumerate(self.costs)
            if end in row
        ]
        cost, at = min(ends, default=(self.bound + 1, 0))
        return Reading(tuple(self._back(at, end))[::-1], cost) if cost <= self.bound else None

    def _back(self, at: int, column: int) -> Iterator[Step]:
        """The steps of a reading from its end to its beginning."""
        while at or column:
            step = self.steps[at][column]
            yield step
            at, column = step[1], step[3]

    def _row(self, row: int) -> None:
        costs = self.costs[row]
        if not costs:
            return
        self._strange(row)
        if row == len(self.title.letters):
            return
        word = row in self.words
        for column, cost in list(costs.items()):
            self._letters(row, column, cost, word)
            self._gaps(row, column, cost, word)

    def _strange(self, row: int) -> None:
        """Letters that the title has no place for; numbers at either end are free."""
        costs, steps, slug = self.costs[row], self.steps[row], self.slug
        for column in range(min(costs), len(slug)):
            if column not in costs:
                continue
            free = (row == 0 and column < self.head) or column >= self.foot
            cost = costs[column] + (JOINED if free else AMOUNT if slug[column].isdigit() else STRANGE)
            if cost < costs.get(column + 1, self.bound + 0.001):
                costs[column + 1] = cost
                steps[column + 1] = ("number" if free else "strange", row, row, column, column + 1)
            end = self.ends.get(column)
            if end and not free and (row in self.words or row == len(self.title.letters)):
                rate = AMOUNT if slug[column].isdigit() else STRANGE
                cost = costs[column] + rate * (end - column) - WHOLE
                if cost < costs.get(end, self.bound + 0.001):
                    costs[end] = cost
                    steps[end] = ("strange", row, row, column, end)

    def _letters(self, row: int, column: int, cost: float, word: bool) -> None:
        """One letter (or a pair) spelt as some site spells it, or another letter in its place."""
        slug, title = self.slug, self.title
        if word != (column in self.starts):
            cost += JOINED
        fits = False
        for spelling in title.spellings[row]:
            if spelling and slug.startswith(spelling, column):
                fits = True
                self._relax(("spelt", row, row + 1, column, column + len(spelling)), cost)
        for spelling in title.doubles[row]:
            if slug.startswith(spelling, column):
                self._relax(("spelt", row, row + 2, column, column + len(spelling)), cost)
        if not fits and column < len(slug) and cost + OTHER <= self.bound:
            figure = slug[column].isdigit() or title.letters[row].isdigit()
            self._relax(("other", row, row + 1, column, column + 1), cost + (AMOUNT if figure else OTHER))

    def _gaps(self, row: int, column: int, cost: float, word: bool) -> None:
        """What of the title isn't in the slug: a letter, a word, the beginning or the end of a word."""
        spare = self.bound - cost
        if "" in self.title.spellings[row]:
            self._relax(("left-out", row, row + 1, column, column), cost + LEFT_OUT)
        elif spare >= MISSING:
            self._relax(("missing", row, row + 1, column, column), cost + MISSING)
        end = self.nexts[row]
        if word:
            self._relax(("skipped", row, end, column, column), cost + SKIPPED)
            if spare >= LOST:
                for inside in range(row + 2, end - 2):
                    self._relax(("lost", row, inside, column, column), cost + LOST)
        elif end - row > 1 and spare >= LOST:
            self._relax(("lost", row, end, column, column), cost + LOST)

    def _relax(self, step: Step, cost: float) -> None:
        """Keeps a way to a place of the table if it is the cheapest so far."""
        if cost <= self.bound and cost < self.costs[step[2]].get(step[4], self.bound + 1):
            self.costs[step[2]][step[4]] = cost
            self.steps[step[2]][step[4]] = step
