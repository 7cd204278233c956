"""One request: a socket that was checked, a page that is cut off, a total time. Redirects are followed elsewhere."""

import asyncio
import hashlib
import socket
import ssl
import time
import zlib
from asyncio.sslproto import SSLProtocol
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from citecheck import __version__
from citecheck.config import Config, Network
from citecheck.resolve import addresses
from citecheck.resolve.hands import Hands
from citecheck.resolve.proxies import Proxies

MOST_BYTES = 64 << 10  # of a page, once decompressed
HEADER_BYTES = 32 << 10  # of one header line: policies of real sites are longer than 8 KiB
RECORD = 16 << 10  # read at once of an encrypted connection
KEPT = 4.0  # seconds an idle connection is kept
INTERIM = 16  # heads of answers before the one that counts
AT_ONCE = 256  # requests in flight
LOOKUPS = 256  # names looked up at the same time: one that nobody answers for holds up no other
Sending = Callable[[str], Awaitable[None]]
WINDOW_BITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back on one request; `body` is at most its first 64 KiB."""

    url: str
    code: int
    headers: Mapping[str, str]
    body: bytes = b""
    whole: bool = True
    cookies: tuple[str, ...] = ()

    @property
    def digest(self) -> str | None:
        """The hash of the body."""
        return hashlib.sha256(self.body).hexdigest() if self.body else None


class Names(AbstractResolver):
    """Answers names with public addresses only, each looked up once a run; aiohttp wants a class here."""

    def __init__(self, network: Network, proxies: Proxies | None = None) -> None:
        self.network, self.proxies = network, proxies
        self.hands = Hands(LOOKUPS, "names")
        self.known: dict[str, asyncio.Future[list[tuple[socket.AddressFamily, str]]]] = {}

    def knows(self, host: str) -> bool:
        """Whether a host was looked up before, with success."""
        before = self.known.get(host)
        return before is not None and before.done() and not before.cancelled() and before.exception() is None

    async def found(self, host: str) -> list[tuple[socket.AddressFamily, str]]:
        """The addresses of a host."""
        if host not in self.known:
            loop = asyncio.get_running_loop()
            self.known[host] = loop.run_in_executor(self.hands, addresses.lookup, host, self.network)
        return await asyncio.shield(self.known[host])

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Answers aiohttp, which asks for a proxy's host too; a page on it was refused before."""
        ends = self.proxies.ends.get(host) if self.proxies else None
        return [
            ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST)
            for kind, address in ends or await self.found(host.rstrip("."))
            if family in (socket.AF_UNSPEC, kind)
        ]

    async def close(self) -> None:
        """Nothing is held open."""


