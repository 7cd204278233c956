"""Makes one item of what several papers cite: one DOI, or one title, year and first author, and nothing against."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import islice

from citecheck.compare.canonical import key
from citecheck.export.item import Item, weight

AGAINST = ("doi", "isbn", "year", "volume", "issue")
PAGED = ("article", "chapter", "conference", "newspaper")
SHORTEST = 8
MOST = 40  # works of one name that are looked at: a list may hold one title ten thousand times
Places = dict[str, list[int]]


def merged(items: Iterable[Item]) -> list[Item]:
    """The items, each work once, in the order they first come."""
    found: list[Item] = []
    places: Places = {}
    for item in items:
        at = known(item, found, places)
        if at is None:
            at = len(found)
            found.append(item)
        else:
            found[at] = joined(found[at], item)
        note(item, at, places)
    return found


def known(item: Item, found: Sequence[Item], places: Places) -> int | None:
    """Where among the items found a work stands already."""
    alike = (at for name in identities(item) for at in islice(places.get(name, ()), MOST))
    return next((at for at in alike if same(found[at], item)), None)


def note(item: Item, at: int, places: Places) -> None:
    """Keeps under which names an item is to be found again."""
    for name in identities(item):
        here = places.setdefault(name, [])
        if at not in here:
            here.append(at)


def identities(item: Item) -> Iterator[str]:
    """The names a work is known by."""
    if item.doi:
        yield f"doi {item.doi.casefold()}"
    title = key(item.title or "")
    first = item.authors[0] if item.authors else None
    family = key(first.family or first.literal or "") if first else ""
    if len(title) >= SHORTEST:
        numbers = " ".join(re.findall(r"\d+", item.title or ""))  # of two laws one number may be all that differs
        yield f"title {title} {numbers} {family} {item.year or ''}"
    elif text := key(item.raw):
        yield f"text {text}"


def same(one: Item, other: Item) -> bool:
    """Whether nothing printed says that two items with one name are two works; one .bib keeps all its entries."""
    if one.bibtex and other.bibtex and set(one.papers) & set(other.papers):
        return False
    names = (*AGAINST, "pages") if one.kind in PAGED else AGAINST
    return not any((a := _bare(one, name)) and (b := _bare(other, name)) and a != b for name in names)


def _bare(item: Item, name: str) -> str:
    value = str(getattr(item, name) or "").casefold()
    return "-".join(re.findall(r"\w+", value))


def joined(one: Item, other: Item) -> Item:
    """The fuller of two items (BibTeX before text), with what only the other has."""
    full, rest = (other, one) if (other.bibtex, weight(other)) > (one.bibtex, weight(one)) else (one, other)
    papers = tuple(dict.fromkeys((*one.papers, *other.papers)))
    missing = {
        field.name: getattr(rest, field.name)
        for field in fields(full)
        if not getattr(full, field.name) and field.name not in ("key", "doubts") and not full.bibtex
    }
    return replace(full, **{**missing, "papers": papers})
