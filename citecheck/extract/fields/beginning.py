"""What an entry begins with, put right: a body that is the author, the first words of a title taken for a name."""

import re
from collections.abc import Sequence

from citecheck.extract import names
from citecheck.extract.fields.lexicon import stopwords
from citecheck.extract.fields.people import people
from citecheck.languages import fold
from citecheck.model import Name

FIRST = re.compile(r"(?P<body>[^.?!/«“\"]{6,110})\.\s+(?=[^\W_])")  # Ministry of Water. Report of the year
FIRST_WORDS = re.compile(r"\s+[^\W\d_]{2,}(?:\s[^\W\d_]+)*")  # "Раҳмонов Э. Обҳои | тоза": of the title
SITE = re.compile(r"(?P<host>[\w-]{2,}(?:\.[a-z]{2,})+)\.\s+(?=[^\W_])")  # Gazeta.uz. Сув
LETTER = re.compile(r"[^\W\d_]\.(?P<gap>\s+)(?P<word>[^\W\d_])\Z")  # Норов З. В | степи: in the steppe
STOP = re.compile(r"[.,:;?!()]")
REST = 15  # letters a title must have behind a body


def corrected(
    raw: str, authors: tuple[int, int] | None, title: tuple[int, int] | None
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Where the authors and the title of an entry stand."""
    if authors and title:
        authors, title = _parted(raw, authors, title)
    if authors and not _names(people(raw[slice(*authors)])):
        behind = title is None or not raw[authors[1] : title[0]].strip(" .")
        return None, (authors[0], title[1]) if title and behind else title
    if title and not authors and not raw[: title[0]].strip(" .•"):
        body = FIRST.match(raw, title[0], title[1])
        if body and names.is_corporate(body["body"]) and title[1] - body.end() >= REST:
            return body.span("body"), (body.end(), title[1])
    return authors, title


def _parted(raw: str, authors: tuple[int, int], title: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The same where the title's first word was taken for a name: only a blank stands before the rest of it."""
    between = raw[authors[1] : title[0]]
    if (site := SITE.match(raw, *authors)) and not STOP.search(between):
        return site.span("host"), (site.end(), title[1])
    if not between.isspace():
        return authors, title
    if (letter := LETTER.search(raw, *authors)) and fold(letter["word"]) in stopwords():
        return (authors[0], letter.start("word") - len(letter["gap"])), (letter.start("word"), title[1])
    _, end = names.leading(raw[slice(*authors)])
    rest = raw[authors[0] + end : authors[1]]
    if not end or not FIRST_WORDS.fullmatch(rest):
        return authors, title
    return (authors[0], authors[0] + end), (authors[1] - len(rest.lstrip()), title[1])


def _names(found: Sequence[Name]) -> bool:
    """Whether somebody among these is a person or a body: a family name begins with a capital."""
    return any(name.literal or any(letter.isupper() for letter in name.family or "") for name in found)
