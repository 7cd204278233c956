"""What a work is in, put right: a book's own title is no container, an article's journal no part of its title."""

import re
from collections.abc import Mapping
from functools import cache

from citecheck.extract import names
from citecheck.extract.fields.edges import bare
from citecheck.extract.fields.lexicon import kinds
from citecheck.extract.fields.tokens import TOKEN
from citecheck.extract.fields.value import CORRECTED, Value
from citecheck.extract.vocabulary import words

STOP = re.compile(r"(?<=[^\W\d_]{3})[.?!]\s+(?=[^\W\d_])")  # Water in towns. Journal of Rivers
SLASHES = re.compile(r"(?<![/:])//(?!/)\s*")
FULL_STOP = re.compile(r"[.,]\s+(?=[\d№(–—-])|\s[–—]\s|\||$")  # of a name that its numbers follow
TITLE = re.compile(r"[.,]?\s*[^\W\d_a-zа-я][^/|]*?(?=\.(?:\s|$)|//|\||$)")
TOWN = re.compile(r"(?P<place>[^\W\d_][^.:,]{2,30})[.:,]\s+(?=[^\W_])")
HOUSED = re.compile(r"(?P<place>[^,:«“„\"]{2,30})[,:]\s*[«“„\"](?P<house>[^«»“”„\"]{2,60})[»”“\"]?")
DATED = ("date", "year", "issue")
NUMBERED = ("volume", "issue")
HOUSE = ("publisher", "place")
LEAST = 3  # letters of a title
LONGEST = 9  # words of a journal's name
FEWEST = 4  # words of a title before it
SOURCES = frozenset(["conference", "journal", "newspaper", "periodical", "archive", "abbreviation"])


def placed(raw: str, given: Mapping[str, Value]) -> dict[str, Value]:
    """The fields with a title for each book and a source for each article."""
    fields = dict(given)
    if "container" not in fields and (found := _behind_slashes(raw, fields)):
        fields["container"] = found
    if "authors" not in fields:
        fields = _of_newspaper(raw, fields)
    if "publisher" in fields and "place" not in fields:
        fields |= _housed(raw, fields["publisher"])
    if "place" in fields and "publisher" not in fields:
        fields |= _named_house(raw, fields["place"])
    if "title" not in fields and not fields.keys() & {"authors", "publisher", "volume"}:
        fields |= _law(raw, fields)
    numbered = any(name in fields for name in NUMBERED)
    housed = any(name in fields for name in HOUSE) or _begins_with_a_name(raw, fields)
    if "title" not in fields and not numbered and housed:
        return _titled(raw, fields)
    alone = not any(name in fields for name in ("container", *HOUSE))
    if "title" in fields and alone and numbered and "pages" in fields:
        return _sourced(raw, fields)
    return fields


def _housed(raw: str, publisher: Value) -> dict[str, Value]:
    """A place that was read as the beginning of the publisher's name: "Moscow. Akademkniga Publ."."""
    place = TOWN.match(raw, publisher.start, publisher.end)
    if not place or not all("city" in row for row in kinds(_words(place["place"]))):
        return {}
    if all("region" in row for row in kinds(_words(raw[place.end() : publisher.end]))):
        return {}  # Munich, Germany
    return {
        "place": Value(*place.span("place"), publisher.confidence),
        "publisher": Value(place.end(), publisher.end, publisher.confidence),
    }


def _named_house(raw: str, place: Value) -> dict[str, Value]:
    """A publisher in quotes that was read as the end of the place: Toshkent, “Fan”."""
    house = HOUSED.fullmatch(raw, place.start, place.end)
    if not house:
        return {}
    return {
        "place": Value(*house.span("place"), place.confidence),
        "publisher": Value(*house.span("house"), place.confidence),
    }


