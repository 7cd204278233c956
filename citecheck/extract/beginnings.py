"""How an entry begins where a list prints no labels: with names, and in many styles with the year behind them."""

import re
from collections.abc import Sequence
from functools import cache

from citecheck.extract.lines import Line, capitals
from citecheck.languages import languages

BULLET = re.compile(r"[-–—•*·]\s+(?=\S)")
ENDED = re.compile(r"(?:[.!?»”\")\]]|\d|https?://\S+)\W*$")
BEGINS = re.compile(
    r"(?:[^\W\d_][\w'’ʻʼ‘`-]*,?\s+(?:[^\W\d_][\w'’ʻʼ]{0,2}\.[\s,&-]*){1,4})"  # Brown, H. D.  Бальмонт К. Д.
    r"|(?:(?:[^\W\d_][\w'’ʻʼ]{0,2}\.\s?){1,3}[^\W\d_][\w'’ʻʼ-]+)"  # A.N. Petrov
    r"|(?:[^\W\d_][^.]{2,80}\(\d{4}[a-zа-я]?(?:,[^)]*)?\))"  # World Bank (2020)
)
BODY = re.compile(r"[^\W\d_][^.()]{2,90}\.\s\((?:1[5-9]|20)\d\d[a-z]?(?:,[^)]*)?\)\.")  # Panel on Climate. (2014).
SAME_AUTHOR = re.compile(r"(?:[—–_-]\s?){2,}|[—–]\s?[,:]")  # ———, 1999
YEAR = re.compile(r"[\s,(](?:1[5-9]|20)\d\d[a-zа-я]?(?=[\s.,:;)/]|$)")
STOPS = re.compile(r"[^\W\d_]{3,}\.\s|:\s|[«»“”„\"?!]")  # a sentence or a title: no names any more
INITIAL = re.compile(r"\b[^\W\d_]\.")
PARTICLES = frozenset(
    ["von", "van", "de", "der", "den", "del", "da", "di", "la", "le", "zu", "zur", "ibn", "al", "el", "фон", "ван"]
)
WORD = re.compile(r"[^\W\d_][\w'’ʻʼ‘`.-]*")
BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
LONGEST_HEAD = 320  # letters of the names an entry begins with
STYLE = 0.7  # share of a list's entries that tells its style
PARTED = 0.8  # share of the entries before which a blank line stands, where blank lines part the list
FEWEST = 3  # entries that tell a list's style


def beginnings(lines: Sequence[Line]) -> tuple[list[int], int]:
    """The lines at which entries begin (behind a blank line, a bullet, or where names follow), and where they end."""
    return _beginnings(lines) if lines else ([], 0)


def _beginnings(lines: Sequence[Line]) -> tuple[list[int], int]:
    end = len(lines)
    bullets = sum(bool(BULLET.match(line.text)) for line in lines) >= max(2, len(lines) // 4)
    if bullets:
        return [0, *(at for at, line in enumerate(lines) if at and BULLET.match(line.text))], end
    dated = _one_style(_dated(lines))
    if len(dated) >= FEWEST and 4 * len(dated) >= sum(line.gap > 0 for line in lines[1:]):
        if sum(lines[at].gap > 0 for at in dated[1:]) >= PARTED * (len(dated) - 1):
            gaps = [at for at in range(1, end) if lines[at].gap and not _open(lines[at - 1].text)]
            behind = next((at for at in gaps if at > dated[-1] and _ended(lines, at)), end)
            return sorted({0, *dated, *(at for at in gaps if at < behind and _block_begins(lines, at))}), behind
        others = [at for at in _named(lines) if _apart(at, dated)]
        return sorted({0, *dated, *(others if len(others) > len(dated) else ())}), end
    blank = sum(line.gap > 0 for line in lines[1:])
    if len(lines) > 1 and blank >= 0.2 * (len(lines) - 1):
        return [
            0,
            *(at for at in range(1, len(lines)) if lines[at].gap and (_ended(lines, at) or _begins(lines, at))),
        ], end
    return [0, *_named(lines)], end


def _block_begins(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines between two blank ones are an entry: what is before them has ended, and they tell a year."""
    end = next((n for n in range(at + 1, len(lines)) if lines[n].gap), len(lines))
    said = " ".join(line.text for line in lines[at:end])
    return _ended(lines, at) and bool(YEAR.search(said)) and not capitals(lines[at].text)


def _named(lines: Sequence[Line]) -> list[int]:
    return [at for at in range(1, len(lines)) if _begins(lines, at) and _ended(lines, at)]


def _begins(lines: Sequence[Line], at: int) -> bool:
    return bool(BEGINS.match(lines[at].text) or SAME_AUTHOR.match(lines[at].text))


def _ended(lines: Sequence[Line], at: int) -> bool:
    return bool(ENDED.search(lines[at - 1].text))


def _apart(at: int, dated: list[int]) -> bool:
    """A line of names one line above a dated beginning is its first half, not an entry."""
    return at + 1 not in dated and at - 1 not in dated


@cache
def _small() -> frozenset[str]:
    """Words in small letters that stand among names: "and", "et al.", "Hg.", particles."""
    kinds = ("and", "et_al", "editor")
    told = {
        part for language in languages() for kind in kinds for word in language.words[kind] for part in word.split()
    }
    return frozenset(part.casefold().strip(".") for part in told) | PARTICLES


def _dated(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """The lines that begin with names and a year, and the mark before the year; names may go on in the next line."""
    found: list[tuple[int, str]] = []
    taken = -1
    for at in range(len(lines)):
        if at > taken and (told := _names_and_year(lines, at)):
            found.append((at, told[0]))
            taken = told[1]
    return found


def _one_style(found: list[tuple[int, str]]) -> list[int]:
    """A list rarely mixes styles: where most years stand in brackets, one without them begins no entry."""
    bracketed = sum(form == "(" for _, form in found)
    strict = bracketed >= STYLE * len(found)
    return [at for at, form in found if not strict or form in ("(", "—")]


def _names_and_year(lines: Sequence[Line], at: int) -> tuple[str, int] | None:
    """Where a line begins with names and a year ("Doe, Jane / Roe, Richard, 1993."): its mark, and the year's line."""
    text = lines[at].text
    if SAME_AUTHOR.match(text):
        return "—", at
    first = WORD.match(text)
    if BODY.match(text) and text[0].isupper() and (not at or _ended(lines, at)):
        return "(", at
    if not first or not (text[0].isupper() or first[0].casefold() in PARTICLES) or (at and _open(lines[at - 1].text)):
        return None
    window = " ".join(line.text for line in lines[at : at + 3])[:LONGEST_HEAD]
    year = YEAR.search(window)
    if not year:
        return None
    head = BRACKETS.sub(" ", window[: year.start() + 1])
    if STOPS.search(head.rstrip(" .,;:(")) or not head.strip() or any(letter.isdigit() for letter in head):
        return None
    spoken = [word.strip(".") for word in WORD.findall(head)]
    if not spoken or not all(word[:1].isupper() or word.casefold() in _small() for word in spoken):
        return None
    named = "," in head or len(spoken) <= 4 or bool(INITIAL.search(head))
    below = next(n for n in range(1, 4) if year.end() <= len(" ".join(line.text for line in lines[at : at + n])) + 1)
    return (year[0][0], at + below - 1) if named else None


def _open(text: str) -> bool:
    """A line behind which more names follow."""
    return text.endswith((";", ",", "/", "&", "-")) or text.rpartition(" ")[2].casefold() in _joining()


@cache
def _joining() -> frozenset[str]:
    return frozenset(word.casefold() for language in languages() for word in language.words["and"])
