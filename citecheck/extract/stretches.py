"""Which stretch of an entry is its title, container, place and so on, told by the marks GOST and APA part them with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from citecheck.extract import dates, names
from citecheck.extract.marks import Mark
from citecheck.extract.vocabulary import words

DASH = "[-–—]"
PAREN_YEAR = re.compile(
    r"\(\s*(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-zа-я])?(?P<date>,[^)]{3,25})?\s*\)\.?,?\s*"
)  # (2020a, May 3).
YEAR = re.compile(r"(?<![\d–-])(?:1[5-9]|20)\d\d(?!\d|[–-]\d)")
VOLUME_ISSUE = re.compile(r"(?<![\w(])(?P<volume>\d{1,4})\s?\((?P<issue>[\w./–-]{1,12})\)")  # 23(2)
PAGES = rf"[A-Za-zА-Яа-я]?\d+(?:\s?{DASH}\s?[A-Za-zА-Яа-я]?\d+)?(?:,\s?\d+(?:\s?{DASH}\s?\d+)?)*"
APA_PAGES = re.compile(rf"(?<=[,:]\s)(?P<pages>[eE]?\d+(?:\s?{DASH}\s?[eE]?\d+)?)\.?\s*$")
QUOTED = re.compile(r"[«“\"„](?P<inner>[^»”\"]+)[»”\"]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an entry and the field it is."""

    field: str
    start: int
    end: int


@cache
def numbered() -> dict[str, re.Pattern[str]]:
    """Volume, issue, pages, edition with their words on either side: Т. 5, 5-jild, № 2, 35-сон, С. 7-8, 76-81 b."""
    volume, issue, page, count = words("volume"), words("issue"), words("page"), words("page_count")
    number = r"(?:\d{1,4}(?:/\d{1,4})?|[IVXLC]{1,7})"
    return {
        "volume": re.compile(
            rf"(?<![\w.])(?:{volume}\s?(?P<v>{number})(?!\w)|(?P<w>\d{{1,4}})\s?-?\s?(?:{volume})(?!\w))", re.I
        ),
        "issue": re.compile(
            rf"(?<![\w.])(?:{issue}\s?(?P<v>\d[\w./–-]{{0,14}}?(?:\s?\(\d+\))?)(?=[\s,.;:)]|$)|(?P<w>\d{{1,4}})\s?-\s?(?:{issue})(?!\w))",
            re.I,
        ),
        "pages": re.compile(
            rf"(?<![^\W_])(?:{page}\s?{DASH}?\s?(?P<v>{PAGES})(?!\w)|(?P<w>{PAGES})\s?-?\s?(?:{page}|{count})(?!\w))",
            re.I,
        ),
        "edition": re.compile(
            rf"(?<!\w)(?P<v>\d{{1,2}}(?:st|nd|rd|th|-е|-ое|-nashr|-нашр)?)\s?{words('edition')}(?!\w)", re.I
        ),
    }


@cache
def split() -> re.Pattern[str]:
    """Where one part of an entry ends: "//", a dash behind a full stop or before an imprint, the end of a sentence."""
    return re.compile(
        rf"\s*//\s*|(?<=[.?!»”)\"])\s*[–—]\s+|\s+[–—]\s+(?={words('place')}\s?:|(?:1[5-9]|20)\d\d)|\.\s+-\s+"
        r"|(?<=[^\W\d_]{2}[.?!])\s+(?=[^\W\d_])|(?<=[\d»”)\"][.?!])\s+(?=[^\W\d_])"
    )


@cache
def imprint() -> re.Pattern[str]:
    """Place and publisher: "М.: Наука", "Тошкент: “Университет”", "New York: W.W. Norton & Company"."""
    city = rf"(?:{words('place')}|{names.UPPER}[\w'’ʻʼ‘.-]+(?:[\s-]{names.UPPER}?[\w'’ʻʼ‘.-]+){{0,3}})"
    return re.compile(
        rf"(?P<place>{city}(?:\s?;\s?{city})*)\s?:\s?(?P<publisher>[^,:;]{{2,90}}?)(?=\s*(?:,|$|\.?\s*[–—]|;|\.\s|\.$))"
    )


@cache
def lone_place() -> re.Pattern[str]:
    """A place by itself, before a year: "Т., 2006", "Toshkent, 2009"."""
    return re.compile(rf"(?<![\w.])(?P<place>{words('place')}(?:\s?;\s?{words('place')})*),?\s*(?=(?:1[5-9]|20)\d\d|$)")


def stretches(raw: str, marks: list[Mark]) -> Iterator[Stretch]:
    """Labels what the marks leave of an entry."""
    hidden = _hidden(raw, marks)
    people, at = names.leading(raw)
    if people:
        yield Stretch("authors", people[0][1], at)
    year = PAREN_YEAR.search(hidden)
    body = _corporate(hidden, year, at)
    if not people and body:
        yield Stretch("authors", *body)
        at = body[1]
    if year and year.start() <= at + 4 and (people or body):
        yield Stretch("year", *year.span("year"))
        at = year.end()
    while at < len(raw) and hidden[at] in " .,:;–—-":
        at += 1
    yield from _rest(hidden, at, apa=bool(year and year.end() <= at))


