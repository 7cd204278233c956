"""Journals, newspapers, proceedings, books, archives: without "In:" or "//" before the name."""

from citecheck.extract.fields.edges import bare, quoted, unlabelled


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The container's own place; None where it holds no word of two letters."""
    span = quoted(raw, start, end, "journal", "newspaper") or bare(raw, start, end)
    inner = unlabelled(raw, *span, "in") if span else None
    if span is None or inner is None:
        return None
    span = (inner[0], span[1])
    return span if sum(letter.isalpha() for letter in raw[slice(*span)]) > 1 else None
