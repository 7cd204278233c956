"""One attempt at an address: its redirects followed by ourselves, each checked like the first, within a total time."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import aiohttp
from yarl import URL

from citecheck.model import Hop, Status
from citecheck.resolve import addresses, pages, places, walls
from citecheck.resolve.faults import Fault
from citecheck.resolve.net import REDIRECTS, Net, get, may_ask
from citecheck.resolve.pages import Page
from citecheck.resolve.wire import Answer

MOST_HOPS = 10
GONE = frozenset({404, 410})
PERMANENT = frozenset({301, 308})
DOMAIN = re.compile(r";\s*domain\s*=\s*\"?\.?([^;\s\"]+)", re.IGNORECASE)  # id=1; Path=/; Domain=.a.test


@dataclass(frozen=True, slots=True)
class Chain:
    """Where an address led: the answer at its end, or the fault that ended it."""

    hops: tuple[Hop, ...] = ()
    answer: Answer | None = None
    page: Page | None = None
    fault: Fault | None = None
    permanent: bool = False
    seconds: float = 0.0
    cookies: frozenset[str] = frozenset()

    @property
    def end(self) -> str:
        """The last address of the chain."""
        return self.hops[-1].url if self.hops else ""


class Jar:
    """The cookies of one chain; nothing is carried from chain to chain. It is made only once one may be sent."""

    def __init__(self) -> None:
        self.jar: aiohttp.CookieJar | None = None
        self.new: list[Answer] = []
        self.names: set[str] = set()

    def keep(self, answer: Answer) -> None:
        """Takes what an answer sets."""
        if answer.cookies:
            self.new.append(answer)
            self.names |= {row.partition("=")[0].strip() for row in answer.cookies}

    def sent_to(self, url: str) -> Mapping[str, str]:
        """What a host may have of it."""
        if self.new:
            self.jar = self.jar or aiohttp.CookieJar(unsafe=True)
            for answer in self.new:
                rows = [row for row in answer.cookies if _of_its_site(row, answer.url)]
                self.jar.update_cookies_from_headers(rows, URL(answer.url))
            self.new.clear()
        return {name: one.value for name, one in self.jar.filter_cookies(URL(url)).items()} if self.jar else {}


def _of_its_site(row: str, url: str) -> bool:
    """Whether a cookie is for a host or its own site: one for all of co.uk would reach strangers."""
    named = DOMAIN.search(row)
    return not named or f".{named[1].lower()}".endswith(f".{places.site_of(addresses.host_of(url))}")


async def follow(net: Net, url: str, seconds: float, *, first: bool = False) -> Chain:
    """Follows an address to its end, for so many seconds; waiting for a host's turn doesn't count."""
    hops: list[Hop] = []
    seen: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
    jar, left, permanent = Jar(), seconds, True
    answer: Answer | None = None
    page: Page | None = None

    def ended(fault: Fault) -> Chain:
        return Chain((*hops, Hop(url)), fault=fault, seconds=seconds - left, cookies=frozenset(jar.names))

    while True:
        if fault := addresses.refused(url, net.config.network):
            return ended(_redirect_fault(fault) if hops else fault)
        if not await may_ask(net, url):
            return ended((Status.UNKNOWN, "robots"))
        cookies = jar.sent_to(url)
        if (url, tuple(cookies.items())) in seen or len(hops) > MOST_HOPS:
            if page and answer and walls.wall(answer, page, jar.names):  # it sends its reader on to what he can't solve
                return Chain(tuple(hops), answer, page, seconds=seconds - left, cookies=frozenset(jar.names))
            return ended((Status.BROKEN, "loop"))
        seen.add((url, tuple(cookies.items())))
        said, page, took = await _visited(net, url, left, cookies, first=first and not hops, led=bool(hops))
        left -= took
        if not isinstance(said, Answer):
            return ended(_redirect_fault(said) if hops else said)
        answer = said
        hops.append(Hop(url, answer.code))
        jar.keep(answer)
        target = answer.headers.get("Location") if answer.code in REDIRECTS else None
        if answer.code < 300 and page:
            target = None if walls.is_stopped(answer) else page.refresh
        if not target:
            wrong = (Status.BROKEN, "bad-redirect") if answer.code in REDIRECTS else None
            many = permanent and len(hops) > 1
            return Chain(tuple(hops), answer, page, wrong, many, seconds - left, frozenset(jar.names))
        permanent = permanent and answer.code in PERMANENT
        try:
            url = _joined(url, target)
        except ValueError:
            return Chain(tuple(hops), answer, fault=(Status.BROKEN, "bad-redirect"))
        if left <= 0:
            return ended((Status.BROKEN, "timeout"))


async def _visited(
    net: Net, url: str, seconds: float, cookies: Mapping[str, str], *, first: bool, led: bool
) -> tuple[Answer | Fault, Page | None, float]:
    """The answer of an address with its page; one to which many are sent is asked for once, unless cookies are sent."""
    visits = net.visits
    if not led or cookies or not _for_all(url):
        return await _read(net, url, seconds, cookies, first=first)
    if url in visits:
        known = await asyncio.shield(visits[url])
        return (*known, 0.0) if known else await _read(net, url, seconds, cookies, first=first)
    mine = visits[url] = asyncio.get_running_loop().create_future()
    try:
        answer, page, took = await _read(net, url, seconds, cookies, first=first)
        if isinstance(answer, Answer) and (answer.code < 300 or answer.code in GONE) and not answer.cookies:
            mine.set_result((answer, page))
    finally:
        if not mine.done():
            mine.set_result(None)
    return answer, page, took


def _for_all(url: str) -> bool:
    """Whether an address may be where a host sends whoever is lost: its home, a page of errors, a log-in."""
    return places.is_home(url) or any(places.says_path(kind, url) for kind in ("not_found", "login"))


async def _read(
    net: Net, url: str, seconds: float, cookies: Mapping[str, str], *, first: bool
) -> tuple[Answer | Fault, Page | None, float]:
    answer, took = await get(net, url, seconds, cookies, first=first)
    return answer, pages.read(answer) if isinstance(answer, Answer) else None, took


def _joined(url: str, target: str) -> str:
    """The address a Location header names: bytes are UTF-8, else they stay as they are; its fragment is not asked."""
    said = target.strip().encode("utf-8", "surrogateescape")
    try:
        named = said.decode("utf-8").replace(" ", "%20")
    except UnicodeDecodeError:  # another encoding, which the server knows: its bytes are sent back to it
        named = "".join(chr(byte) if 32 < byte < 128 else f"%{byte:02X}" for byte in said)
    alone = named.startswith("//") or named.partition(":")[0].lower() in ("http", "https")
    if alone and not urlsplit(named).netloc:
        raise ValueError("no host")
    return str(URL(urljoin(url, named).partition("#")[0]))


def _redirect_fault(fault: Fault) -> Fault:
    """What a fault means behind a redirect: it is the redirect that is wrong."""
    status, reason = fault
    if status is Status.UNSAFE:
        return Status.BROKEN, "private-redirect" if reason in ("private", "number") else "bad-redirect"
    return (Status.BROKEN, "bad-redirect") if status is Status.MALFORMED else fault
