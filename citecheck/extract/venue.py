"""Where a paper was printed: journal, volume, issue, pages and year, as its first lines or running heads give them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from citecheck.extract.lines import Line, capitals
from citecheck.extract.people import EMAIL, people
from citecheck.extract.stretches import numbered
from citecheck.extract.vocabulary import labels, words
from citecheck.languages import fold

HOST = re.compile(r"(?:https?://|www\.)\S+|<[^>]*>|\b[\w-]+\.(?:uz|ru|kz|org|com|net)\b\S*")
YEAR_AND_ISSUE = re.compile(r"(?P<year>(?:19|20)\d\d)\s?['’/№]\s?(?P<issue>\d{1,3})(?!\d)")  # 2011’05
YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d/]|\.\d|-\d)")
RANGE = re.compile(r"\d+\s?-\s?\d+")
QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{3,90})[»”\"]")
SPACED = re.compile(r"(?:\b\w{1,2}\s){4}")  # В Е С Т Н И К
FIRST = 15  # lines in which a journal's name may stand
TOP = 4  # lines in which volume, issue and pages stand
MARKS = 2  # of volume, issue, year, pages: what makes a line say it
LEAD = 3  # words of a journal's name among which the one for a periodical stands
LONGEST = 160


def venue(lines: Sequence[Line], heads: Sequence[Line]) -> dict[str, tuple[str, int, int]]:
    """Each field found: its value and where it stands."""
    found: dict[str, tuple[str, int, int]] = {}
    named: list[tuple[str, int, int]] = []
    for line in [*heads, *lines[:TOP]]:
        said = dict(_marks(line)) if len(line.text) <= LONGEST else {}
        if not said or "//" in line.text:
            continue
        head = line in heads
        if len(said) >= MARKS or (head and not said.keys() <= {"published"}):
            for field, value in said.items():
                found.setdefault(field, value)
            named += _before(line, min(start for _, start, _ in said.values()))
    names = [*_by_word(heads), *named, *_by_word([line for line in lines[:FIRST] if capitals(line.text)])]
    if names := names or list(_repeated(heads)):
        found["journal"] = names[0]
    return found | _home(lines)


def says_venue(text: str) -> bool:
    """Whether a line says where the paper was printed: no title."""
    return len(text) <= LONGEST and len(dict(_marks(Line(0, len(text), text)))) >= MARKS


def names_journal(text: str) -> bool:
    """Whether a word for a periodical stands at the beginning or the end of a line: elsewhere it is a title's."""
    spoken = [word for word in fold(text).split() if not any(letter.isdigit() for letter in word)]
    return len(text) < LONGEST and bool(_periodical().search(" ".join(spoken[:LEAD]) + "\n" + " ".join(spoken[-1:])))


@cache
def _periodical() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{words('journal')})(?![^\W_])", re.IGNORECASE)


def _marks(line: Line) -> Iterator[tuple[str, tuple[str, int, int]]]:
    """Volume, issue, pages and year of a line: 2006, № 1, с. 15-18."""
    folded = fold(line.text)
    if both := YEAR_AND_ISSUE.search(folded):
        for field, group in (("published", "year"), ("issue", "issue")):
            yield field, (both[group], line.start + both.start(group), line.start + both.end(group))
        return
    for field in ("volume", "issue", "pages"):
        if match := numbered()[field].search(folded):
            start, end = match.span("v" if match["v"] else "w")
            glued = line.text[start].isalpha() and line.text[start - 1 : start].isalpha()  # the IL of TIL is no numeral
            if not glued and (field != "pages" or RANGE.search(match[0])):
                yield field, (line.text[start:end], line.start + start, line.start + end)
    if year := YEAR.search(folded):
        yield "published", (year[0], line.start + year.start(), line.start + year.end())


def _before(line: Line, mark: int) -> Iterator[tuple[str, int, int]]:
    """What a line prints before its numbers."""
    text = HOST.sub("", line.text[: max(0, mark - line.start)])
    text = re.split(r"\s{3,}|\t|//", text)[-1]
    name = text.strip(" .,|;:(№-–—")
    while (shorter := _tail().sub("", name).strip(" .,|;:(-–—№")) != name:
        name = shorter
    if (
        len(name) > 4
        and (names_journal(name) or not people(name))
        and (at := line.text.find(name)) >= 0
        and not SPACED.search(name)
    ):
        yield name, line.start + at, line.start + at + len(name)


@cache
def _tail() -> re.Pattern[str]:
    """What a line prints between a journal's name and its numbers: a year, "Vol.", "11. Jahrgang"."""
    unit = words("volume", "issue", "page")
    return re.compile(rf"(?:[\s,.;:(№–-]+|^)(?:(?:19|20)\d\d|\d{{1,3}}\.?|(?:\d{{1,3}}\.?\s)?{unit})$", re.IGNORECASE)


def _by_word(lines: Sequence[Line]) -> Iterator[tuple[str, int, int]]:
    """Lines with a word for a periodical: the name in quotes, else the line without its numbers."""
    for line in sorted(lines, key=lambda line: not QUOTED.search(line.text)):
        if not names_journal(line.text) or EMAIL.search(line.text):
            continue
        quoted = QUOTED.search(line.text)
        text = quoted[1] if quoted else re.sub(r"[\s,№]*\d.*$", "", line.text)
        name = text.strip(" .:")
        at = line.text.find(name)
        if len(name) > 4:
            yield name, line.start + at, line.start + at + len(name)


def _repeated(heads: Sequence[Line]) -> Iterator[tuple[str, int, int]]:
    """A running head in capitals, or beside the journal's address, and nothing else."""
    for head in heads:
        name = HOST.sub("", head.text).strip(" .|")
        if (
            (capitals(name) or (HOST.search(head.text) and len(name) > 4))
            and not re.search(r"\d", name)
            and not SPACED.search(name)
            and not people(name)
        ):
            yield name, head.start, head.start + len(name)


def _home(lines: Sequence[Line]) -> dict[str, tuple[str, int, int]]:
    """The journal's own address, behind its label."""
    for n, line in enumerate(lines[:FIRST]):
        if re.search(labels("journal_home"), fold(line.text), re.IGNORECASE):
            for other in lines[n : n + 2]:
                if url := HOST.search(other.text):
                    return {"journal_url": (url[0].strip("<>"), other.start + url.start(), other.start + url.end())}
    return {}
