"""A field of an entry: where it stands, and how sure that is."""

from dataclasses import dataclass

CORRECTED = 0.7  # how sure a field is that was put right


@dataclass(frozen=True, slots=True)
class Value:
    """A field's place in an entry, and how sure it is."""

    start: int
    end: int
    confidence: float
