"""A .bib file that is there already: what it holds stays letter by letter, and only what it lacks is added."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from citecheck.export.item import Item, Options, items
from citecheck.export.keys import assign
from citecheck.export.merge import Places, known, note
from citecheck.extract import paper
from citecheck.read import Source, bibtex

ADDED = {  # what may be added to an entry, and what says already what it would say
    "year": ("year", "date"), "date": ("year", "date"), "volume": ("volume",),
    "number": ("number", "issue"), "issue": ("number", "issue"),
    "pages": ("pages", "pagetotal"), "edition": ("edition",), "isbn": ("isbn",), "issn": ("issn",), "doi": ("doi",),
    "eprint": ("eprint",), "url": ("url", "howpublished"), "urldate": ("urldate",),
}  # fmt: skip
CALLED = {"number": "issue", "urldate": "accessed", "eprint": "arxiv"}
Fields = Callable[[Item], Mapping[str, str]]


def added(text: str, found: Iterable[Item], options: Options, fields: Fields) -> tuple[str, list[Item]]:
    """The text of a .bib file with the fields its entries lack, and the items that it lacks as a whole.

    What stands there is never changed: whoever keeps the file knows better than a paper that cites from it.
    """
    own = paper(bibtex.read(Source("", text.encode("utf-8", "replace"))))
    held = list(items([own], replace(options, only_cited=False, kinds=())))
    seen, places = list(held), Places()
    for at, item in enumerate(held):
        note(item, at, places)
    new: list[Item] = []
    lacking: dict[int, dict[str, str]] = {}
    for item in found:
        where = known(item, seen, places)
        if where is None:
            note(item, len(seen), places)
            seen.append(item)
            new.append(item)
        elif where < len(held) and not item.bibtex:
            lacking.setdefault(where, {}).update(_sure(item, fields(item)))
    for where in sorted(lacking, reverse=True):
        span = own.references[where].span
        text = text[: span.start] + _completed(text[span.start : span.end], lacking[where]) + text[span.end :]
    bare = [item if item.bibtex else replace(item, key="") for item in new]
    return text, assign(bare, options.key, [item.key for item in held])


def _sure(item: Item, values: Mapping[str, str]) -> dict[str, str]:
    """The fields of an item that may be added and were read without doubt."""
    return {
        name: value for name, value in values.items() if name in ADDED and CALLED.get(name, name) not in item.doubts
    }


def _completed(entry: str, values: Mapping[str, str]) -> str:
    """An entry's text with the fields it lacks before its closing brace."""
    from bibtexparser.model import Entry
    from bibtexparser.splitter import Splitter

    block = next(iter(Splitter(entry).split().blocks), None)
    if not isinstance(block, Entry):
        return entry
    present = {field.key.lower() for field in block.fields}
    lacking = {name: value for name, value in values.items() if not present & set(ADDED[name])}
    if "url" not in lacking:
        lacking.pop("urldate", None)  # it is the day on which another address was read
    if not lacking:
        return entry
    lines = "".join(f"  {name} = {value},\n" for name, value in lacking.items())
    body, end = entry.rstrip()[:-1].rstrip(), entry.rstrip()[-1]
    return f"{body}{'' if body.endswith(',') else ','}\n{lines}{end}"
