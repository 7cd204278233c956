"""Texts that two papers of a corpus have in common: pairs that share grams, then the passages of each pair."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median_low

from citecheck.compare.marks import indexed
from citecheck.compare.passages import SHORTEST, Passage, passages
from citecheck.compare.words import Words, grams, words_of
from citecheck.model import Corpus

HITS = 2  # grams that make two papers worth comparing
MOST = 30  # papers that may hold a gram; one that more hold names only the first of them
FIRST = 3  # those
MANY = 3  # papers in which a passage may stand before it is front matter
WHOLE = 0.30  # share of a text from which on it is a copy and its front matter is part of that
HELD = 256  # texts kept at hand


@dataclass(frozen=True, slots=True)
class Copy:
    """Two papers with text in common; the left one stands in the run, the right one before it or in the archive."""

    left: str
    right: str
    passages: tuple[Passage, ...]
    left_words: int
    right_words: int

    @property
    def shares(self) -> tuple[float, float]:
        """The share of each text that stands in the other."""
        left = sum(passage.words for passage in self.passages)
        right = sum(passage.right_end - passage.right for passage in self.passages)
        return left / max(self.left_words, 1), right / max(self.right_words, 1)

    @property
    def longest(self) -> Passage:
        """The longest passage."""
        return max(self.passages, key=lambda passage: passage.words)


@dataclass(frozen=True, slots=True)
class Reuse:
    """What a corpus has in common: pairs, and papers that are the very same text as an earlier one."""

    copies: tuple[Copy, ...]
    same: Mapping[str, tuple[str, ...]]


def reuse(corpus: Corpus) -> Reuse:
    """The texts that papers of a corpus have in common, found once for all rules."""
    return indexed(corpus, "reuse", _found)


def _found(corpus: Corpus) -> Reuse:
    copies: list[Copy] = []
    texts = _Texts(corpus)
    leaders: dict[int, str] = {}
    same: defaultdict[str, list[str]] = defaultdict(list)
    done: set[str] = set()
    for paper in corpus.papers():
        words = words_of(paper)
        if len(words.keys) < SHORTEST:
            continue
        leader = leaders.setdefault(hash(tuple(words.keys)), paper.name)
        if leader != paper.name:
            same[leader].append(paper.name)
            continue
        done.add(paper.name)
        places = list(grams(words.keys))
        held = dict(corpus.holders({gram for gram, _ in places}, MOST))
        counts = {at: len(held[gram]) for gram, at in places}
        for path in _candidates(paper.name, held):
            if path in done or path not in corpus:
                made = _copy(paper.name, words, path, texts.of(path), counts)
                copies += [made] if made else []
    return Reuse(tuple(copies), {path: tuple(others) for path, others in same.items()})


def _candidates(own: str, held: Mapping[int, tuple[str, ...]]) -> list[str]:
    """The papers that share enough grams; those that many hold count only where much of a paper is made of them."""
    crowded = [paths for paths in held.values() if len(paths) >= MOST]
    hits = Counter(path for paths in held.values() if len(paths) < MOST for path in paths)
    if len(crowded) > WHOLE * len(held):
        hits.update(path for paths in crowded for path in paths[: FIRST + 1])
    del hits[own]
    return sorted(path for path, count in hits.items() if count >= HITS)


def _copy(left: str, words: Words, right: str, other: Words, counts: Mapping[int, int]) -> Copy | None:
    """What two papers have in common, without what stands in many, unless they are one text."""
    found = passages(words.keys, other.keys)
    made = Copy(left, right, tuple(found), len(words.keys), len(other.keys))
    if max(made.shares) <= WHOLE:
        own = tuple(passage for passage in found if not _common(passage, counts))
        made = Copy(left, right, own, len(words.keys), len(other.keys))
    return made if made.passages else None


def _common(passage: Passage, counts: Mapping[int, int]) -> bool:
    """Whether a passage stands in many papers: front matter, a form, a law that all quote."""
    held = [counts[at] for at in range(passage.left, passage.left_end - 3) if at in counts]
    return bool(held) and median_low(held) > MANY


class _Texts:
    """The words of papers read lately: a paper is often compared with several others, hence it remembers."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.held: OrderedDict[str, Words] = OrderedDict()

    def of(self, path: str) -> Words:
        """The words of a paper."""
        if path not in self.held:
            self.held[path] = words_of(self.corpus.paper(path))
        self.held.move_to_end(path)
        if len(self.held) > HELD:
            self.held.popitem(last=False)
        return self.held[path]
