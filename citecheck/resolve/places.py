"""Addresses compared: which are home pages, which one is another's sibling, what a slug tells of a title."""

import re
import secrets
from functools import cache, lru_cache
from urllib.parse import parse_qsl, unquote, urlunsplit

from anyascii import anyascii
from publicsuffixlist import PublicSuffixList

from citecheck.resolve import phrases
from citecheck.resolve.addresses import NEAR, host_of, parts

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|from|ref|lang|hl|l|sid|phpsessid", re.IGNORECASE)  # utm_source
LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)  # uz, en-US, oz
WORDS = re.compile(r"[^\W\d_]{3,}")
EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)  # .html
ALPHABET = "bcdfghjkmnpqrstvwxz"


@lru_cache(NEAR)
def pieces(url: str) -> tuple[str, ...]:
    """The pieces of an address's path, decoded, in small letters."""
    return tuple(unquote(piece).lower() for piece in parts(url).path.split("/") if piece)


@lru_cache(NEAR)
def _stems(url: str) -> tuple[str, ...]:
    """The pieces of an address's path without endings such as .html."""
    return tuple(EXTENSION.sub("", piece) for piece in pieces(url))


@lru_cache(NEAR)
def is_home(url: str) -> bool:
    """Whether an address is a site's home page, in one of its languages or spellings."""
    query = parts(url).query
    if query and any(not TRACKING.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        return False
    names = _stems(url)
    return len(names) <= 2 and all(name in phrases.paths("home") or LANGUAGE.fullmatch(name) for name in names)


def says_path(kind: str, url: str) -> bool:
    """Whether a piece of an address's path, or the first label of its host, is a word of a kind."""
    words = phrases.paths(kind)
    return any(name in words for name in _stems(url)) or host_of(url).split(".")[0] in words


def returns_to(end: str, asked: str) -> bool:
    """Whether an address carries the one that was asked for, to go back to it later."""
    path = parts(asked).path
    wanted = {asked, asked.partition("://")[2], path if len(path) > 1 else asked}
    for name, value in parse_qsl(parts(end).query, keep_blank_values=True):
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


@lru_cache(NEAR)
def _plain(url: str) -> tuple[str, str, str]:
    cut = parts(url)
    return host_of(url).removeprefix("www."), unquote(cut.path).rstrip("/").lower(), cut.query


def folder(url: str) -> str:
    """The folder an address lies in, with scheme and host."""
    cut = parts(url)
    return f"{cut.scheme}://{cut.netloc}{cut.path.rstrip('/').rpartition('/')[0]}/"


def sibling(url: str) -> str:
    """An address in the same folder that can't exist."""
    last = parts(url).path.rstrip("/").rpartition("/")[2]
    ending = EXTENSION.search(last)
    name = "".join(secrets.choice(ALPHABET) for _ in range(14))
    cut = parts(folder(url))
    return urlunsplit((cut.scheme, cut.netloc, cut.path + name + (ending[0] if ending else ""), "", ""))


@lru_cache(NEAR)
def names(url: str) -> frozenset[str]:
    """The words in an address, in Latin letters."""
    cut = parts(url)
    return frozenset(WORDS.findall(anyascii(unquote(f"{cut.path} {cut.query}")).lower()))


@lru_cache(NEAR)
def on_topic(url: str, told: tuple[str, ...]) -> bool:
    """Whether a page's title holds the words of its address: then it is what was asked for."""
    slug = frozenset(WORDS.findall(anyascii(unquote(" ".join(pieces(url)[-1:]))).lower()))
    slug = frozenset(word for word in slug if len(word) > 3 and word not in {"html", "index", "view", "page"})
    if len(slug) < 2:
        return False
    shared = len(slug.intersection(WORDS.findall(anyascii(" ".join(told)).lower())))
    return shared >= 2 and shared * 2 >= len(slug)
