"""Which of two spellings of one thing is damaged: by signs in the spelling and around it, never by date."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from citecheck.compare.addresses import host_of
from citecheck.compare.canonical import MIXED, key
from citecheck.compare.habits import Habits
from citecheck.compare.marks import once
from citecheck.compare.slugs import Fit, fit, fit_of
from citecheck.compare.urls import Difference, known_ending
from citecheck.compare.works import Cited, title
from citecheck.model import Corpus, Paper

LEFT, RIGHT, UNDECIDED = "left", "right", "undecided"
BETTER = 0.015  # by how much one slug must fit better than the other
SHOWN = 2  # works that make a host known
ODD = re.compile(r"--|__|[^\x00-\x7f]")  # a doubled dash, a typographic one, a letter of another script


@dataclass(slots=True)
class Hosts:
    """What a corpus teaches about hosts: the works each is cited for, and how it spells. It grows while it is read."""

    works: dict[str, set[str]] = field(default_factory=dict)
    habits: Habits = field(default_factory=Habits)

    def known(self, host: str, without: str) -> bool:
        """Whether a host is cited for another work too."""
        return bool(self.works.get(host, set()) - {without})


def of_corpus(corpus: Corpus) -> Hosts:
    """What a corpus teaches about hosts, read once for all rules."""
    return once(corpus, "hosts", lambda whole: hosts(whole.papers()))


def hosts(papers: Iterable[Paper]) -> Hosts:
    """Reads what papers teach about hosts."""
    made = Hosts()
    for paper in papers:
        for reference in paper.references:
            if reference.url and (host := host_of(reference.url)):
                seen = made.works.setdefault(host, set())
                if len(seen) <= SHOWN:
                    seen.add(key(title(reference)))
                made.habits.learn(fit_of(reference))
    return made


def damaged(left: Cited, right: Cited, what: Difference, known: Hosts) -> str:
    """The side whose address is damaged, or that it can't be told."""
    urls = left.reference.url or "", right.reference.url or ""
    name = (
        title(left.reference) if len(title(left.reference)) >= len(title(right.reference)) else title(right.reference)
    )
    for verdict in _verdicts(urls, what, name, {left.key, right.key}, known):
        if verdict != UNDECIDED:
            return verdict
    return UNDECIDED


def _verdicts(urls: tuple[str, str], what: Difference, name: str, keys: set[str], known: Hosts) -> Iterator[str]:
    """What each sign says, the strongest first."""
    left, right = urls
    a, b = host_of(left), host_of(right)
    if a != b:
        yield _worse(not known_ending(a), not known_ending(b))
        yield _worse(*(not (known.works.get(host, set()) - keys) for host in (a, b)))
        yield _worse(not a.isascii(), not b.isascii())
        return
    fits = fit(left, name), fit(right, name)
    yield _by_fit(*fits)
    yield _worse(*(bool(ODD.search(text)) for text in (what.left, what.right)))
    yield _worse(*(bool(one and known.habits.odd(one)) for one in fits))


def _by_fit(a: Fit | None, b: Fit | None) -> str:
    """The side whose slug spells the title worse: by hard signs, then by how much of it fits."""
    if a is None or b is None:
        return _worse(a is None, b is None)
    hard = _worse(bool(a.hard), bool(b.hard))
    if hard != UNDECIDED:
        return hard
    if abs(a.share - b.share) >= BETTER:
        return LEFT if a.share < b.share else RIGHT
    return UNDECIDED


def damaged_title(left: str, right: str) -> str:
    """The side whose words have letters of two scripts, or that it can't be told."""
    return _worse(bool(MIXED.search(left)), bool(MIXED.search(right)))


def _worse(left: bool, right: bool) -> str:
    return UNDECIDED if left == right else LEFT if left else RIGHT
