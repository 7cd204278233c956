"""Labelled strings to labelled tokens: where each value stands in its string, and whose the marks between are."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from citecheck.extract.fields.lexicon import kinds
from citecheck.extract.fields.tokens import Token

LABEL = {
    "authors": "author", "editors": "editor", "title": "title", "container": "container", "date": "date",
    "year": "date", "volume": "volume", "issue": "issue", "pages": "pages", "publisher": "publisher",
    "place": "place", "edition": "edition",
}  # fmt: skip
ORDER = (
    "title", "container", "authors", "editors", "publisher", "date", "pages", "year", "issue", "volume", "place",
    "edition",
)  # fmt: skip
OWN = {
    "pages": ("page", "page_count"), "volume": ("volume",), "issue": ("issue",), "edition": ("edition",),
    "editor": ("editor", "and", "et_al"), "author": ("and", "et_al"), "date": ("year", "month"),
    "publisher": ("publisher",),
}  # fmt: skip
OPENING = frozenset("([{«“„<‘")
BEHIND = {"volume": "container", "issue": "volume", "pages": "title", "place": "title", "publisher": "title"}


def spans(raw: str, fields: Mapping[str, Any]) -> dict[str, list[tuple[int, int]]] | None:
    """Where each value stands; None where one can't be found."""
    places: dict[str, list[tuple[int, int]]] = {}
    taken: list[tuple[int, int]] = []
    for field in ORDER:
        value = fields.get(field)
        if not value:
            continue
        found = []
        for part in value if isinstance(value, list) else [value]:
            inside = list(places.get("date", ())) if field == "year" else []
            behind = places.get(BEHIND.get(field, ""), [(0, 0)])[-1][1]
            span = _place(raw, part, taken, inside, behind)
            if span is None:
                return None
            found.append(span)
            taken.append(span)
        places[field] = found
    return places


def _place(
    raw: str, value: str, taken: Sequence[tuple[int, int]], inside: Sequence[tuple[int, int]], behind: int
) -> tuple[int, int] | None:
    """The best place of a value: whole words, nothing else's, behind what it follows."""
    form = re.compile(r"\s*".join(re.escape(letter) for letter in re.sub(r"\s+", "", value)))
    best: tuple[tuple[int, ...], tuple[int, int]] | None = None
    for match in form.finditer(raw):
        a, b = match.span()
        if any(x <= a and b <= y for x, y in inside):
            return a, b
        if any(x < b and a < y for x, y in taken):
            continue
        ragged = (a > 0 and raw[a - 1].isalnum() and raw[a].isalnum() and raw[a - 1].isdigit() == raw[a].isdigit()) + (
            b < len(raw) and raw[b].isalnum() and raw[b - 1].isalnum() and raw[b - 1].isdigit() == raw[b].isdigit()
        )
        score = (int(ragged), int(a < behind), a)
        if best is None or score < best[0]:
            best = (score, (a, b))
    return best[1] if best else None


def labels(raw: str, found: Sequence[Token], fields: Mapping[str, Any]) -> list[str] | None:
    """A label for each token; None where a value stands nowhere."""
    places = spans(raw, fields)
    return None if places is None else labelled(found, places)


def labelled(found: Sequence[Token], places: Mapping[str, Sequence[tuple[int, int]]]) -> list[str]:
    """A label for each token, by the places of the values."""
    given = ["other"] * len(found)
    for field, stretches in places.items():
        for start, end in stretches:
            for n, token in enumerate(found):
                if token.start < end and start < token.end and given[n] in ("other", LABEL[field]):
                    given[n] = LABEL[field]
    _join(found, given)
    return given


def _join(found: Sequence[Token], given: list[str]) -> None:
    """Gives what stands between two stretches of one field to it, and marks and words to the field they belong to."""
    hits = kinds([token.text for token in found])
    at = 0
    while at < len(given):
        if given[at] != "other":
            at += 1
            continue
        end = at
        while end < len(given) and given[end] == "other":
            end += 1
        before, after = given[at - 1] if at else "", given[end] if end < len(given) else ""
        if before == after and before in ("author", "editor", "date") and end - at < 12:
            given[at:end] = [before] * (end - at)
        else:
            _edges(found, hits, given, at, end, before, after)
        at = end


def _edges(
    found: Sequence[Token], hits: Sequence[Sequence[str]], given: list[str], at: int, end: int, before: str, after: str
) -> None:
    while (
        at < end
        and before
        and (_mark(found[at].text) or any(hit in OWN.get(before, ()) for hit in hits[at]))
        and not (_for_next(hits[at], after) and before != after)
    ):
        given[at] = before
        at += 1
    while (
        end > at
        and after
        and (
            found[end - 1].text in OPENING
            or found[end - 1].text in ("#", "№")
            or _for_next(hits[end - 1], after)
            or (found[end - 1].text == "." and end - 1 > at and _for_next(hits[end - 2], after))
        )
    ):
        given[end - 1] = after
        end -= 1


def _for_next(hit: Sequence[str], after: str) -> bool:
    return after in ("pages", "volume", "issue", "edition", "editor") and any(kind in OWN[after] for kind in hit)


def _mark(text: str) -> bool:
    return not text[0].isalnum() and text[0] not in "<" and text not in OPENING and text != "//"
