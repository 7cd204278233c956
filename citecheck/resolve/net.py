"""The network of one run: a session, what is known of each host, and one polite request at a time to each."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urljoin

import aiohttp
from protego import Protego

from citecheck.config import Config
from citecheck.model import Status
from citecheck.resolve import addresses, manners, proxies, robots, wire
from citecheck.resolve.faults import ORIGIN, Fault, fault
from citecheck.resolve.pages import Page
from citecheck.resolve.wire import Answer, clock

PARTING = 0.03
BRIEFLY = 1.0  # seconds at least for a page of a host that gave none so far
ROBOTS_HOPS = 3
SLOWER_DOWN = frozenset({429, 503})


@dataclass(slots=True)
class Net:
    """What a run's requests share; it changes, hence no frozen value."""

    config: Config
    now: datetime
    names: wire.Names
    session: aiohttp.ClientSession
    flight: manners.Flight = field(default_factory=lambda: manners.Flight(wire.AT_ONCE))
    hosts: dict[str, manners.Host] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    visits: dict[str, asyncio.Future[tuple[Answer, Page | None] | None]] = field(default_factory=dict)
    begun: float = field(default_factory=clock)
    reached: bool = False

    @property
    def stamp(self) -> str:
        """The time the run began, as it is printed."""
        return _printed(self.now)

    @property
    def moment(self) -> datetime:
        """The time now, by the clock of who began the run."""
        return self.now + timedelta(seconds=clock() - self.begun)

    def host(self, url: str) -> manners.Host:
        """What is known of the host of an address."""
        name = addresses.host_of(url)
        known = self.hosts.get(name)
        if known is None:
            known = self.hosts[name] = manners.Host()
        return known


@lru_cache(4)
def _printed(now: datetime) -> str:
    return now.isoformat(timespec="seconds")


def opened(config: Config, now: datetime) -> Net:
    """Begins a run."""
    names = wire.Names(config.network, proxies.named() if config.trust_env else None)

    async def sending(url: str) -> None:
        await begun.host(url).sending()

    begun = Net(config, now, names, wire.session(config, names, sending))
    return begun


async def get(
    net: Net, url: str, seconds: float, cookies: Mapping[str, str], *, first: bool = False
) -> tuple[Answer | Fault, float]:
    """Sends one request when the host may have it; gives the answer, or what kept it from coming, and the time."""
    host, origin = net.host(url), addresses.origin(url)
    while not (known := _given_up(host, origin)):
        number, took = await host.turn(first=first), None
        try:
            if known := _given_up(host, origin):
                host.hurry()
                break
            if host.trying:
                seconds = min(seconds, max(BRIEFLY, net.config.timeout / 8))
            answer, took = await _flown(net, url, seconds, cookies)
            _learn(net, host, origin, answer, took, page=not url.endswith(robots.PATH))
            if not isinstance(answer, Answer) or not answer.whole:
                await asyncio.sleep(PARTING)  # we broke it off: the host must hear of it before it gets the next
            return answer, took
        except manners.HeldError:
            continue  # the host asked us to wait while this one was on its way to be sent: it takes a later turn
        finally:
            host.over(number, took)
    return known, 0.0


async def _flown(net: Net, url: str, seconds: float, cookies: Mapping[str, str]) -> tuple[Answer | Fault, float]:
    begun = clock()
    if said := await _named(net, url, seconds):
        return said, clock() - begun
    named = clock() - begun
    await net.flight.begin()  # not before its name is known: that may take long, and keeps no other from flying
    try:
        begun = clock()
        return await _sent(net, url, seconds - named, cookies), named + clock() - begun
    finally:
        net.flight.end()


async def _sent(net: Net, url: str, seconds: float, cookies: Mapping[str, str]) -> Answer | Fault:
    try:
        proxy = net.names.proxies.of(url) if net.names.proxies else None
        return await wire.send(net.session, url, seconds, cookies, proxy)
    except (aiohttp.ClientError, OSError, ValueError, asyncio.IncompleteReadError) as error:
        return fault(error)


async def _named(net: Net, url: str, seconds: float) -> Fault | None:
    """Looks the host up; a name service that doesn't answer is no site that doesn't."""
    host = addresses.host_of(url)
    if net.names.knows(host) or addresses.is_number(host):
        return None
    try:
        async with asyncio.timeout(seconds):
            await net.names.found(host)
    except TimeoutError:
        return Status.UNKNOWN, "dns-timeout"
    except (OSError, ValueError) as error:
        by_proxy = isinstance(error, addresses.NoSuchHostError) and net.names.proxies and net.names.proxies.of(url)
        return None if by_proxy else fault(error)  # a proxy may know names that aren't known here
    return None


def _given_up(host: manners.Host, origin: str) -> Fault | None:
    """What is already known of a host, so that its other pages need not be asked for."""
    if host.closed:
        return Status.UNKNOWN, "rate-limited"
    if host.silent:
        return Status.BROKEN, "timeout"
    return host.down.get("") or host.down.get(origin)


def _learn(net: Net, host: manners.Host, origin: str, answer: Answer | Fault, took: float, *, page: bool) -> None:
    if isinstance(answer, Answer):
        host.slowest = max(host.slowest, took)
        net.reached = host.heard = True
        host.pages += page
        wait = (
            manners.retry_after(answer.headers.get("Retry-After"), net.moment) if answer.code in SLOWER_DOWN else None
        )
        if wait is not None:
            _asked_to_wait(host, wait, net.config.max_wait)
        elif answer.code not in SLOWER_DOWN and page:
            host.tired, host.waited = 0, 0.0
        return
    status, reason = answer
    if status is Status.BROKEN:
        net.reached = True
    if reason == "timeout":
        host.timeouts += page
    elif reason in ORIGIN:
        host.down[origin] = answer
    elif status in (Status.UNSAFE, Status.UNKNOWN) or reason == "nxdomain":
        host.down[""] = answer


def _asked_to_wait(host: manners.Host, wait: float, most: float) -> None:
    """A host gets the time it asks for, but not for ever: one that gives nothing after it is left in peace."""
    if wait > most:
        host.tired += 1
        host.closed = host.closed or not host.good or host.tired >= manners.TIRED  # the host, not one page of it
        return
    longer = host.longer(wait)
    host.waited += longer
    host.waited_in_all += longer
    if host.waited > most or host.waited_in_all > manners.IN_ALL * most:
        host.closed = True
        host.hurry()
    else:
        host.wait(wait)


async def may_ask(net: Net, url: str) -> bool:
    """Whether the site's robots.txt lets us ask; it is asked for once, and one that can't be had forbids nothing."""
    host = net.host(url)
    if host.robots is None:
        host.robots = asyncio.ensure_future(_rules(net, host, url))
    return robots.allowed(await asyncio.shield(host.robots), url)


async def _rules(net: Net, host: manners.Host, url: str) -> Protego | None:
    place = robots.address(url)
    for _ in range(ROBOTS_HOPS):
        answer, _took = await get(net, place, net.config.timeout, {})
        if not isinstance(answer, Answer):
            host.robots_late = answer[1] == "timeout"
            return None
        target = answer.headers.get("Location")
        if answer.code in REDIRECTS and target:
            try:
                place = urljoin(place, target)
            except ValueError:
                return None
            if addresses.refused(place, net.config.network) or addresses.host_of(place) != addresses.host_of(url):
                return None
            continue
        return robots.rules(answer.body, whole=answer.whole) if answer.code == 200 else None
    return None


REDIRECTS = frozenset({301, 302, 303, 307, 308})
