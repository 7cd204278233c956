"""Publishers: quotes and brackets around the name don't belong to it."""

from citecheck.extract.fields.edges import bare, quoted


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The publisher's own place; None where it holds no word of two letters."""
    span = quoted(raw, start, end, "publisher") or bare(raw, start, end)
    return span if span and sum(letter.isalpha() for letter in raw[slice(*span)]) > 1 else None
