"""The slug in an address: the piece of the path that spells a title, without numbers and endings around it."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from citecheck.norms.addresses import full

ENDING = re.compile(r"\.[a-z]{2,5}$", re.I)  # .html
WORDS = re.compile(r"[^\W_]+")
BETWEEN = re.compile(r"[\W_]+")
NUMBER = re.compile(r"(?=\w*\d)[0-9a-f]{4,}|\d+", re.I)  # 53496043, 21b5a2: an article's number
LONGEST = 200  # letters of a slug that are looked at
LETTERS = 8  # letters a slug must have to be told from a name


@dataclass(frozen=True, slots=True)
class Slug:
    """A slug's words and what stands around it: `url` = `before` + slug + `after`."""

    before: str
    text: str
    after: str
    host: str
    words: tuple[tuple[int, int], ...]

    @property
    def joint(self) -> str:
        """What the host puts between words."""
        return "_" if self.text.count("_") > self.text.count("-") else "-"


def host_of(url: str) -> str:
    """The host of an address without `www.`; nothing where it has none."""
    try:
        return (urlsplit(full(url)).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def decoded(text: str) -> str:
    """A piece of an address without percent-encoding, be it encoded once or twice."""
    once = unquote(text, errors="replace")
    return unquote(once, errors="replace") if "%" in once else once


def slug_of(url: str) -> Slug | None:
    """The slug of an address; None for numbers, single words, and slugs in other letters than Latin."""
    host = host_of(url)
    start = url.find("/", url.find("://") + 3 if "://" in url else 0)
    if not host or start < 0:
        return None
    end = min(at if at >= 0 else len(url) for at in (url.find("?", start), url.find("#", start)))
    path = url[start:end].rstrip("/")
    at = max(path.rfind(mark) for mark in "/,:=") + 1
    piece = ENDING.sub("", path[at:])
    text = decoded(piece)
    words = _own_words(text)
    spelt = "".join(text[a:b] for a, b in words)
    plain = sum(letter.isascii() for letter in spelt)
    if len(words) < 2 or len(text) > LONGEST or len(spelt) < LETTERS or plain < 0.7 * len(spelt):
        return None
    first, last = words[0][0], words[-1][1]
    if text != piece:  # its places are no longer those of the address
        return Slug(url[: start + at], text, url[start + at + len(piece) :], host, words)
    words = tuple((a - first, b - first) for a, b in words)
    place = start + at + first
    return Slug(url[:place], text[first:last], url[place + last - first :], host, words)


def _own_words(text: str) -> tuple[tuple[int, int], ...]:
    """The words of a slug without the numbers before and after it."""
    words = [match.span() for match in WORDS.finditer(text)]
    while words and NUMBER.fullmatch(text[slice(*words[-1])]) and _apart(words[-1]):
        words.pop()
    while words and NUMBER.fullmatch(text[slice(*words[0])]) and _apart(words[0]):
        words.pop(0)
    return tuple(words)


def _apart(span: tuple[int, int]) -> bool:
    """Whether a number is an article's and not a year or an amount in its title: five signs or more."""
    return span[1] - span[0] > 4