def _hidden(raw: str, marks: list[Mark]) -> str:
    """The entry with its certain parts blanked out, letter for letter."""
    letters = list(raw)
    for mark in marks:
        letters[slice(*mark.outer)] = "\0" * (mark.outer[1] - mark.outer[0])
    return "".join(letters)


def _corporate(raw: str, year: re.Match[str] | None, at: int) -> tuple[int, int] | None:
    """A body as author: what stands before "(2020)", or a first sentence that names a ministry or an agency."""
    if at:
        return None
    if year and 2 < year.start() < 120:
        end = year.start()
        while end and raw[end - 1] in " .,":
            end -= 1
        return (0, end)
    sentence = re.match(r"[^.?!/\0]{3,110}(?=\.\s)", raw)
    return sentence.span() if sentence and names.is_corporate(sentence[0]) and len(raw) > sentence.end() + 20 else None


def _rest(raw: str, at: int, *, apa: bool) -> Iterator[Stretch]:
    """Everything behind the authors: the title first, then segments by what they look like."""
    title_end, container_at = _title_end(raw, at, apa=apa)
    if title_end > at and re.search(r"[^\W\d_]", raw[at:title_end]):
        yield Stretch("title", at, title_end)
    if container_at is None:
        yield from _tail(raw, title_end, None)
        return
    yield from _tail(raw, container_at, container_at)


def _title_end(raw: str, at: int, *, apa: bool) -> tuple[int, int | None]:
    """Where the title ends, and where a container begins behind "//" (or a lone "/")."""
    slashes = re.compile(r"\s*\.?\s*//\s*|\s*\.\s*/\s+").search(raw, at)
    if slashes and slashes.start() > at:
        return slashes.start(), slashes.end()
    hole = raw.find("\0", at)
    limit = hole if hole >= 0 else len(raw)
    for cut in split().finditer(raw, at, limit):
        if cut.start() - at < 3 or _abbreviation(raw, cut.start()):
            continue
        return _trim(raw, at, cut.start()), (cut.end() if apa else None)
    found = lone_place().search(raw, at, limit)
    end = found.start() if found and found.start() > at + 3 else limit
    return _trim(raw, at, end), None


def _abbreviation(raw: str, at: int) -> bool:
    """A full stop behind one letter ends an abbreviation, not a title."""
    word = re.search(r"(\w+)\.?$", raw[max(0, at - 12) : at])
    return bool(word and len(word[1]) == 1)


def _trim(raw: str, start: int, end: int) -> int:
    while end > start and raw[end - 1] in " .,;:/–—-\0":
        end -= 1
    return end


def _tail(raw: str, at: int, container_at: int | None) -> Iterator[Stretch]:
    """Year, volume, issue, pages, place and publisher of what follows the title; then the container's name."""
    taken: list[tuple[int, int]] = []

    def take(field: str, span: tuple[int, int], outer: tuple[int, int] | None = None) -> Iterator[Stretch]:
        outer = outer or span
        if any(a < outer[1] and outer[0] < b for a, b in taken):
            return
        taken.append(outer)
        yield Stretch(field, *span)

    if match := VOLUME_ISSUE.search(raw, at):
        taken.append(match.span())
        yield Stretch("volume", *match.span("volume"))
        yield Stretch("issue", *match.span("issue"))
        if pages := APA_PAGES.search(raw, match.end()):
            yield from take("pages", pages.span("pages"))
    for field, form in numbered().items():
        if match := form.search(raw, at):
            group = "v" if match["v"] else "w"
            yield from take(field, match.span(group), match.span())
    volume_issue = any(raw[a:b].endswith(")") for a, b in taken)
    if not volume_issue and (match := imprint().search(raw, at)):
        end = _trim(raw, match.start("publisher"), match.end("publisher"))
        yield from take("place", match.span("place"))
        yield from take("publisher", (match.start("publisher"), end))
    elif match := lone_place().search(raw, at):
        yield from take("place", match.span("place"))
    date = dates.find(raw, at)
    if date and len(date[0]) > 7:
        yield from take("date", date[1:])
    for match in YEAR.finditer(raw, at):
        inside = date and date[1] <= match.start() < date[2]
        if inside or not any(a <= match.start() < b for a, b in taken):
            yield Stretch("year", *match.span())
            taken.append(match.span())
            break
    yield from _container(raw, at, taken, behind_slashes=container_at is not None)


def _container(raw: str, at: int, taken: list[tuple[int, int]], *, behind_slashes: bool) -> Iterator[Stretch]:
    """The first words behind the title that are nothing else."""
    start = at
    while start < len(raw):
        while start < len(raw) and (raw[start] in ' .,;:/–—-\0«»“”"()[]'):
            start += 1
        cover = next((b for a, b in taken if a <= start < b), None)
        if cover is None:
            break
        start = cover
        if not behind_slashes and cover == len(raw):
            return
    stop = min([a for a, _ in taken if a > start] + [len(raw)])
    cut = re.compile(r"\.\s|\.?\s[–—]\s|,\s(?=\d)|\0|//|[»”]|\s-\s|;\s|,\s*$|\s\(").search(raw, start, stop)
    end = _trim(raw, start, cut.start() if cut and cut.start() > start + 1 else stop)
    text = raw[start:end]
    if len(text) > 2 and len(re.findall(r"[^\W\d_]", text)) >= max(3, len(text) // 2):
        yield Stretch("container", start, end)
