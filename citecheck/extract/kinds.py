"""What kind of thing an entry is: an article, a book, a web page, a law ..."""

import re
from collections.abc import Mapping
from functools import cache

from citecheck.extract.vocabulary import words

LAW_NUMBER = re.compile(
    r"(?<!\w)(?:ПҚ|ПФ|ПП|УП|УФ|ЎРҚ|ЗРУ|PF|PQ|UP|PP|O['‘ʻ’]RQ|ORQ|ВМҚ|VMQ)\s?[-–—№]\s?\d+", re.IGNORECASE
)
ARCHIVE = re.compile(r"(?<!\w)(?:Ф|F)\.\s?[\w-]+[.,]\s*(?:[ОO]п|Op|R)\.\s?\w+", re.IGNORECASE)  # Ф. 2075. Оп. 21
FILE_ONLY = re.compile(r"(?<!\w)[ДD]\.\s?\d+\.?(?:\s*[ЛL]{1,2}\.|\s*$)")


@cache
def signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words that tell a kind, the most telling first."""
    return tuple(
        (kind, re.compile(rf"(?<![^\W_]){words(word)}(?![^\W_])", re.IGNORECASE))
        for kind, word in (
            ("thesis", "thesis"),
            ("conference", "conference"),
            ("newspaper", "newspaper"),
            ("report", "report"),
        )
    )


@cache
def law() -> re.Pattern[str]:
    """A law or decree by its word."""
    return re.compile(rf"(?<![^\W_]){words('law')}", re.IGNORECASE)


def kind(raw: str, fields: Mapping[str, str], *, slashes: bool) -> str:
    """Tells the kind from the words and from the fields an entry has."""
    told = {name for name, form in signs() if form.search(raw)}
    if ARCHIVE.search(raw) or FILE_ONLY.search(raw):
        return "archival"
    if LAW_NUMBER.search(raw) and not slashes:
        return "law"
    if "thesis" in told:
        return "thesis"
    periodical = "container" in fields and (slashes or "volume" in fields or "issue" in fields)
    if "newspaper" in told or (periodical and "date" in fields and "pages" not in fields and "url" not in fields):
        return "newspaper"
    if "conference" in told and ("container" in fields or "pages" in fields):
        return "conference"
    if periodical:
        booklike = slashes and "place" in fields and "issue" not in fields and "volume" not in fields
        return "chapter" if booklike else "article"
    if law().search(raw) and "publisher" not in fields and "authors" not in fields:
        return "law"
    if "publisher" in fields or "place" in fields:
        return "book"
    if "container" in fields and "pages" in fields:
        return "article"
    return "web" if "url" in fields else "other"
