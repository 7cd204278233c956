"""The ISSNs and ISBNs that an entry prints: those whose digits are right, each as it is asked."""

import re
from collections.abc import Iterable, Iterator

from citecheck.model import Reference
from citecheck.norms import identifiers

SHAPE = r"\d{4}\s?[-‐‑–—]?\s?\d{3}[\dXХ](?![\d-])"  # 0378-5955, and with a Cyrillic Х
# ISSN 0378-5955; issn = {0378-5955, 2434-561X}; "ISSN": ["0378-5955"]; SN  - 0378-5955; <isbn>0378-5955</isbn>
ISSN = re.compile(
    rf"(?:is[sb]n|^SN  - )\D{{0,20}}(?P<all>{SHAPE}(?:[\s,;/\"]{{1,4}}{SHAPE})*)", re.IGNORECASE | re.MULTILINE
)
BETWEEN = re.compile(r"[,;/()]|\s{2,}|\s(?=97[89])")  # 978-5-02-034567-9 (print); 5-02-034567-0


def issns(reference: Reference) -> Iterator[tuple[str, str]]:
    """An entry's ISSNs, 0378-5955, each with its printed form."""
    printed = (one for found in ISSN.finditer(reference.raw) for one in re.findall(SHAPE, found["all"], re.IGNORECASE))
    yield from _once((issn(one), one) for one in printed if identifiers.issn(_plain(one)))


def isbns(reference: Reference) -> Iterator[tuple[str, str]]:
    """An entry's ISBNs, 9785020345676, each with its printed form."""
    parts = (part.strip(" {}") for part in BETWEEN.split(reference.isbn or ""))
    yield from _once((identifiers.isbn13(_plain(one)), one) for one in parts if identifiers.isbn(_plain(one)))


def issn(text: str) -> str:
    """An ISSN as its register writes it."""
    digits = identifiers.bare(_plain(text))
    return f"{digits[:4]}-{digits[4:]}"


def keys(issns: Iterable[str], isbns: Iterable[str]) -> tuple[str, ...]:
    """What a register says of numbers, as the keys that their own records have."""
    journals = (f"issn:{issn(one)}" for one in issns if identifiers.issn(one))
    books = (f"isbn:{identifiers.isbn13(one)}" for one in isbns if identifiers.isbn(identifiers.bare(one)))
    return tuple(dict.fromkeys((*journals, *books)))


def _plain(text: str) -> str:
    return text.upper().replace("Х", "X")


def _once(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for number, printed in found:
        first.setdefault(number, printed)
    yield from first.items()
