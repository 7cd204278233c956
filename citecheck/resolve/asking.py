"""One address: asked, asked again where that is fair, its host looked at where a page is doubtful, and judged."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from citecheck.model import Hop, Status, Trace, Verdict
from citecheck.resolve import addresses, chain, judging, manners, missing, places
from citecheck.resolve.chain import Chain
from citecheck.resolve.faults import Fault
from citecheck.resolve.net import SLOWER_DOWN, Net
from citecheck.resolve.walls import HEADERS, wall

AGAIN = {"timeout": 1, "reset": 2, "server-error": 2, "rate-limited": 2}  # further tries by what went wrong
PAUSE = 0.4  # seconds before the first further try; then twice as long
LONG = 3.2
MANY = 5  # pages by which it is known how fast a host answers
SHARE = 0.2  # of a host's addresses for which it is also asked what it shows for an impossible one
TOLD = ("Server", "Content-Type", "Retry-After", "WWW-Authenticate", "Location", *(mark.header for mark in HEADERS))
NAMES = tuple(name.lower() for name in TOLD)


@dataclass(slots=True)
class Siblings:
    """Impossible addresses that were asked, by folder and by host; it changes, hence no frozen value."""

    by_folder: dict[str, "asyncio.Task[Chain]"] = field(default_factory=dict)
    by_host: dict[str, "asyncio.Task[Chain]"] = field(default_factory=dict)
    second: dict[str, "asyncio.Task[Chain]"] = field(default_factory=dict)
    planned: dict[str, int] = field(default_factory=dict)


async def ask_all(net: Net, urls: Sequence[str], siblings: Siblings) -> list[Verdict]:
    """Asks once for spellings of one address, which differ in nothing that is sent, and judges what came for each."""
    full = addresses.full(urls[0])
    found, tries, seconds = await _asked(net, full.partition("#")[0])
    fault, signs = await _judged(net, full, found, siblings)
    said = [_verdict(net, urls[0], found, fault, tries, seconds, signs)]
    for url in urls[1:]:
        own = judging.live(addresses.full(url), found) if fault[0] is Status.OK else fault
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
            host.wait(PAUSE * 2**tries)
            return PAUSE * 2**tries if tries <= AGAIN["rate-limited"] else None
    fault = judging.by_code(found)
    reason = fault[0][1] if fault else None
    if reason not in AGAIN or reason == "rate-limited" or host.closed:
        return None
    most = AGAIN[reason]
    if reason == "timeout" and (host.robots_late or host.silent or host.timeouts >= manners.SLOW):
        most = 0  # the host was slow before: that was the first try
    if reason == "server-error" and host.failing >= manners.FAILING and not host.good:
        most = 0
    return PAUSE * 2 ** (tries - 1) if tries <= most else None


def _count(host: manners.Host, found: Chain) -> None:
    code = found.answer.code if found.answer else 599
    host.good += code < 500 and code not in SLOWER_DOWN
    host.failing += code >= 500


async def _judged(net: Net, full: str, found: Chain, siblings: Siblings) -> tuple[Fault, tuple[str, ...]]:
    if said := judging.by_code(found):
        fault, sign = said
        answer = found.answer
        if answer and answer.code in SLOWER_DOWN and answer.headers.get("Retry-After") and fault[1] != "bot-wall":
            return (Status.UNKNOWN, "rate-limited"), ()
        return fault, (sign,) if sign else ()
    other = await _sibling(net, full, found, siblings)
    if other and missing.unsure(full, found, other):
        third = await _second(net, full, siblings)
        if missing.varies(full, found, other, third):
            return (Status.DEAD, "soft-404"), (f"{other.hops[0].url} and {third.hops[0].url} gave the like",)
    if page := judging.by_page(full, found, other):
        return page, (f"{other.hops[0].url} gave {other.hops[-1].http}",) if other and other.hops else ()
    status, reason = judging.live(full, found)
    return (status, reason or ""), ()


async def _sibling(net: Net, full: str, found: Chain, siblings: Siblings) -> Chain | None:
    """What the host shows for an address that can't exist: asked once a folder, and not for every folder."""
    if not found.page:
        return None
    doubt = judging.needs_a_look(full, found)
    if places.is_home(full) and not doubt:
        return None
    folder, name = places.folder(full), addresses.host_of(full)
    task = siblings.by_folder.get(folder)
    if task is None:
        host = net.host(full)
        most = 2 + siblings.planned.get(name, 1) / 2
        spare = host.probes < max(1, SHARE * siblings.planned.get(name, 1))
        if name not in siblings.by_host or (spare or (doubt and host.probes < most)):
            host.probes += 1
            task = asyncio.ensure_future(_impossible(net, full))
            siblings.by_folder[folder] = siblings.by_host[name] = task
        else:
            task = siblings.by_host[name]
    return await asyncio.shield(task)


async def _second(net: Net, full: str, siblings: Siblings) -> Chain:
    """Another impossible sibling, to see how much such pages differ among themselves."""
    folder = places.folder(full)
    if folder not in siblings.second:
        siblings.second[folder] = asyncio.ensure_future(_impossible(net, full))
    return await asyncio.shield(siblings.second[folder])


async def _impossible(net: Net, full: str) -> Chain:
    """Asks for an impossible sibling; of its page only what is compared is kept."""
    found = await chain.follow(net, places.sibling(full), net.config.timeout)
    return replace(
        found, page=found.page and found.page.kept(), answer=found.answer and replace(found.answer, body=b"")
    )


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
    """What two spellings of one request share: without fragment, scheme and host in small letters."""
    try:
        cut = addresses.parts(addresses.full(url).partition("#")[0])
        if cut.netloc.islower():
            return cut.geturl()  # a scheme is always read in small letters
        return cut._replace(netloc=cut.netloc.lower()).geturl()
    except ValueError:
        return url
