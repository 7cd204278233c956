"""What an entry begins with, put right: a body that is the author, the first words of a title taken for a name."""

import re
from collections.abc import Sequence

from citecheck.extract import names
from citecheck.extract.fields.people import people
from citecheck.model import Name

FIRST = re.compile(r"(?P<body>[^.?!/«“\"]{6,110})\.\s+(?=[^\W_])")  # Ministry of Water. Report of the year
REST = 15  # letters a title must have behind a body


def corrected(
    raw: str, authors: tuple[int, int] | None, title: tuple[int, int] | None
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Where the authors and the title of an entry stand."""
    if authors and not _names(people(raw[slice(*authors)])):
        behind = title is None or not raw[authors[1] : title[0]].strip(" .")
        return None, (authors[0], title[1]) if title and behind else title
    if title and not authors and not raw[: title[0]].strip(" .•"):
        body = FIRST.match(raw, title[0], title[1])
        if body and names.is_corporate(body["body"]) and title[1] - body.end() >= REST:
            return body.span("body"), (body.end(), title[1])
    return authors, title


def _names(found: Sequence[Name]) -> bool:
    """Whether somebody among these is a person or a body: a family name begins with a capital."""
    return any(name.literal or any(letter.isupper() for letter in name.family or "") for name in found)
