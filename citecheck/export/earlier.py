"""The keys of an export that is there already: a text that cites by them goes on working when the file is made anew."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from citecheck.compare.canonical import key as spelt
from citecheck.export.item import Item, Options, items
from citecheck.export.keys import made
from citecheck.export.merge import MOST, SHORTEST, Places, identities, same
from citecheck.model import Paper


def kept(found: Iterable[Item], there: Paper, options: Options) -> list[Item]:
    """The items, each with the key it has in an earlier file; those of .bib files have their own.

    A key that another pattern made is not kept where a pattern is asked for.
    """
    held = list(_held(there, options))
    places: Places = {}
    for n, item in enumerate(held):
        for name in (*identities(item), *_bases(item)):
            places.setdefault(name, []).append(n)
    free = set(range(len(held)))
    result = []
    for item in found:
        at = None if item.bibtex else _place(item, held, places, free, options.key)
        free.discard(-1 if at is None else at)
        result.append(item if at is None else replace(item, key=held[at].key))
    return result


def _held(there: Paper, options: Options) -> Iterator[Item]:
    """The works of an earlier file under their keys."""
    asked = options.key != Options().key
    for reference in there.references:
        (item, *_) = items([replace(there, references=(reference,))], Options())
        base = made(replace(item, key=""), options.key)
        if not asked or reference.id == base or reference.id.startswith(f"{base}-"):
            yield replace(item, key=reference.id, bibtex=False)


def _bases(item: Item) -> Iterator[str]:
    """What a work without much of a title is looked up by: its key, and that without what was put behind it."""
    if len(spelt(item.title or "")) < SHORTEST:
        yield f"key {item.key}"
        yield f"key {item.key.rpartition('-')[0]}"


def _place(item: Item, held: Sequence[Item], places: Places, free: set[int], pattern: str) -> int | None:
    """Where an earlier file holds a work: by what it is called, else by the text of the entry."""
    for name in identities(item):
        for at in places.get(name, [])[:MOST]:
            if at in free and same(held[at], item):
                return at
    for at in places.get(f"key {made(item, pattern)}", [])[:MOST]:
        if at in free and same(held[at], item) and _reads(held[at], item):
            return at
    return None


def _reads(there: Item, item: Item) -> bool:
    """Whether a short title, or the entry as printed where there is none, is that of an earlier work."""
    if item.title or there.title:
        return spelt(item.title or "") == spelt(there.title or "")
    text = spelt(item.raw)
    return bool(text) and text in spelt(there.raw)
