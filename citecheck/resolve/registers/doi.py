"""DOIs as addresses."""

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

# https://doi.org/10.1000/182, dx.doi.org/10.1000%2F182, https://doi.org/doi:10.1000/182
DOI = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?:doi:)?(10\.\d[^?#]*?(?:/|%2f)[^\s]+)", re.IGNORECASE)
QUERY = re.compile(r"\?[\w.-]+=.*")  # ?utm_source=x, which is for the resolver
TAIL = re.compile(r"(?:\?[\w.-]+=|#\w).*")  # ?nosfx=y, #section: nothing of a DOI, but for very old ones
SAFE = "/:()"  # what a DOI may hold that need not be escaped


def is_doi(url: str) -> bool:
    """Whether an address is a DOI's."""
    return bool(DOI.fullmatch(url))


def bare(url: str) -> str:
    """The DOI in an address, in small letters: DOIs are compared without case."""
    return unquote(QUERY.sub("", _named(url))).lower()


def meant(url: str) -> tuple[str, ...]:
    """The DOIs that an address may name: all of it, and what a browser would ask for."""
    named = _named(url)
    return tuple(dict.fromkeys((unquote(named), unquote(TAIL.sub("", named)))))


def grouped(urls: Iterable[str]) -> list[list[str]]:
    """Addresses by the DOI they name."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for url in urls:
        groups.setdefault(tuple(doi.lower() for doi in meant(url)), []).append(url)
    return list(groups.values())


def _named(url: str) -> str:
    match = DOI.fullmatch(url)
    return match[1] if match else url


def path(doi: str) -> str:
    """A DOI as a piece of an address."""
    return quote(doi, safe=SAFE)
