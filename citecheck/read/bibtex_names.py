"""BibTeX's lists of names, as they should be written and as they often are."""

import re
from collections.abc import Iterator

from citecheck.model import Name

AND = re.compile(r"\s+and\s+", re.IGNORECASE)
SEMICOLON, COMMA, BLANK = re.compile(";"), re.compile(","), re.compile(r"\s")
BRACED = re.compile(r"\{([^{}]*)\}")  # {World Bank}
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ ~-]?){1,4}|[^\W\d_]{1,2}")  # П.П.
SUFFIX = re.compile(r"(?:[JS]r\.?|I{1,3}|IV)")


def names(value: str) -> Iterator[Name]:
    """Splits a name list: "Doe, Jane and John Doe and {World Bank} and others"."""
    for part in _split(value, AND):
        people = _split(part, SEMICOLON)
        for one in people if len(people) > 1 else _listed(part):
            if (name := " ".join(one.split()).strip(" ,")) and name.lower() not in ("others", "et al", "et al."):
                yield _name(name)


def _split(value: str, at: re.Pattern[str]) -> list[str]:
    """Splits outside braces."""
    if "{" not in value:
        return at.split(value)
    parts, begin, depth, here = [], 0, 0, 0
    cuts = {match.start(): match.end() for match in at.finditer(value)}
    while here < len(value):
        depth += (value[here] == "{") - (value[here] == "}")
        if here in cuts and depth <= 0:
            parts.append(value[begin:here])
            begin = here = cuts[here]
        else:
            here += 1
    return [*parts, value[begin:]]


def _listed(part: str) -> list[str]:
    """Names that were parted by commas: three or more, and each of them whole."""
    pieces = [piece.strip() for piece in _split(part, COMMA) if piece.strip()]
    whole = len(pieces) > 2 and all(" " in piece.replace("~", " ") for piece in pieces)
    return pieces if whole else [part]


def _name(name: str) -> Name:
    """One name: "Doe, Jane", "Doe, Jr., Jane", "Jane van Doe", "Петров П.П.", {World Bank}."""
    if braced := BRACED.fullmatch(name):
        return Name(literal=braced[1].strip())
    pieces = [piece.strip() for piece in _split(name, COMMA)]
    if len(pieces) == 3 and SUFFIX.fullmatch(pieces[1]):
        return Name(f"{pieces[0]} {pieces[1]}", pieces[2] or None)
    if len(pieces) > 2:
        return Name(literal=name)  # who is who can't be told
    if len(pieces) == 2:
        return Name(pieces[0] or None, pieces[1] or None)
    words = [word for word in re.split(r"[\s~]+", name) if word] if "{" not in name else _split(name, BLANK)
    if len(words) > 1 and INITIALS.fullmatch(words[-1]) and not INITIALS.fullmatch(words[0]):
        first = next(n for n in range(1, len(words)) if INITIALS.fullmatch(words[n]))
        return Name(" ".join(words[:first]), " ".join(words[first:]))
    at = next((n for n, word in enumerate(words[:-1]) if n and word[0].islower()), len(words) - 1)
    return Name(" ".join(words[at:]) or None, " ".join(words[:at]) or None)
