"""Citation keys made from family name, year and title: ASCII, unique, the same wherever an entry stands."""

import difflib
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from citecheck.export.item import Item, OptionError
from citecheck.languages import languages, transliterate

PART = re.compile(r"\{(\w*)(?::(\d+))?\}")  # {title:1}
WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´][^\W_]+)*")  # ma'naviyat
HOST = re.compile(r"(?:\w+://)?(?:www\.)?([^/?#:@]+)")  # https://www.example.org/a
PARTS = ("family", "families", "year", "title", "container", "kind", "lang")
NAMING = ("family", "families", "title", "container")
LONGEST = 24


def assign(items: Iterable[Item], pattern: str, used: Iterable[str] = ()) -> list[Item]:
    """Gives every item a key of its own.

    What is asked for without knowing what was there before can't always keep every key: of two works that would share
    one, whichever comes second has to move or to be moved. An earlier file tells (earlier.py).

    A key that came with the item is kept, that of a .bib file before that of an earlier export. Of items that would
    share a key, one has it plain and the others with
    letters made from their own text, so that neither the order nor what else is in the list changes those letters.
    Keys in `used` are given to nobody.
    """
    found = list(items)
    bases = [item.key or made(item, pattern) for item in found]
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for at, base in enumerate(bases):
        groups[base.casefold()].append(at)
    before = {key.casefold() for key in used}
    taken = before | set(groups)
    keys = dict(enumerate(bases))
    numbers: dict[str, int] = {}
    for base, group in groups.items():
        ranked = sorted(group, key=lambda at: (not found[at].bibtex, not found[at].key, letters(found[at])))
        for at in ranked[base not in before :]:
            keys[at] = _other(bases[at], letters(found[at]), taken, numbers)
    return [replace(item, key=keys[at]) for at, item in enumerate(found)]


def _other(base: str, tail: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The key with as many letters of its own as tell it from the others; of equal texts each gets a number."""
    for length in range(3, len(tail) + 1):
        key = f"{base}-{tail[:length]}"
        if key.casefold() not in taken:
            break
    else:
        stem = f"{base}-{tail[:3]}"
        n = numbers.get(stem, 2)
        while (key := f"{stem}{n}").casefold() in taken:
            n += 1
        numbers[stem] = n + 1
    taken.add(key.casefold())
    return key


def letters(item: Item) -> str:
    """Eight letters made from an item's own text."""
    text = f"{item.raw}\0{item.title}\0{item.authors}\0{item.year}"
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:6], "big")
    return "".join(chr(ord("a") + number // 26**at % 26) for at in range(8))


def check(pattern: str) -> None:
    """Says what is wrong with a pattern, if anything is."""
    for name, _ in PART.findall(pattern):
        if name not in PARTS:
            near = difflib.get_close_matches(name, PARTS, 1, 0) or PARTS[:1]
            raise OptionError(f"a key can't have {{{name}}} in it: did you mean {{{near[0]}}}?")
    rest = PART.sub("", pattern)
    if not PART.search(pattern) or re.search(r"[^\w:.+/-]", rest, re.ASCII):
        raise OptionError(
            f"a key is made of {', '.join(f'{{{part}}}' for part in PARTS)}, letters, digits and : . + / -"
        )


def made(item: Item, pattern: str) -> str:
    """The key of an item by itself."""
    values = {"year": ascii_of(item.year or "", None), "kind": item.kind, "lang": ascii_of(item.lang or "", None)}

    def part(match: re.Match[str]) -> str:
        name, number = match[1], int(match[2] or 0)
        if name in ("title", "container"):
            return "".join(words(getattr(item, name) or "", item.lang)[: number or None])
        if name in ("family", "families"):
            return _families(item, 1 if name == "family" else number or 3)
        return values[name][: number or None]

    key = PART.sub(part, pattern)[:80]
    named = any(name in NAMING for name, _ in PART.findall(pattern))
    return _fallback(item) + key if not key or (named and key.isdecimal()) else key


def _fallback(item: Item) -> str:
    """A key for what has neither author, year nor title: the host of its address, or its first words."""
    host = HOST.match(item.url or "")
    return ascii_of(host[1] if host else "", None) or "".join(words(item.raw, item.lang)[:3])[:LONGEST] or "entry"


def _families(item: Item, number: int) -> str:
    """The family names of the first people, or their organisation."""
    people = (item.authors or item.editors)[:number]
    return "".join(
        ascii_of(person.family or person.literal or person.given or "", item.lang)[:LONGEST] for person in people
    )


def words(text: str, lang: str | None) -> Sequence[str]:
    """The words of a title that mean something, in plain letters; all of them if none does."""
    found = WORD.findall(text)
    skipped = _stopwords(lang)
    real = [word for word in found if word.casefold() not in skipped and len(word) > 2]
    return [plain for word in real or found if (plain := ascii_of(word, lang)[:LONGEST])]


def ascii_of(text: str, lang: str | None) -> str:
    """A text in small plain letters and digits."""
    return re.sub(r"[^a-z0-9]+", "", transliterate(text, lang).lower())


@cache
def _stopwords(lang: str | None) -> frozenset[str]:
    """The short words that mean little in a language; in all, if it isn't known. Long ones may be a subject."""
    known = [language for language in languages() if language.code == lang] or languages()
    return frozenset(word.casefold() for language in known for word in language.stopwords if len(word) < 5)
