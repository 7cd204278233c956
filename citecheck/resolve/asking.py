"""One address: asked, asked again where that is fair, its host looked at where a page is doubtful, and judged."""

import asyncio
from collections.abc import Sequence

from citecheck.model import Hop, Status, Trace, Verdict
from citecheck.norms.addresses import full, parts
from citecheck.resolve import chain, doubt, judging, manners, probing
from citecheck.resolve.chain import Chain
from citecheck.resolve.faults import Fault
from citecheck.resolve.net import SLOWER_DOWN, Net
from citecheck.resolve.probing import Probes
from citecheck.resolve.walls import HEADERS, wall
from citecheck.resolve.whispers import SOFT

AGAIN = {"timeout": 1, "reset": 2, "server-error": 2, "rate-limited": 2}  # further tries by what went wrong
PAUSE = 0.4  # seconds before the first further try; then twice as long
LONG = 3.2
DEFAULT = {"http": ":80", "https": ":443"}
MANY = 5  # pages by which it is known how fast a host answers
TOLD = ("Server", "Content-Type", "Retry-After", "WWW-Authenticate", "Location", *(mark.header for mark in HEADERS))
NAMES = tuple(name.lower() for name in TOLD)


async def ask_all(net: Net, urls: Sequence[str], probes: Probes) -> list[Verdict]:
    """Asks once for spellings of one address, which differ in nothing that is sent, and judges what came for each."""
    asked = full(urls[0])
    found, tries, seconds = await _asked(net, asked.partition("#")[0])
    fault, signs = await _judged(net, asked, found, probes)
    said = [_verdict(net, urls[0], found, fault, tries, seconds, signs)]
    for url in urls[1:]:
        own = judging.live(full(url), found) if fault[0] is Status.OK else fault
        said.append(_verdict(net, url, found, (own[0], own[1] or ""), tries, seconds, signs))
    return said


async def _asked(net: Net, url: str) -> tuple[Chain, int, float]:
    """What came of an address after as many tries as are fair, how many these were and how long they took."""
    seconds, tries, waited = 0.0, 0, 0.0
    while True:
        tries += 1
        found = await chain.follow(net, url, _patience(net, url, tries), first=tries == 1)
        seconds += found.seconds
        host = net.host(found.end or url)
        pause = _again(net, host, found, tries, waited)
        if pause is None:
            _count(host, found)
            return found, tries, seconds
        waited += pause
        await asyncio.sleep(pause if pause < LONG else 0)  # a longer wait is the host's, kept by its pace


def _patience(net: Net, url: str, tries: int) -> float:
    """The seconds for a try: a host that answers all else at once isn't given the whole time twice."""
    host = net.host(url)
    fast = host.pages >= MANY and host.slowest < net.config.timeout / 8
    return net.config.timeout / 2 if tries > 1 and fast else net.config.timeout


def _again(net: Net, host: manners.Host, found: Chain, tries: int, waited: float) -> float | None:
    """The seconds after which to try once more; None when it is enough."""
    answer = found.answer
    if answer and not found.fault and answer.code < 500 and answer.code not in (408, 429):
        return None
    if answer and answer.code in SLOWER_DOWN and not wall(answer, found.page, found.cookies):
        wait = manners.retry_after(answer.headers.get("Retry-After"), net.moment)
        if wait is not None:
            fair = waited + wait <= net.config.max_wait and tries <= AGAIN["rate-limited"]
            return max(wait, LONG) if fair else None
        if answer.code == 429:
            if tries > AGAIN["rate-limited"]:
                host.give_up()
                return None
            pause = PAUSE * 2.0**tries
            host.wait(pause)
            return pause
    fault = judging.by_code(found)
    reason = fault[0][1] if fault else None
    if reason not in AGAIN or reason == "rate-limited" or host.closed:
        return None
    most = AGAIN[reason]
    if reason == "timeout" and (host.robots_late or host.silent or host.trying or host.timeouts >= manners.SLOW):
        most = 0  # the host was slow before: that was the first try
    if reason == "server-error" and host.failing >= manners.FAILING and not host.good:
        most = 0
    return PAUSE * 2 ** (tries - 1) if tries <= most else None


def _count(host: manners.Host, found: Chain) -> None:
    code = found.answer.code if found.answer else 599
    host.good += code < 500 and code not in SLOWER_DOWN
    host.failing += code >= 500


