"""Authors: the whole stretch; who is in it is told by `people`."""

from citecheck.extract.fields.edges import bare


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without blanks and separators; the full stop of the last initial stays."""
    span = bare(raw, start, end, ends=" \t\n,;:/–—-•*")
    return span if span and any(letter.isalpha() for letter in raw[slice(*span)]) else None
