"""Entries whose authors are a dash: those of the entry before."""

import re
from collections.abc import Iterable
from dataclasses import replace

from citecheck.model import Reference

DASH = re.compile(r"\s*(?:[—―–]{1,3}|[-‐_]{3,}|-{2,3})\s*[.,:]?\s+(?=\S)")  # ———. 1998. “Text Categorization ...


def named(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Gives each such entry, as `normalised["authors"]`, the names that the dash stands for."""
    made: list[Reference] = []
    last = ""
    for reference in references:
        if DASH.match(reference.raw) and not reference.authors and last:
            reference = replace(reference, normalised={**reference.normalised, "authors": last})
        else:
            last = "; ".join(name for one in reference.authors if (name := one.family or one.literal))
        made.append(reference)
    return tuple(made)