async def _judged(net: Net, asked: str, found: Chain, probes: Probes) -> tuple[Fault, tuple[str, ...]]:
    if said := judging.by_code(found):
        fault, sign = said
        answer = found.answer
        if answer and answer.code in SLOWER_DOWN and answer.headers.get("Retry-After") and fault[1] != "bot-wall":
            return (Status.UNKNOWN, "rate-limited"), ()
        return fault, (sign,) if sign else ()
    other = await probing.sibling(net, asked, found, probes)
    if other and doubt.unsure(asked, found, other) and await _mixed(net, asked, found, other, probes):
        page = judging.for_all(asked, found, other)
        return page or _alive(asked, found), (f"{other.hops[0].url} gave the like",)
    page = judging.by_page(asked, found, other)
    if page == SOFT and other and doubt.doubtful(asked, found):
        page = await _doubted(net, asked, found, other, probes)
    if page is None:
        page = await _whispered(net, asked, found, other, probes)
    if page:
        return page, (f"{other.hops[0].url} gave {other.hops[-1].http}",) if other and other.hops else ()
    return _alive(asked, found), ()


def _alive(asked: str, found: Chain) -> Fault:
    status, reason = judging.live(asked, found)
    return status, reason or ""


async def _mixed(net: Net, asked: str, found: Chain, other: Chain, probes: Probes) -> bool:
    """Whether a page has words of its own only because whatever this host shows is mixed anew each time."""
    third = await probing.second(net, asked, probes)
    if not doubt.varies(asked, other, third):
        return False
    again, home = await asyncio.gather(probing.again(net, asked), probing.home(net, asked, probes))
    return doubt.mixed(asked, found, (other, third), again, home)


async def _whispered(net: Net, asked: str, found: Chain, other: Chain | None, probes: Probes) -> Fault | None:
    """What a page says in small letters, where none of its headlines names a topic, but its site or what all get."""
    said = judging.whispered(asked, found)
    frames = [other]
    for probe in (probing.home, probing.second):
        if not said or not judging.topical(asked, found, *frames):
            return said
        frames.append(await probe(net, asked, probes))
    return None if judging.topical(asked, found, *frames) else said


async def _doubted(net: Net, asked: str, found: Chain, other: Chain, probes: Probes) -> Fault | None:
    """A page like that of an impossible address, of which nothing says that it isn't there: what else is it?"""
    if not found.page:
        silent = doubt.says_nothing(await probing.home(net, asked, probes))
        return (Status.BROKEN, "protocol") if silent else SOFT
    if judging.may_be_gate(found) and (said := judging.by_home(asked, found, await probing.home(net, asked, probes))):
        return said
    if doubt.may_be_near(asked, found, other):
        frames = [await probing.home(net, asked, probes)]
        if doubt.has_text(asked, found, frames):
            frames.append(await probing.stranger(net, asked, probes))
            if doubt.has_text(asked, found, frames):
                return None
    by_chance = doubt.by_chance(asked, found, other, await probing.second(net, asked, probes))
    return None if by_chance else SOFT


def _verdict(
    net: Net, url: str, found: Chain, fault: Fault, tries: int, seconds: float, signs: tuple[str, ...]
) -> Verdict:
    status, reason = fault
    answer = found.answer
    told = {} if answer is None else {
        name: value[:200] for name, value in zip(NAMES, map(answer.headers.get, TOLD), strict=True) if value is not None
    }  # fmt: skip
    asked = status not in (Status.MALFORMED, Status.UNSAFE)
    hops = tuple(Hop(hop.url, hop.http) for hop in found.hops) if asked else ()
    trace = Trace(told, answer.digest if answer else None, len(answer.body) if answer else 0, round(seconds, 3), signs)
    return Verdict(
        url, status, reason or None, False, answer.code if answer else None, hops, hops[-1].url if hops else None,
        net.stamp, tries if asked else 0, trace=trace,
    )  # fmt: skip


def failed(net: Net, url: str, error: Exception) -> Verdict:
    """The verdict on an answer that we could not cope with; what went wrong is kept as its sign."""
    checked, sign = net.stamp, f"{type(error).__name__}: {error}"[:200]
    return Verdict(url, Status.BROKEN, "protocol", checked_at=checked, attempts=1, trace=Trace(signs=(sign,)))


def key(url: str) -> str:
    """What two spellings of one request share: no fragment, scheme and host in small letters, no port that goes
    without saying.
    """
    try:
        cut = parts(full(url).partition("#")[0])
        host = cut.netloc if cut.netloc.islower() else cut.netloc.lower()
        if host.endswith((":80", ":443")):
            host = host.removesuffix(DEFAULT.get(cut.scheme, "-"))
        if host is cut.netloc and cut.path:
            return cut.geturl()  # a scheme is always read in small letters
        return cut._replace(netloc=host, path=cut.path or "/").geturl()
    except ValueError:
        return url
