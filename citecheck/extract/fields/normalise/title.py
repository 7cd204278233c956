"""Titles: a question or exclamation mark at the end stays, a full stop or a quote left open doesn't."""

from citecheck.extract.fields.edges import bare


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The title's own place; None where it holds no word."""
    span = bare(raw, start, end)
    return span if span and any(letter.isalpha() for letter in raw[slice(*span)]) else None
