"""Addresses compared: which are home pages, which one is another's sibling, what a slug tells of a title."""

import re
import secrets
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from anyascii import anyascii
from publicsuffixlist import PublicSuffixList

from citecheck.resolve import phrases
from citecheck.resolve.addresses import host_of

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|from|ref|lang|hl|l|sid|phpsessid", re.IGNORECASE)  # utm_source
LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)  # uz, en-US, oz
WORDS = re.compile(r"[^\W\d_]{3,}")
EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)  # .html
ALPHABET = "bcdfghjkmnpqrstvwxz"


def pieces(url: str) -> list[str]:
    """The pieces of an address's path, decoded, in small letters."""
    return [unquote(piece).lower() for piece in urlsplit(url).path.split("/") if piece]


def is_home(url: str) -> bool:
    """Whether an address is a site's home page, in one of its languages or spellings."""
    parts = urlsplit(url)
    if any(not TRACKING.fullmatch(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)):
        return False
    names = [EXTENSION.sub("", piece) for piece in pieces(url)]
    return len(names) <= 2 and all(name in phrases.paths("home") or LANGUAGE.fullmatch(name) for name in names)


def says_path(kind: str, url: str) -> bool:
    """Whether a piece of an address's path, or the first label of its host, is a word of a kind."""
    words = phrases.paths(kind)
    names = [EXTENSION.sub("", piece) for piece in pieces(url)]
    return any(name in words for name in names) or host_of(url).split(".")[0] in words


def returns_to(end: str, asked: str) -> bool:
    """Whether an address carries the one that was asked for, to go back to it later."""
    parts = urlsplit(asked)
    wanted = {asked, asked.partition("://")[2], parts.path if len(parts.path) > 1 else asked}
    for name, value in parse_qsl(urlsplit(end).query, keep_blank_values=True):
        plain = unquote(value)
        if name.lower() in phrases.paths("returning") and any(one in plain for one in wanted if one):
            return True
    return False


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@cache
def site_of(host: str) -> str:
    """The name a host was registered under."""
    return _suffixes().privatesuffix(host) or host


def same_site(a: str, b: str) -> bool:
    """Whether two addresses belong to one site."""
    left, right = host_of(a), host_of(b)
    return left == right or left.removeprefix("www.") == right.removeprefix("www.") or site_of(left) == site_of(right)


def same_page(a: str, b: str) -> bool:
    """Whether two addresses differ in nothing but scheme, www, letters' case and a last slash."""
    return _plain(a) == _plain(b)


def _plain(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return host_of(url).removeprefix("www."), unquote(parts.path).rstrip("/").lower(), parts.query


def folder(url: str) -> str:
    """The folder an address lies in, with scheme and host."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').rpartition('/')[0]}/"


def sibling(url: str) -> str:
    """An address in the same folder that can't exist."""
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    ending = EXTENSION.search(last)
    name = "".join(secrets.choice(ALPHABET) for _ in range(14))
    parts = urlsplit(folder(url))
    return urlunsplit((parts.scheme, parts.netloc, parts.path + name + (ending[0] if ending else ""), "", ""))


def names(url: str) -> frozenset[str]:
    """The words in an address, in Latin letters."""
    parts = urlsplit(url)
    return frozenset(WORDS.findall(anyascii(unquote(f"{parts.path} {parts.query}")).lower()))


def on_topic(url: str, told: tuple[str, ...]) -> bool:
    """Whether a page's title holds the words of its address: then it is what was asked for."""
    slug = frozenset(WORDS.findall(anyascii(unquote(" ".join(pieces(url)[-1:]))).lower()))
    slug = frozenset(word for word in slug if len(word) > 3 and word not in {"html", "index", "view", "page"})
    title = frozenset(WORDS.findall(anyascii(" ".join(told)).lower()))
    shared = sum(word in title for word in slug)
    return len(slug) >= 2 and shared >= 2 and shared * 2 >= len(slug)
