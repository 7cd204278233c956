"""Addresses compared: which are home pages, which one is another's sibling, what a slug tells of a title."""

import re
import secrets
from collections.abc import Callable
from functools import cache, lru_cache
from urllib.parse import parse_qsl, unquote, urlunsplit

from anyascii import anyascii
from publicsuffixlist import PublicSuffixList

from citecheck.norms.addresses import parts
from citecheck.resolve import phrases
from citecheck.resolve.addresses import host_of

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|from|ref|lang|hl|l|sid|phpsessid", re.IGNORECASE)  # utm_source
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{2,4})?", re.IGNORECASE)  # uz, en-US, oz
WORDS = re.compile(r"[^\W\d_]{3,}")
ANY_WORD = re.compile(r"[^\W\d_]+")
EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)  # .html
NUMBER = re.compile(r"(?<!\d)\d{3,12}(?!\d)")  # the 45121 of n45121 and of 45121-canals
CALENDAR = re.compile(r"(?:19|20)\d\d(?:[01]\d){0,1}")  # 2019, 201907
NUMBERED = re.compile(r"[^\W\d_]{0,12}[-_.,]?\d{3,12}")  # n45121, item-45121: a word of the site's and a number
SCRIPTS = frozenset({".php", ".asp", ".aspx", ".jsp", ".cgi", ".pl"})  # one page for all, told what by its query
PAIR = re.compile(r"([^&=]+)=([^&]+)")  # t=7
MANNER = re.compile(
    rf"{TRACKING.pattern}|v|ver|version|start|offset|sort|order|view|mode|print|format|theme", re.IGNORECASE
)
A_NAME = 8  # letters of an invented name
NEAR = 1024  # addresses whose words are remembered while they are looked at
HEADS = 256  # slugs and titles whose words are remembered
NO_TOPIC = frozenset({"html", "index", "view", "page"})
ALPHABET = "bcdfghjkmnpqrstvwxz"


@lru_cache(NEAR)
def pieces(url: str) -> tuple[str, ...]:
    """The pieces of an address's path, decoded, in small letters."""
    return tuple(unquote(piece).lower() for piece in parts(url).path.split("/") if piece)


@lru_cache(NEAR)
def _stems(url: str) -> tuple[str, ...]:
    """The pieces of an address's path without endings such as .html."""
    return tuple(EXTENSION.sub("", piece) for piece in pieces(url))


STEPS = frozenset({"mode", "action", "act", "do", "view", "page", "route", "task", "cmd", "op", "p", "module"})


@lru_cache(NEAR)
def is_home(url: str) -> bool:
    """Whether an address is a site's home page, in one of its languages or spellings."""
    query = parse_qsl(parts(url).query, keep_blank_values=True)
    if not all(
        TRACKING.fullmatch(name) or {name.lower(), value.lower()} & phrases.paths("not_found") for name, value in query
    ):
        return False
    names = _stems(url)
    return len(names) <= 2 and all(name in phrases.paths("home") or is_language(name) for name in names)


def is_language(name: str) -> bool:
    """Whether a piece of a path is the code of a language, as sites that speak several have them."""
    found = LANGUAGE.fullmatch(name)
    return found is not None and found[1] in phrases.paths("language")


def is_top(end: str, asked: str) -> bool:
    """Whether an address is the first page of a part of a site in which the other one lies: /index.php/mj/index."""
    names, deep = _stems(end), _stems(asked)
    if not names or names[-1] not in phrases.paths("home") or parts(end).query or not same_site(end, asked):
        return False
    above = [name for name in names if name not in phrases.paths("home") and not is_language(name)]
    return len(deep) >= len(above) + 2 and all(name in deep for name in above)


def echoes(strange: str, told: tuple[str, ...]) -> bool:
    """Whether a page's headlines repeat the name that was invented to ask for it."""
    name = EXTENSION.sub("", unquote(parts(strange).path.rpartition("/")[2])).lower()
    return len(name) >= A_NAME and any(name in one.lower() for one in told)


