"""Issues: 3, 23 (230), 5-6, without "№", "no." or "-сон"."""

from citecheck.extract.fields.edges import unlabelled

LONGEST = 40


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The issue's own place; None where it is no number and no short word ("Suppl", "Summer")."""
    span = unlabelled(raw, start, end, "issue")
    return span if span and span[1] - span[0] <= LONGEST else None
