"""The words of a paper's own text as numbers that don't know script, inflection or a letter misread near the end."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from zlib import crc32

from citecheck.compare.canonical import latin, skeleton
from citecheck.model import Paper

# ҳамкорлик, oʻzbek, тарихий-маданий, and a word torn at the end of a line
WORD = re.compile(r"[^\W_]+(?:(?:['’‘ʻʼ`´\u00ad\ufffe-]|-[^\S\n]*\n\s*)[^\W_]+)*")
QUOTED = re.compile(r"«[^«»]{40,2000}»|“[^“”]{40,2000}”|„[^„“”]{40,2000}[“”]|\"[^\"\n]{40,2000}\"")
QUOTATION = 10  # words in quotation marks that make a quotation and no name
STEM = 6  # letters by which a word is known
REMEMBERED = 1 << 20  # words
FACTORS = (0x2545F4914F6CDD1D, 0x369DEA0F31A53F85, 0x106689D45497FDB5)
WIDTH = (1 << 62) - 1
SIZE = 4  # words of a gram that is looked up
KEPT = 4  # one gram in so many is kept
LONGEST = 200_000  # words of a paper that are compared


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: a number for each, and where it stands."""

    keys: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]


class _Numbers(dict[str, int]):
    """The number of each word met so far."""

    def __missing__(self, word: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        sounds = "".join(skeleton(part) for part in re.findall(r"[a-z0-9]+", latin(word).replace("'", "")))
        self[word] = number = crc32(sounds[:STEM].encode())
        return number


_NUMBERS = _Numbers()


def words_of(paper: Paper) -> Words:
    """The words of a paper before its reference list, without those it quotes."""
    start, end = paper.body
    text = paper.text
    matches = list(islice(WORD.finditer(text, start, end), LONGEST))
    if quoted := _quotations(text[start:end], start):
        matches = [match for match in matches if not _inside(match.start(), quoted)]
    return Words(
        [_NUMBERS[match[0]] for match in matches],
        array("I", [match.start() for match in matches]),
        array("I", [match.end() for match in matches]),
    )


def _quotations(text: str, offset: int) -> list[tuple[int, int]]:
    """What stands in quotation marks and is longer than a name."""
    spans = [match.span() for match in QUOTED.finditer(text) if "\n\n" not in match[0]]
    return [(a + offset, b + offset) for a, b in spans if len(WORD.findall(text, a, b)) >= QUOTATION]


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (at, 1 << 62)) - 1
    return before >= 0 and spans[before][0] <= at < spans[before][1]


def grams(keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every fourth (by its own value) of the four-word grams of a text, as a number to look it up by, and its place."""
    a, b, c = FACTORS
    for at, (one, two, three, four) in enumerate(zip(keys, keys[1:], keys[2:], keys[3:], strict=False)):
        gram = (one * a + two * b + three * c + four) & WIDTH
        if not gram % KEPT:
            yield gram, at
