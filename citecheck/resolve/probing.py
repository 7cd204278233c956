"""What a host shows for addresses that can't exist, and at its home: asked where a page is doubtful, and remembered."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from citecheck.resolve import addresses, chain, judging, places
from citecheck.resolve.chain import Chain
from citecheck.resolve.net import Net

SHARE = 0.2  # of a host's addresses for which it is also asked what it shows for an impossible one
ONCE_MORE = frozenset({"timeout", "reset"})  # what may be the machine's fault, so that it is asked again
SMALL = 4 << 10  # bytes of an answer that is kept whole

Asked = dict[str, "asyncio.Task[Chain]"]


@dataclass(slots=True)
class Probes:
    """What was asked beside the addresses themselves; it changes, hence no frozen value."""

    planned: Mapping[str, int] = field(default_factory=dict)
    by_folder: Asked = field(default_factory=dict)
    by_host: Asked = field(default_factory=dict)
    second: Asked = field(default_factory=dict)
    strangers: Asked = field(default_factory=dict)
    homes: Asked = field(default_factory=dict)


async def sibling(net: Net, full: str, found: Chain, probes: Probes) -> Chain | None:
    """What the host shows for an address that can't exist: asked once a folder, and not for every folder."""
    doubt = judging.needs_a_look(full, found)
    if not doubt and (not found.page or places.is_home(full)):
        return None
    folder, name = places.folder(full), addresses.host_of(full)
    task = probes.by_folder.get(folder)
    if task is None:
        host = net.host(full)
        most = 2 + probes.planned.get(name, 1) / 2
        spare = host.probes < max(1, SHARE * probes.planned.get(name, 1))
        if name not in probes.by_host or (spare or (doubt and host.probes < most)):
            host.probes += 1
            task = asyncio.ensure_future(_asked(net, places.sibling(full)))
            probes.by_folder[folder] = probes.by_host[name] = task
        else:
            task = probes.by_host[name]
    return await asyncio.shield(task)


async def second(net: Net, full: str, probes: Probes) -> Chain:
    """Another impossible sibling, to see how much such pages differ among themselves."""
    return await _once(net, probes.second, places.folder(full), places.sibling(full))


async def stranger(net: Net, full: str, probes: Probes) -> Chain:
    """What the host shows for an impossible address that shares nothing with this one."""
    return await _once(net, probes.strangers, places.home(full), places.stranger(full))


async def home(net: Net, full: str, probes: Probes) -> Chain:
    """What the host shows at its home."""
    return await _once(net, probes.homes, places.home(full), places.home(full))


async def again(net: Net, full: str) -> Chain:
    """The page itself, asked for once more."""
    return await _asked(net, full.partition("#")[0])


async def _once(net: Net, known: Asked, key: str, url: str) -> Chain:
    if key not in known:
        known[key] = asyncio.ensure_future(_asked(net, url))
    return await asyncio.shield(known[key])


async def _asked(net: Net, url: str) -> Chain:
    """Asks; of the page only what is compared is kept."""
    found = await chain.follow(net, url, net.config.timeout)
    if found.fault and found.fault[1] in ONCE_MORE and not (net.host(url).silent or net.host(url).trying):
        found = await chain.follow(net, url, net.config.timeout)
    answer = found.answer
    if answer and len(answer.body) > SMALL:
        answer = replace(answer, body=b"")
    return replace(found, page=found.page and found.page.kept(), answer=answer)
