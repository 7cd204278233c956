"""DOIs as addresses."""

import re
from urllib.parse import quote, unquote

DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d[^?#]*/[^\s]+)", re.IGNORECASE)
SAFE = "/:()"  # what a DOI may hold that need not be escaped


def is_doi(url: str) -> bool:
    """Whether an address is a DOI's."""
    return bool(DOI.fullmatch(url))


def bare(url: str) -> str:
    """The DOI in an address, in small letters: DOIs are compared without case."""
    match = DOI.fullmatch(url)
    return (unquote(match[1]) if match and "%" in match[1] else match[1] if match else url).lower()


def path(doi: str) -> str:
    """A DOI as a piece of an address."""
    return quote(doi, safe=SAFE)
