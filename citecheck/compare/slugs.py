"""Slug against title: how far an address spells the title beside it, and the signs that a piece of it is damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from citecheck.compare.addresses import Slug, slug_of
from citecheck.compare.canonical import key, skeleton
from citecheck.compare.spelling import LONGEST, Title, title_of
from citecheck.compare.transducer import Reading, Step, read
from citecheck.model import Reference

AGREES, RELATED = 0.90, 0.60  # a slug that fits so well is the title's; one that fits worse is none of it
SOUNDS = 0.60  # share of a slug's sounds that stand in its title in their order; with less it isn't worth reading
FEW = 16  # sounds of a slug that is always read
HARD = frozenset({"letter", "missing", "dashes"})
WIDE = re.compile(r"[-_]{2,}")  # the `--` of a slug that lost a piece
MOST = 300  # letters of an entry before its address that may hold its title
KEPT = 1 << 14  # readings remembered: several rules ask for the same
OWN = 0.6  # share of a word's letters that must be the other's, to be that word with a slip in it
IDENTIFIER = re.compile(r"(?:^|/)10\.\d{4,9}/")  # a DOI in an address: what follows is no slug


@dataclass(frozen=True, slots=True)
class Sign:
    """Something of a slug that its title doesn't explain: what the slug has, what the title has there.

    `letter` (one with no place in the title), `missing` (letters inside a word that is used) and `dashes` are signs
    of damage; `word` (none of the title's), `figure`, `skipped`, `cut` and `tail` may be an editor's choice.
    """

    kind: str
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How a slug is read as a title."""

    slug: Slug
    title: Title
    letters: str
    starts: tuple[int, ...]
    reading: Reading
    share: float
    signs: tuple[Sign, ...]

    @property
    def hard(self) -> tuple[Sign, ...]:
        """The signs that no editor's choice explains."""
        return tuple(sign for sign in self.signs if sign.kind in HARD)

    def piece(self, start: int, end: int) -> str:
        """Letters of the slug with the blanks between them as printed."""
        places = [at for a, b in self.slug.words for at in range(a, b)]
        return self.slug.text[places[start] : places[end - 1] + 1] if start < end else ""


@lru_cache(KEPT)
def fit(url: str, title: str) -> Fit | None:
    """Reads an address's slug as a title; None where there is no slug, or it isn't this title's."""
    slug = slug_of(url)
    taken = title_of(title)
    if not slug or len(taken.letters) < 4 or _sounds(slug, title) < SOUNDS:
        return None
    letters = "".join(slug.text[a:b] for a, b in slug.words).lower()
    starts, at = [], 0
    for a, b in slug.words:
        starts.append(at)
        at += b - a
    reading = read(taken, letters, frozenset(starts))
    if not reading:
        return None
    spelt = sum(step[4] - step[3] for step in reading.steps if step[0] != "number")
    share = max(0.0, 1 - reading.cost / max(spelt, 1))
    if share < RELATED or spelt < 4:
        return None
    made = Fit(slug, taken, letters, tuple(starts), reading, share, ())
    return Fit(slug, taken, letters, tuple(starts), reading, share, tuple(dict.fromkeys(_signs(made))))


def fit_of(reference: Reference) -> Fit | None:
    """Reads a reference's slug as its title, or, where that isn't it, as what is printed before its address."""
    if not reference.url or IDENTIFIER.search(reference.url):
        return None
    before = "" if reference.raw.startswith("@") else reference.raw.partition("://")[0]  # a .bib's source is no title
    for title in (reference.normalised.get("title") or reference.title, before):
        if title and (found := fit(reference.url, title[-MOST:])):
            return found
    return None


def _sounds(slug: Slug, title: str) -> float:
    """How much of a slug can be heard in a title: a quick look before the slow one."""
    sounds = "".join(skeleton(slug.text[a:b].lower()) for a, b in slug.words if not slug.text[a:b].isdigit())
    if len(sounds) < FEW:
        return 1.0
    return LCSseq.similarity(sounds, key(title)[: 4 * LONGEST]) / len(sounds)


def _signs(made: Fit) -> Iterator[Sign]:
    """What the reading could not explain, neighbouring letters together."""
    steps = made.reading.steps
    for run in _runs(steps):
        first, last = run[0], run[-1]
        slug, title = made.letters[first[3] : last[4]], made.title.letters[first[1] : last[2]]
        if first[0] == "skipped":
            if first[3] not in (0, len(made.letters)):
                yield Sign("skipped", "", title)
        elif first[0] == "strange" and _whole(made, first[3], last[4]):
            yield Sign("word", slug, "")
        elif (slug + title).isdigit():
            yield Sign("figure", _word(made, min(first[3], len(made.letters) - 1)), "")
        elif not _slip(made, first, last):
            yield Sign("word", _word(made, min(first[3], len(made.letters) - 1)), "")
        elif slug:
            yield Sign("letter", slug, title)
        elif first[0] in ("missing", "lost"):
            ends = last[2] in made.title.starts or last[2] == len(made.title.letters)
            cut = ends and last[3] == len(made.letters)
            yield Sign("cut" if cut else "missing", slug, title)
    if steps and (steps[-1][0] == "skipped" or steps[-1][2] < len(made.title.letters)):
        at = steps[-1][2]
        whole = at in made.title.starts or steps[-1][0] == "skipped"
        yield Sign("tail" if whole else "cut", "", made.title.letters[at:])
    yield from _wide(made)


def _slip(made: Fit, first: Step, last: Step) -> bool:
    """Whether the word around some letters is the title's but for them; "prod" for "bi" is another word's letters."""
    if WIDE.search(made.slug.text):
        return True  # a piece is lost, and of its words too little may be left
    inside = first[3] == last[4]  # letters of the title only
    starts, length = (made.title.starts, len(made.title.letters)) if inside else (made.starts, len(made.letters))
    at = first[1] if inside else first[3]
    begin = max((start for start in starts if start <= at), default=0)
    end = min((start for start in starts if start > at), default=length)
    spelt = [(step[1:3] if inside else step[3:]) for step in made.reading.steps if step[0] == "spelt"]
    own = sum(max(0, min(b, end) - max(a, begin)) for a, b in spelt)
    return own >= OWN * (end - begin)


def _runs(steps: tuple[Step, ...]) -> Iterator[list[Step]]:
    """Steps that are no spelling, neighbours of one kind together."""
    run: list[Step] = []
    for step in steps:
        plain = step[0] in ("spelt", "left-out", "number")
        if run and (plain or (step[0] == "skipped") != (run[0][0] == "skipped")):
            yield run
            run = []
        if not plain:
            run.append(step)
    if run:
        yield run


def _word(made: Fit, at: int) -> str:
    """The word of the slug that a letter stands in."""
    ends = [*made.starts[1:], len(made.letters)]
    return next(made.letters[a:b] for a, b in zip(made.starts, ends, strict=True) if a <= at < b)


def _whole(made: Fit, start: int, end: int) -> bool:
    """Whether letters of the slug are whole words of it."""
    return start in made.starts and (end in made.starts or end == len(made.letters))


def _wide(made: Fit) -> Iterator[Sign]:
    """Doubled dashes where the title has no mark of its own, or where a piece of it is missing."""
    for wide in WIDE.finditer(made.slug.text):
        at = sum(min(b, wide.start()) - a for a, b in made.slug.words if a < wide.start())
        if not 0 < at < len(made.letters):
            continue
        here = [step for step in made.reading.steps if step[3] <= at <= step[4]]
        gap = any(step[0] in ("skipped", "missing", "lost") and step[3] == at for step in here)
        marked = any(step[2] in made.title.marked for step in here if step[4] == at)
        if gap or not marked:
            yield Sign("dashes", wide[0], "")
