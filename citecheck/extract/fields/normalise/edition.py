"""Editions: as printed, with the word for one (2nd ed., 3-е изд.)."""

from citecheck.extract.fields.edges import bare

LONGEST = 60


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The edition's own place, with the full stop of its abbreviation."""
    span = bare(raw, start, end)
    return span if span and span[1] - span[0] <= LONGEST else None
