"""Volumes: 12, XII, CD15, without "Vol.", "Т." or "-jild"."""

import re

from citecheck.extract.fields.edges import unlabelled

ROMAN = re.compile(r"[IVXLCDM]+\b", re.IGNORECASE)  # XII
LONGEST = 40


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The volume's own place; None where no number is in it."""
    span = unlabelled(raw, start, end, "volume")
    if not span or span[1] - span[0] > LONGEST:
        return None
    text = raw[slice(*span)]
    return span if any(letter.isdigit() for letter in text) or ROMAN.match(text) else None