class Told(aiohttp.ClientResponse):
    """An answer that comes after few others: a host may say `100 Continue` for ever; aiohttp wants a class here."""

    async def start(self, connection: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
        """Reads the head."""
        protocol = connection.protocol
        if protocol is None:
            return await super().start(connection)
        read, left = protocol.read, INTERIM

        async def counted() -> Any:  # noqa: ANN401 (whatever aiohttp reads)
            nonlocal left
            left -= 1
            if left < 0:
                raise aiohttp.ClientPayloadError("answers without end")
            return await read()

        protocol.read = counted  # type: ignore[method-assign]
        try:
            return await super().start(connection)
        finally:
            del protocol.read


def user_agent(config: Config) -> str:
    """Who asks, and whom to write to."""
    contact = f"; mailto:{config.mailto}" if config.mailto else ""
    return f"citecheck/{__version__} (+https://github.com/citecheck/citecheck{contact})"


def session(config: Config, names: Names, sending: Sending) -> aiohttp.ClientSession:
    """A session whose every socket is checked where it is made; it keeps no cookies and follows nothing.

    `sending` is told of every request when its connection stands, before the first byte: it may wait, or raise.
    """

    class Asked(aiohttp.ClientRequest):
        async def send(self, conn: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
            await sending(str(self.url))
            return await super().send(conn)

    def checked(info: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, proto, _, address = info
        proxy = names.proxies and names.proxies.holds(str(address[0]), address[1])
        if not proxy and not addresses.is_public(str(address[0]), config.network.allow):
            raise addresses.UnsafeAddressError(f"{address[0]} is a private address")
        return socket.socket(family, kind, proto)

    connector = aiohttp.TCPConnector(
        limit=0, resolver=names, socket_factory=checked, use_dns_cache=False, keepalive_timeout=KEPT,
        ssl=_trusted(),
    )  # fmt: skip
    made = aiohttp.ClientSession(
        connector=connector, request_class=Asked, response_class=Told,
        cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False,
        trust_env=False,  # it would send passwords of the user's .netrc; proxies are named with each request
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=None), headers={
            "User-Agent": user_agent(config), "Accept": "text/html, application/xhtml+xml, */*;q=0.8",
            "Accept-Language": "*", "Accept-Encoding": "gzip, deflate",
        }, max_line_size=HEADER_BYTES, max_field_size=HEADER_BYTES,
    )  # fmt: skip
    # Of each encrypted connection asyncio keeps 256 KiB at hand; one record of TLS is 16 KiB, all we read of a page 64.
    SSLProtocol.max_size = RECORD
    made._retry_connection = False  # it would send again unseen: every request must keep the host's pace
    return made


def _trusted() -> ssl.SSLContext | bool:
    """The system's certificates, which aiohttp has read already (True); where there are none, those that come along."""
    system = ssl.get_default_verify_paths().cafile
    if system and Path(system).stat().st_size:
        return True
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        import certifi

        context.load_verify_locations(certifi.where())
    return context


async def send(
    session: aiohttp.ClientSession, url: str, seconds: float, cookies: Mapping[str, str], proxy: str | None = None
) -> Answer:
    """Sends one GET and reads as much of the page as is looked at; raises what went wrong."""
    async with asyncio.timeout(seconds):
        async with session.get(
            URL(url, encoded=False), allow_redirects=False, cookies=cookies or None, proxy=proxy
        ) as answer:
            told = answer.headers
            body, whole = await _read(answer, told.get("Content-Encoding", "").strip().lower())
            answer.close() if not whole else answer.release()
            return Answer(url, answer.status, told, body, whole, tuple(told.getall("Set-Cookie", ())))


async def _read(answer: aiohttp.ClientResponse, coding: str) -> tuple[bytes, bool]:
    """The first 64 KiB of a page, unpacked no further than that, and whether that is all of it."""
    bits = WINDOW_BITS.get(coding)
    if coding not in ("", "identity") and not bits:
        return b"", False  # packed in a way we didn't ask for: nothing of it can be read
    unpack = zlib.decompressobj(bits) if bits else None
    body, seen = b"", 0
    try:
        while len(body) < MOST_BYTES:
            part = await answer.content.readany()
            if not part:
                return body, True
            seen += len(part)
            if unpack:
                part, unpack = _unpacked(unpack, part, MOST_BYTES - len(body), first=not body)
            body += part
            if seen > 4 * MOST_BYTES:  # packed so that it never ends
                break
    except (aiohttp.ClientPayloadError, zlib.error):
        return body, False  # broken off: what came is looked at
    return body[:MOST_BYTES], False


def _unpacked(unpack: "zlib._Decompress", part: bytes, most: int, *, first: bool) -> tuple[bytes, "zlib._Decompress"]:
    """Unpacks a piece; `deflate` is sent with and without zlib's own header."""
    try:
        return unpack.decompress(part, most), unpack
    except zlib.error:
        if not first:
            raise
        bare = zlib.decompressobj(-15)
        return bare.decompress(part, most), bare


def clock() -> float:
    """Seconds on a clock that never goes back."""
    return time.monotonic()
