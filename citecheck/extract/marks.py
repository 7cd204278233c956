"""What a rule finds in an entry before anything else: addresses, numbers, access notes, type marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from citecheck.extract import dates
from citecheck.extract.links import DOI, Address
from citecheck.extract.vocabulary import labels, words

ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*(?P<isbn>(?:97[89][-– ]?)?(?:\d[-– ]?){9}[\dXх])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an entry whose field is certain; `outer` takes in its label and brackets."""

    field: str
    start: int
    end: int
    outer: tuple[int, int]
    value: str


@cache
def accessed() -> re.Pattern[str]:
    """An access note: (дата обращения: 01.02.2022)."""
    return re.compile(rf"[(\[]?\s*{words('accessed')}\s*[:–-]?\s*(?P<rest>[^()\[\]]{{4,60}})", re.IGNORECASE)


@cache
def url_label() -> re.Pattern[str]:
    """What is printed before an address: "URL:", "Режим доступа:"."""
    return re.compile(rf"(?:\[?{words('url')}\]?|{labels('doi')})\s*[:–-]?\s*[<(\[]?\s*$", re.IGNORECASE)


@cache
def medium() -> re.Pattern[str]:
    """A type mark: [Электронный ресурс]."""
    return re.compile(rf"[\[(]?{words('medium')}[\])]?", re.IGNORECASE)


def marks(raw: str, found: list[Address]) -> Iterator[Mark]:
    """Finds the certain parts of an entry; `found` are its addresses."""
    bare = [address for address in found if address.kind == "host" and "/" not in address.url]
    if len(bare) == len(found):  # a site that an entry begins with is its author: "Gazeta.uz. Suv tarixi"
        found = bare = [address for address in bare if not _begins(raw, address)]
    for address in found:
        if address not in bare or len(found) == len(bare):
            yield from _address(raw, address)
    taken = [(address.start, address.end) for address in found]
    if match := ISBN.search(raw):
        yield Mark("isbn", *match.span("isbn"), match.span(), match["isbn"])
    for match in accessed().finditer(raw):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        date = dates.find(raw[: match.end("rest")], match.start("rest"))
        if date and date[1] - match.start("rest") < 15:
            close = 1 if raw[date[2] : date[2] + 1] in (")", "]") else 0
            yield Mark("accessed", date[1], date[2], (match.start(), date[2] + close), date[0])
            break
    for match in medium().finditer(raw):
        if raw[match.start()] in "[(":
            yield Mark("medium", *match.span(), match.span(), match[0])


def _begins(raw: str, address: Address) -> bool:
    """Whether an entry begins with this host and goes on behind it."""
    return not raw[: address.start].strip(" .•") and bool(re.match(r"[.,:]?\s+\w", raw[address.end :]))


def _address(raw: str, address: Address) -> Iterator[Mark]:
    before = url_label().search(raw, max(0, address.start - 60), address.start)
    start = before.start() if before else address.start
    while start > 0 and raw[start - 1] in "<([":
        start -= 1
    end = address.end
    while end < len(raw) and raw[end] in ">)]" and start < address.start:
        end += 1
    outer = (start, end)
    if address.kind == "arxiv":
        yield Mark("arxiv", address.start, address.end, outer, address.url.rpartition("/abs/")[2])
        return
    if address.kind == "doi":
        doi = DOI.search(raw, address.start, address.end)
        if doi:
            yield Mark("doi", *doi.span(), outer, doi[0])
        if not raw[address.start : address.end].lower().startswith("http"):
            return
    yield Mark("url", address.start, address.end, outer, address.url)
