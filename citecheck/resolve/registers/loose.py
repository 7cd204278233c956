"""Values out of JSON that others wrote: what is not of the shape expected isn't there."""

from collections.abc import Iterable
from typing import Any


def text(value: object) -> str | None:
    """A text or a number as text."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def texts(value: object) -> tuple[str, ...]:
    """All texts of a list, or the one text."""
    rows = value if isinstance(value, list) else [value]
    return tuple(one for row in rows if (one := text(row)))


def rows(value: object) -> list[dict[str, Any]]:
    """All objects of a list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def year(value: object) -> str | None:
    """The year of a date in parts, {"date-parts": [[2021, 5, 3]]}."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0] else None
    return text(first[0]) if first else None


def date(value: object) -> str | None:
    """A date in parts as 2021-05-03, as exact as it is."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [number for number in first if isinstance(number, int)]
    return "-".join(f"{number:02}" for number in numbers) or None


def once(values: Iterable[str | None]) -> tuple[str, ...]:
    """Values without gaps and doubles, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))
