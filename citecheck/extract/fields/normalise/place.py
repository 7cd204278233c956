"""Places: the full stop of an abbreviated one (М., СПб.) stays."""

from citecheck.extract.fields.edges import bare

LONGEST = 4  # letters of an abbreviated place


def trim(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The place's own place; None where it holds no letter."""
    span = bare(raw, start, end)
    if not span or not any(letter.isalpha() for letter in raw[slice(*span)]):
        return None
    start, end = span
    short = len(raw[start:end].split()[-1]) <= LONGEST and raw[end : end + 1] == "."
    return start, end + short
