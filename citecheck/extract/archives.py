"""Entries that point into an archive: Ф. 2075. Оп. 21. Д. 103; what stands before that is the archive's name."""

import re
from functools import cache

from citecheck.extract.vocabulary import words

NOTE = re.compile(r"\s*\([^()]*[–—-][^()]*\)?\s*$")  # (далее — РГАЛИ)
LONGEST = 250  # letters of an archive's name


@cache
def shelfmark() -> re.Pattern[str]:
    """A fund with its inventory, words before or behind the numbers; or a file with its leaf."""
    number = r"(?:[^\W\d_]{1,2}\s?[-–.]\s?)?\d[\w–-]*"
    fund, inventory, file, leaf = (_named(kind, number) for kind in ("fund", "inventory", "file", "leaf"))
    return re.compile(rf"(?<!\w)(?:{fund}[.,;]?\s*{inventory}|{file}[.,;]?\s*{leaf}|{file}\.?\s*$)", re.IGNORECASE)


def _named(kind: str, number: str) -> str:
    return rf"(?:{words(kind)}\s?{number}|{number}-{words(kind)})"


def archive(raw: str) -> tuple[int, int] | None:
    """Where the archive's name stands in an entry that points into one: before its shelfmark (empty for "ibid.")."""
    mark = shelfmark().search(raw)
    if not mark or "//" in raw[: mark.start()] or mark.start() > LONGEST:
        return None
    end = mark.start()
    start = len(raw) - len(raw.lstrip(" .•"))
    note = NOTE.search(raw, start, len(raw[:end].rstrip(" .,;:")))
    end = note.start() if note else end
    while end > start and raw[end - 1] in " .,;:":
        end -= 1
    return start, max(start, end)
