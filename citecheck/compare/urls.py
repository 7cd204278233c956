"""How two addresses of one page differ: in the host, in a piece of the path, in a slug's letters."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz import fuzz

CLOSE = 70.0  # likeness of two spellings of one address


@dataclass(frozen=True, slots=True)
class Difference:
    """The part in which two addresses differ, and how each has it."""

    part: str
    left: str
    right: str


def difference(a: str, b: str) -> Difference | None:
    """The part in which two addresses differ; None where they are one, or two different pages."""
    left, right = _parts(a), _parts(b)
    if left == right or not left[0] or not right[0]:
        return None
    if left[0] != right[0]:
        same_path = left[1:] == right[1:] and any(left[1:])
        alike = fuzz.ratio(left[0], right[0]) >= CLOSE
        return Difference("host", left[0], right[0]) if same_path and alike else None
    pieces, others = left[1].strip("/").split("/"), right[1].strip("/").split("/")
    if len(pieces) != len(others):
        return None
    changed = [(one, other) for one, other in zip(pieces, others, strict=True) if one != other]
    if len(changed) == 1 and _one_slug(*changed[0]):
        return Difference("slug" if "-" in changed[0][0] + changed[0][1] else "segment", *changed[0])
    return None


def _one_slug(a: str, b: str) -> bool:
    """Whether two pieces of a path are spellings of one: words alike, not two numbers."""
    return not (a.isdigit() or b.isdigit()) and fuzz.ratio(a, b) >= CLOSE


def _parts(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ("", "", "")
    return host, parts.path.rstrip("/"), parts.query