def _law(raw: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """What a law is called that no quotes name: "Водий Сув кодекси: 2003 йил 9 июлдаги № 481"."""
    start, end = _unread(raw, fields)
    title = bare(raw, start, end)
    closed = title and raw[title[1] : end].strip()[:1] in (":", ".", ",")
    law = closed and kinds(_words(raw[slice(*title)])) if title else None
    return {"title": Value(*title, CORRECTED)} if title and law and any("law" in row for row in law) else {}


def _behind_slashes(raw: str, fields: Mapping[str, Value]) -> Value | None:
    """What stands behind "//" up to the next field or full stop, where nobody is named there."""
    match = SLASHES.search(raw)
    if not match or names.leading(raw[match.end() :])[0]:
        return None
    after = [value.start for value in fields.values() if value.start >= match.end()]
    stop = FULL_STOP.search(raw, match.end())
    span = bare(raw, match.end(), min([*after, stop.start() if stop else len(raw)]))
    said = _words(raw[slice(*span)]) if span else []
    return Value(*span, CORRECTED) if span and sum(map(len, said)) > LEAST and "/" not in raw[slice(*span)] else None


def _of_newspaper(raw: str, fields: dict[str, Value]) -> dict[str, Value]:
    """Who wrote what in a newspaper that the entry begins with: "Халқ сўзи. 2017 йил 24 март. Норов Ш. Сув"."""
    name = _paper().match(raw)
    if not name or not {"newspaper", "periodical"} & {hit for row in kinds(_words(name[0])) for hit in row}:
        return fields
    start = name.end()
    for value in sorted((fields[one] for one in DATED if one in fields), key=lambda value: value.start):
        start = start if any(map(str.isalpha, raw[start : value.start])) else max(start, value.end)
    start += len(raw[start:]) - len(raw[start:].lstrip(" .,–—-"))
    found, end = names.leading(raw[start:])
    stop = TITLE.match(raw, start + end)
    title = bare(raw, *stop.span()) if found and stop else None
    if title is None:
        return fields
    kept = {one: value for one, value in fields.items() if value.start >= title[1] or value.end <= start}
    return kept | {
        "container": Value(*name.span("name"), CORRECTED),
        "authors": Value(start, start + end, CORRECTED),
        "title": Value(*title, CORRECTED),
    }


@cache
def _paper() -> re.Pattern[str]:
    """A name that an entry begins with: "Халқ сўзи. ", "“Халқ сўзи” газетаси, "."""
    name = r"(?P<name>[^\W\d_][^.,;:/()«»“”\"]{2,60})"
    return re.compile(rf"\s*[«“\"]?{name}(?:[»”\"](?:\s{words('newspaper')})?)?[.,]\s", re.IGNORECASE)


def _titled(raw: str, fields: dict[str, Value]) -> dict[str, Value]:
    """A book's title: read as what it is in, as the beginning of its publisher's name, or not read at all."""
    container, publisher = fields.get("container"), fields.get("publisher")
    start, end = (container.start, container.end) if container else _unread(raw, fields)
    if container and ("date" in fields or "editors" in fields or not _begins(raw, fields, container)):
        return fields
    if publisher and not container and (stop := STOP.search(raw, publisher.start, publisher.end)):
        start, end = publisher.start, stop.start()
        fields["publisher"] = Value(stop.end(), publisher.end, publisher.confidence)
    found, after = names.leading(raw[start:end]) if "authors" not in fields else ([], 0)
    title = bare(raw, start + after, end)
    told = {hit for row in kinds(_words(raw[start + after : end])) for hit in row}
    if (
        title is None
        or sum(letter.isalpha() for letter in raw[slice(*title)]) < LEAST
        or (container and told & SOURCES)
    ):
        return fields
    fields.pop("container", None)
    if found:
        fields["authors"] = Value(start, start + after, CORRECTED)
    return fields | {"title": Value(*title, CORRECTED)}


def _begins_with_a_name(raw: str, fields: Mapping[str, Value]) -> bool:
    """Whether what a work is in begins with a person: "Doe J. Water. 2010"."""
    container = fields.get("container")
    alone = container and "authors" not in fields and not raw[: container.start].strip(" .•")
    return bool(container and alone and names.leading(raw[container.start : container.end])[0])


def _begins(raw: str, fields: Mapping[str, Value], container: Value) -> bool:
    """Whether nothing but people and a year stands before a container."""
    before = raw[fields["authors"].end if "authors" in fields else 0 : container.start]
    return "/" not in before and not any(letter.isalpha() for letter in before)


def _words(text: str) -> list[str]:
    return [match[0] for match in TOKEN.finditer(text) if match[0].isalpha()]


def _unread(raw: str, fields: Mapping[str, Value]) -> tuple[int, int]:
    """What stands between the people and whatever comes next."""
    start = fields["authors"].end if "authors" in fields else 0
    return start, min((value.start for value in fields.values() if value.start >= start), default=len(raw))


def _sourced(raw: str, fields: dict[str, Value]) -> dict[str, Value]:
    """An article's journal, read as the last sentence of its title."""
    title = fields["title"]
    stops = list(STOP.finditer(raw, title.start, title.end))
    if not stops or raw[title.end : title.end + 1] not in (".", ","):
        return fields
    name = (stops[-1].end(), title.end)
    said, before = _words(raw[slice(*name)]), bare(raw, title.start, stops[-1].start())
    if before is None or len(said) > LONGEST or not said or not said[0][0].isupper():
        return fields
    own = _words(raw[slice(*before)])
    if len(own) < FEWEST or "abbreviation" in kinds(own[-1:])[0]:
        return fields
    return fields | {
        "title": Value(*before, min(title.confidence, CORRECTED)), "container": Value(*name, CORRECTED)
    }  # fmt: skip
