"""Entries that say "the same as above": which entry they point to."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from citecheck.extract.vocabulary import words
from citecheck.model import Reference


@cache
def opening() -> re.Pattern[str]:
    """A word for "in the same place" at the start of an entry: Там же, Ibid., O'sha joyda."""
    return re.compile(rf"\W*{words('ibid')}(?!\w)", re.IGNORECASE)


def is_ibid(raw: str) -> bool:
    """Whether an entry says no more than that it is the one before, in another place of it."""
    return bool(opening().match(raw))


def pointed(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Gives each such entry, as `normalised["ibid"]`, the id of the entry it stands for."""
    made: list[Reference] = []
    last: str | None = None
    for reference in references:
        if not is_ibid(reference.raw):
            last = reference.id
        elif last is not None:
            reference = replace(reference, normalised={**reference.normalised, "ibid": last})
        made.append(reference)
    return tuple(made)
