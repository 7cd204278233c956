"""Who a work is by as GOST prints it: behind a slash after the title, "Сток рек / А. Б. Норов, В. Г. Пулов"."""

import re
from collections.abc import Mapping
from functools import cache

from citecheck.extract import names
from citecheck.extract.fields.edges import bare
from citecheck.extract.fields.value import CORRECTED, Value
from citecheck.extract.names import UPPER
from citecheck.extract.vocabulary import words
from citecheck.languages import fold
from citecheck.model import Name

SLASH = re.compile(r"(?<![/\s])\s*(?<!/)/(?!/)\s+")  # рек / А. Б. Норов, not 1/2 nor //
TITLE = re.compile(r"[\s.,]*(?=[\d«“„\"\[(]|" + UPPER + ")")  # between the name an entry begins with and its title
END = re.compile(r"\s*(?:[.,;|\[(]|//|[–—-]\s|$)")  # what may follow the last name
FAMILY = re.compile(r"[^\W\d_]{2}")
INITIAL = re.compile(r"[^\W\d_]{1,2}\.")  # Ш.
CLOSING = '»”“"'
LEAST = 3  # letters of a title
Span = tuple[int, int]


def stated(raw: str, given: Mapping[str, Value]) -> dict[str, Value]:
    """The fields with the people behind the slash; those whom the entry doesn't begin with are `stated`."""
    found = statement(raw)
    if found is None:
        return dict(given)
    slash, authors, editors = found
    head = _heading(raw, slash) or _read(raw, given, slash)
    title = bare(raw, head[1] if head else 0, slash)
    if not head and names.leading(raw[:slash])[1] >= len(raw[:slash].rstrip(" .")) > 0:
        return dict(given)  # Norov, A./ Pulov, V. Suv: two authors
    if title is None or sum(letter.isalpha() for letter in raw[slice(*title)]) < LEAST:
        return dict(given)
    fields = _titled(raw, given, title, slash)
    if editors and "editors" not in fields:
        fields["editors"] = Value(*editors, CORRECTED)
    if head:
        fields["authors"] = _kept(given.get("authors"), head)
        if authors:
            fields["stated"] = Value(*authors, CORRECTED)
    elif authors:
        fields["authors"] = _kept(given.get("authors"), authors)
    return fields


def joined(begun: tuple[Name, ...], others: tuple[Name, ...]) -> tuple[Name, ...]:
    """Those an entry begins with and those behind its slash, each once; only these are of one work."""
    known = [_sign(name) for name in begun]
    if not known or known[0] not in map(_sign, others):
        return begun
    return (*begun, *(name for name in others if _sign(name) not in known))


def _sign(name: Name) -> tuple[str, str]:
    """What two printings of one name have in common: the family and the first letter of what is given."""
    return fold(name.family or name.literal or "").rstrip("."), fold((name.given or "")[:1])


def _kept(value: Value | None, span: Span) -> Value:
    return value if value and (value.start, value.end) == span else Value(*span, CORRECTED)


def _titled(raw: str, given: Mapping[str, Value], title: Span, slash: int) -> dict[str, Value]:
    """The title as it was read where it lies before the slash, else all of that; nothing else stands there then."""
    own, people = given.get("title"), given.get("authors")
    mistaken = own and people and title[0] <= people.start < own.start  # А. С. | Пушкин в степи / Б. Норов
    if own and not mistaken and title[0] <= own.start and own.end <= title[1]:
        late = any(map(str.isalpha, raw[title[0] : own.start]))  # Комментарий к закону «| О воде» / А. Норов
        if late and not any(title[0] <= value.start < own.start for value in given.values()):
            return {**given, "title": Value(title[0], own.end + (raw[own.end] in CLOSING), CORRECTED)}
        return dict(given)
    rest = {name: value for name, value in given.items() if name != "title" and value.start >= slash}
    return {**rest, "title": Value(*title, CORRECTED)}


def statement(raw: str) -> tuple[int, Span | None, Span | None] | None:
    """Where the title ends, and where the authors and the editors stand that are named behind its slash."""
    for match in SLASH.finditer(raw):
        at = match.end()
        role = _role().match(raw, at)
        found = _people(raw, role.end() if role else at)
        if not found:
            continue
        if role:
            return match.start(), None, found
        role = _role().match(raw, _after(raw, found[1]))
        return match.start(), found, _people(raw, role.end()) if role else None
    return None


def _after(raw: str, at: int) -> int:
    """Where the next of those named begins: behind "; "."""
    return at + len(raw[at:]) - len(raw[at:].lstrip(" ;,."))


@cache
def _role() -> re.Pattern[str]:
    """What those did who are named: "под ред. ", "отв. ред. ", "edited by "."""
    return re.compile(rf"(?:{words('editor')}[\s:]*)+", re.IGNORECASE)


@cache
def _full() -> re.Pattern[str]:
    """A name in full, told by its patronymic: Норов Анвар Пулатович."""
    ending = rf"(?:\w{{3,}}(?:{words('patronymic_suffix')})|\w{{3,}}\s(?:{words('patronymic')}))"
    return re.compile(rf"{UPPER}\w+\s{UPPER}\w+\s{ending}(?!\w)")


def _people(raw: str, at: int) -> Span | None:
    """Where the people stand that are named from a place on, where nothing but they do."""
    found, end = names.leading(raw[at:])
    if found and not any(INITIAL.match(name.given or "") for name, *_ in found):
        return None  # Izvestiya / Ser. Fiz
    if not found:
        match = _full().match(raw, at)
        end = match.end() - at if match else 0
    ended = end and (raw[at + end - 1] == "." or END.match(raw, at + end))  # an initial ends a name too
    return (at, at + end) if ended else None


def _read(raw: str, given: Mapping[str, Value], slash: int) -> Span | None:
    """The people whom the entry was read to begin with, its title behind them and before the slash."""
    people, title = given.get("authors"), given.get("title")
    before = people and title and people.end <= title.start and title.end <= slash
    if (
        people
        and before
        and raw[people.end :].strip()[:1].isupper()
        and not FAMILY.search(raw, people.start, people.end)
    ):
        return None
    return (people.start, people.end) if people and before else None


def _heading(raw: str, slash: int) -> Span | None:
    """Where the people stand that an entry begins with, a title behind them."""
    start = len(raw) - len(raw.lstrip(" .•"))
    found, end = names.leading(raw[start:slash])
    if not found or not TITLE.match(raw, start + end):
        return None
    return (start, start + end) if raw[start + end : slash].strip(" .,") else None