def says_path(kind: str, url: str) -> bool:
    """Whether a piece of an address's path, or the first label of its host, is a word of a kind."""
    words = phrases.paths(kind)
    if any(name in words for name in _stems(url)) or host_of(url).split(".")[0] in words:
        return True
    query = parts(url).query  # ?mode=login, ?page=404
    return bool(query) and any(name.lower() in STEPS and value.lower() in words for name, value in parse_qsl(query))


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
    """The folder an address lies in, with scheme and host; numbers in it that name one page are left open."""
    cut = parts(url)
    path = cut.path.rstrip("/").rpartition("/")[0]
    return f"{cut.scheme}://{cut.netloc}{_renumbered(path, lambda: '0')}/"


def _renumbered(text: str, number: Callable[[], str]) -> str:
    """A text with other numbers wherever one may name a page: years and months may not."""
    return NUMBER.sub(lambda found: found[0] if CALENDAR.fullmatch(found[0]) else number(), text)


def sibling(url: str) -> str:
    """An address like this one that can't exist: other numbers, another name, or where a query tells, another query."""
    cut = parts(url)
    above, _, last = cut.path.rstrip("/").rpartition("/")
    ending = EXTENSION.search(last)
    above = _renumbered(above, _no_number)
    if cut.query and ending and ending[0].lower() in SCRIPTS and (query := _strange(cut.query)) != cut.query:
        return urlunsplit((cut.scheme, cut.netloc, f"{above}/{last}", query, ""))
    suffix = ending[0] if ending else ""
    name = _random(last.removesuffix(suffix))
    return urlunsplit((cut.scheme, cut.netloc, f"{above}/{name}{suffix}", "", ""))


def stranger(url: str) -> str:
    """An address of the same host, in no folder of its own, that can't exist either."""
    cut = parts(url)
    return urlunsplit((cut.scheme, cut.netloc, f"/{_letters()}/{_letters()}", "", ""))


def home(url: str) -> str:
    """The home page of an address's host."""
    cut = parts(url)
    return urlunsplit((cut.scheme, cut.netloc, "/", "", ""))


def _strange(query: str) -> str:
    """A query whose values name nothing, but for those that only say how a page is shown."""
    return PAIR.sub(lambda pair: pair[0] if MANNER.fullmatch(pair[1]) else f"{pair[1]}={_random(pair[2])}", query)


def _random(name: str) -> str:
    """A name that nobody gave: of the same build where a number is all that tells pages apart, else letters."""
    if NUMBERED.fullmatch(name) and (strange := _renumbered(name, _no_number)) != name:
        return strange
    return _no_number() if len(name) > 2 and name.isdecimal() else _letters()


def _no_number() -> str:
    return "9" * 3 + _drawn("123456789", 5)


def _letters() -> str:
    return _drawn(ALPHABET, 14)


def _drawn(signs: str, count: int) -> str:
    return "".join(signs[byte % len(signs)] for byte in secrets.token_bytes(count))


def same_place(a: str, b: str) -> bool:
    """Whether two addresses differ in nothing but their queries."""
    return _plain(a)[:2] == _plain(b)[:2]


def asked_for(url: str) -> frozenset[str]:
    """The words in an address's query, in Latin letters."""
    return _words(unquote(parts(url).query))


@lru_cache(NEAR)
def names(url: str) -> frozenset[str]:
    """The words in an address, also short ones, in Latin letters."""
    cut = parts(url)
    told = unquote(f"{cut.path} {cut.query}")
    return frozenset(ANY_WORD.findall((told if told.isascii() else anyascii(told)).lower()))


@lru_cache(NEAR)
def on_topic(url: str, told: tuple[str, ...]) -> bool:
    """Whether a page's title holds the words of its address: then it is what was asked for."""
    return any(_names(piece, told) for piece in pieces(url)[-2:])


def _names(piece: str, told: tuple[str, ...]) -> bool:
    slug = frozenset(word for word in _words(piece) if len(word) > 3 and word not in NO_TOPIC)
    if len(slug) < 2:
        return False
    shared = len(slug & _words(" ".join(told)))
    return shared >= 2 and shared * 2 >= len(slug)


@lru_cache(HEADS)
def _words(text: str) -> frozenset[str]:
    """The words of a text, in Latin letters."""
    return frozenset(WORDS.findall((text if text.isascii() else anyascii(text)).lower()))
