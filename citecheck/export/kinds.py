"""The kind of entry a work is written as, and what a thesis or a report calls itself, in the words printed."""

import re
from functools import cache

from citecheck.export.item import Item
from citecheck.languages import languages

NAMED = ("thesis", "report")
WHOLE = ("book", *NAMED)


def written_as(item: Item) -> str:
    """The kind; what has an address but no journal to stand in is a web page to every style."""
    return "web" if item.kind in ("article", "newspaper") and item.url and not item.container else item.kind


def extent(item: Item) -> bool:
    """Whether a number of pages is how many a whole work has (210 с.), not the page that is meant (С. 210, 210-bet)."""
    number = item.pages or ""
    if item.kind not in WHOLE or not number.isdecimal():
        return False
    places = list(re.finditer(rf"(?<![\d–-]){number}(?!\d)", item.raw))
    return item.bibtex or not places or bool(re.match(r"\s*[^\W\d_]", item.raw[places[-1].end() :]))


def genre(item: Item) -> str | None:
    """The longest word of the entry that names its kind: автореф., dissertatsiya."""
    if item.kind not in NAMED or item.bibtex:
        return None
    return max((match[0] for match in _pattern(item.kind).finditer(item.raw)), key=len, default=None)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    known = {word for language in languages() for word in language.words.get(kind, ())}
    ranked = sorted(known, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ranked)) or '(?!)'})(?!\w)", re.IGNORECASE)
