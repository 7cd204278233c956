"""Which lines of a header are titles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from citecheck.extract.lines import Line, capitals
from citecheck.extract.people import EMAIL, people
from citecheck.extract.venue import HOST, names_journal, says_venue
from citecheck.extract.vocabulary import words
from citecheck.languages import detect, fold

ABBREVIATED = re.compile(r"(?<![^\W_])[^\W\d_]{1,2}\.$")  # XX в.
LEAST, MOST = 12, 320  # letters of a title
FIRST = 6  # lines among which a title may end in a full stop
MOST_LETTERS = 1000  # a longer line is a paragraph
TOP = 60  # lines in which a title stands where no abstract is printed
REACH = 30  # lines behind the last abstract or list of keywords in which a title may stand
MOST_AUTHORS = 24  # lines that authors and their addresses may take
LONGEST_BELOW = 120  # letters of a line among them
FEW = 2  # words that were left over for a line of their own
MOST_BETWEEN = 6  # lines of where they work between authors and the title below them
FURTHEST = 2  # lines between a title and its authors


@dataclass(frozen=True, slots=True)
class Title:
    """A title, its language, where it stands, its lines, and those that name its authors."""

    text: str
    lang: str
    start: int
    end: int
    first: int
    last: int
    authors: tuple[int, ...]


def titles(lines: Sequence[Line], covered: set[int], hard: set[int]) -> Iterator[Title]:
    """Finds the titles: what stands above (or below) people, or in capitals by itself.

    `covered` lines belong to labels, `hard` ones to those labels behind which no more authors are named.
    """
    last = max(covered, default=0) + REACH if covered else 0
    named = {n for n, line in enumerate(lines) if n not in covered and people(line.text)}
    named -= {n for n in named if n and n - 1 not in named and _hangs_on(lines, n)}
    used: set[int] = set()  # authors of a title above them
    at = 0
    while at < min(len(lines), max(last, TOP)):
        if at in covered or at in named or no_title(lines[at].text):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _same_title(lines, at, end, covered, named):
            end += 1
        text = " ".join(" ".join(line.text for line in lines[at:end]).split())
        below = _authors(lines, named, hard, end)
        above = _authors_above(lines, named, at, used)
        loud = capitals(text)
        if (
            LEAST <= len(re.findall(r"[^\W\d_]", text)) <= MOST
            and (below or above or loud)
            and not text.endswith((",", ";", ":"))
            and (not text.endswith(".") or loud or at < FIRST)
        ):
            used.update(below or above)
            yield Title(
                text.strip("# ").rstrip(".") if not ABBREVIATED.search(text) else text.strip("# "),
                detect(text) or "und",
                lines[at].start,
                lines[end - 1].end,
                at,
                end - 1,
                below or above,
            )
        at = end


def _hangs_on(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is what was left of an affiliation ("Ferry University, / Port Alder")."""
    above = lines[n - 1].text
    if lines[n].gap or not _not_titles().search(fold(above)):
        return False
    parted = n + 1 >= len(lines) or lines[n + 1].gap > 0
    return above.endswith(",") or (parted and len(lines[n].text.split()) <= FEW and above[-1].isalpha())


def _same_title(lines: Sequence[Line], at: int, end: int, covered: set[int], named: set[int]) -> bool:
    line = lines[end]
    if line.gap or end in covered or end in named or no_title(line.text):
        return False
    return capitals(line.text) == capitals(lines[at].text) and _script(line.text) == _script(lines[at].text)


def _script(text: str) -> bool:
    """Whether most letters are Latin."""
    latin = sum(letter.isascii() for letter in text if letter.isalpha())
    return 2 * latin > sum(map(str.isalpha, text))


def _authors(lines: Sequence[Line], named: set[int], covered: set[int], end: int) -> tuple[int, ...]:
    """The lines below a title that name people; between two of them may stand where the first one works."""
    found: list[int] = []
    for n in range(end, min(end + MOST_AUTHORS, len(lines))):
        if n in named and not (n + 1 < len(lines) and _begins_another(lines, named, n + 1)):
            found.append(n)
        elif n in covered or _begins_another(lines, named, n) or (not found and n >= end + FURTHEST):
            break
    return tuple(found)


def _begins_another(lines: Sequence[Line], named: set[int], n: int) -> bool:
    """A title in another language, or a paragraph."""
    text = lines[n].text
    loud = capitals(text) and sum(letter.isalpha() for letter in text) >= LEAST
    return n not in named and (len(text) > LONGEST_BELOW or (loud and not no_title(text)))


def _authors_above(lines: Sequence[Line], named: set[int], at: int, used: set[int]) -> tuple[int, ...]:
    found: list[int] = []
    top = at
    while at - top < MOST_BETWEEN and top - 1 not in named and top > 0 and _between(lines[top - 1].text):
        top -= 1
    if top - 1 not in named or (top < at and (top - 1 in used or _hangs_on(lines, at))):
        top = at
    while top - 1 in named:
        top -= 1
        found.insert(0, top)
    return tuple(found)


def _between(text: str) -> bool:
    """Whether a line between the authors and the title below them says where they work, or how they are reached."""
    return bool(EMAIL.search(text) or _not_titles().search(fold(text)))


@cache
def _not_titles() -> re.Pattern[str]:
    places = words("university", "degree")
    return re.compile(rf"(?<![^\W\d_¹²³⁴⁵⁶⁷⁸⁹⁰])(?:{places})(?![^\W_])", re.IGNORECASE)  # ²Institute of Rivers


@lru_cache(512)  # a line that ends a title is looked at again as the beginning of the next
def no_title(text: str) -> bool:
    """Whether a line is no title: an affiliation, an address, the journal's name, numbers."""
    if len(text) > MOST_LETTERS or EMAIL.search(text) or HOST.search(text) or len(re.findall(r"[^\W\d_]", text)) < 4:
        return True
    return bool(_not_titles().search(fold(text))) or names_journal(text) or says_venue(text)
