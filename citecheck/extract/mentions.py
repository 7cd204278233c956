"""Names with a year in a text, in whatever form: what a marker's grammar couldn't read may still name a work."""

import re
from functools import cache

from citecheck.extract.author_year import LETTERS, letter
from citecheck.extract.names import INITIAL, UPPER
from citecheck.languages import fold, transliterate
from citecheck.model import Paper, Reference

YEAR = re.compile(
    r"(?<![\w.])(?P<year>(?:1[5-9]|20)\d\d)(?P<letters>[a-eа-д]?(?:,\s?[a-eа-д](?!\w))*)(?!\w)"
)  # 2001a, b
WORD = re.compile(r"[^\W\d_]{2,}")
FAR = 70  # letters before a year in which its author is looked for
SIGNED = re.compile(rf"({UPPER}[\w'’ʻʼ‘`-]{{2,40}}),?\s{INITIAL}")  # Кабанов С. К.
STEM = 6  # letters by which an inflected name is known
FEWEST = 3  # letters of a name that tells something
BROKEN = re.compile(r"[-‐\u00ad\ufffe]\n")


@cache
def _stem(word: str) -> str:
    return transliterate(word)[:STEM].casefold()


def mentioned(paper: Paper) -> set[str]:
    """The ids of references whose author the text names shortly before the year of the work.

    Nothing where a paper cites by number: there a name and a year are the sentence's.
    """
    named_markers = sum(bool(YEAR.search(citation.marker)) for citation in paper.citations)
    numbered = any(reference.label for reference in paper.references)
    if named_markers < len(paper.citations) or (numbered and not named_markers):
        return set()
    text = fold(BROKEN.sub("", paper.text[slice(*paper.body)]))
    named: set[tuple[str, str, str]] = set()
    for match in YEAR.finditer(text):
        letters = {LETTERS[sign] for sign in match["letters"] if sign in LETTERS}
        stems = {_stem(word) for word in WORD.findall(text, max(0, match.start() - FAR), match.start())}
        named |= {(stem, match["year"], sign) for stem in stems for sign in letters or {""}}
    return {reference.id for reference in paper.references if _named(reference, named)}


def _named(reference: Reference, named: set[tuple[str, str, str]]) -> bool:
    year = reference.year or reference.normalised.get("date") or reference.date or ""
    first = next((one.family or "" for one in reference.authors), "") or reference.normalised.get("authors", "")
    words = [word for word in WORD.findall(fold(first)) if len(word) >= FEWEST]
    if any((_stem(word), year[:4], letter(reference, year)) in named for word in words):
        return True
    others = {_stem(word) for name in SIGNED.findall(reference.raw) for word in WORD.findall(fold(name))}
    years = {match["year"] for match in YEAR.finditer(fold(reference.raw))}
    return any((other, year, "") in named for other in others for year in years)  # a second work in the entry
