"""What kind of thing an entry is: an article, a book, a web page, a law ..."""

import re
from collections.abc import Mapping
from functools import cache

from citecheck.extract.fields.numbered_work import named_patent
from citecheck.extract.fields.people import HOST
from citecheck.extract.names import is_corporate
from citecheck.extract.vocabulary import words

DAY = re.compile(r"\d{4}-\d\d-\d\d")
FRONT = 5  # pages of a newspaper that are cited alone


@cache
def signs() -> re.Pattern[str]:
    """The words that tell a kind, each in a group of its name, the most telling first."""
    told = ("thesis", "conference", "newspaper", "report", "dataset", "software", "journal")
    groups = "|".join(f"(?P<{kind}>{words(kind)})" for kind in told)
    return re.compile(rf"(?<![^\W_])(?:{groups})(?![^\W_])", re.IGNORECASE)


@cache
def law() -> re.Pattern[str]:
    """A law or decree by its word."""
    return re.compile(rf"(?<![^\W_]){words('law')}", re.IGNORECASE)


@cache
def law_number() -> re.Pattern[str]:
    """The number of a law or decree: ПҚ-4095, PF-5712, УП-217."""
    return re.compile(rf"(?<!\w){words('law_number')}\s?[-–—№]\s?\d+", re.IGNORECASE)


def kind(raw: str, fields: Mapping[str, str], *, slashes: bool, iso: str = "") -> str:
    """Tells the kind from the words and from the fields an entry has; `iso` is its date's ISO form."""
    told = {match.lastgroup or "" for match in signs().finditer(raw)}
    if law_number().search(raw) and not slashes:
        return "law"
    if "container" not in fields and "issue" in fields and named_patent().search(raw):
        return "other"  # a patent
    for name in ("thesis", "dataset", "software"):
        if name in told:
            return name
    if slashes and _dated_law(raw, fields):
        return "law"
    if "container" in fields:
        return _part(fields, told, slashes=slashes, iso=iso)
    authors = fields.get("authors", "")
    if law().search(raw) and (not authors or is_corporate(authors)):
        return "law"
    if "publisher" in fields or "place" in fields:
        return "report" if "report" in told and "place" not in fields else "book"
    if "conference" in told and "pages" in fields:
        return "conference"
    if "report" in told and "year" in fields:
        return "report"
    return "web" if "url" in fields or HOST.fullmatch(authors.strip(" .,:;")) else "other"


def _dated_law(raw: str, fields: Mapping[str, str]) -> bool:
    """Whether a law with its day stands before the slashes: Закон от 7 мая 2018 г. № 204 // Собрание законов."""
    before = raw.partition("//")[0]
    told = "authors" not in fields and fields.get("date", "//") in before
    return told and bool(law().search(before))


def _part(fields: Mapping[str, str], told: set[str], *, slashes: bool, iso: str) -> str:
    """The kind of what stands in something else: in a journal, a newspaper, a book, on a site."""
    numbered = "volume" in fields or "issue" in fields
    held = "conference" in told and "newspaper" not in told  # on a day: no newspaper's
    if "newspaper" in told or (not held and DAY.fullmatch(iso) and "volume" not in fields and "url" not in fields):
        return "newspaper"
    page = fields.get("pages", "")
    if slashes and "issue" in fields and "volume" not in fields and page.isdecimal() and int(page) <= FRONT:
        return "newspaper"
    if "conference" in told and ("issue" not in fields or "place" in fields):
        return "conference"
    if "issue" not in fields and ("editors" in fields or "publisher" in fields or "place" in fields):
        return "chapter"
    if "url" in fields and not numbered and "pages" not in fields and "journal" not in told:
        return "web"
    return "article" if numbered or slashes or "pages" in fields or "journal" in told else "other"
