"""Pages: 12-15, R4921, xii-xv, without "pp.", "С." or "-betlar"."""

import re

from citecheck.extract.fields.edges import unlabelled

ROMAN = re.compile(r"[ivxlc]+\b", re.IGNORECASE)  # xii


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The pages' own place; None where no number is in it."""
    span = unlabelled(raw, start, end, "page", "page_count")
    if not span:
        return None
    text = raw[slice(*span)]
    return span if any(letter.isdigit() for letter in text) or ROMAN.match(text) else None
