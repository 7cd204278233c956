"""All links of a run: asked at the same time, each host at its own pace, the verdicts given as they come."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from citecheck.config import Config
from citecheck.model import Status, Verdict
from citecheck.norms.addresses import full
from citecheck.resolve import addresses, asking, net, probing

HOSTS = 1000  # hosts under way at the same time
TOGETHER = 0.02  # seconds for which verdicts are collected
AT_ONE_HOST = 8  # addresses of one host under way; half of them may wait before another try
Told = asyncio.Queue[Verdict]
MAYBE_OFFLINE = frozenset({"dns-timeout", "offline"})


def ask(urls: Sequence[str], config: Config, now: datetime) -> Iterator[list[Verdict]]:
    """Asks for every address once. Verdicts that a missing network would explain wait until a host was reached."""
    loop = asyncio.new_event_loop()
    said: Told = asyncio.Queue()
    begun = loop.run_until_complete(_begin(config, now, urls, said))
    doubtful: list[Verdict] = []
    left = len(urls)
    try:
        while left:
            loop.run_until_complete(_something(said))
            batch = _taken(said)
            left -= len(batch)
            if not begun.reached:
                doubtful += [verdict for verdict in batch if _doubtful(verdict, config)]
                yield [verdict for verdict in batch if not _doubtful(verdict, config)]
            else:
                yield [*doubtful, *batch]
                doubtful = []
        yield doubtful if begun.reached else _offline(doubtful, config)
    except KeyboardInterrupt:
        yield [verdict for verdict in _taken(said) if begun.reached or not _doubtful(verdict, config)]
        raise
    finally:
        loop.run_until_complete(_end(begun))
        loop.close()


async def _something(said: Told) -> None:
    """Waits for a verdict, and a moment longer: those that come meanwhile are handled together."""
    said.put_nowait(await said.get())
    await asyncio.sleep(TOGETHER)


def _taken(said: Told) -> list[Verdict]:
    return [said.get_nowait() for _ in range(said.qsize())]


def _doubtful(verdict: Verdict, config: Config) -> bool:
    """Whether a verdict may only mean that this machine has no network; names in the configuration are believed."""
    if verdict.status is Status.UNKNOWN:
        return verdict.reason in MAYBE_OFFLINE
    host = addresses.host_of(verdict.final_url or full(verdict.url))
    return verdict.reason == "nxdomain" and host not in config.network.hosts


def _offline(verdicts: Sequence[Verdict], config: Config) -> list[Verdict]:
    """What never was told for sure; with no network at all nothing is accused."""
    if not verdicts:
        return []
    alone = all(verdict.status is Status.UNKNOWN for verdict in verdicts) or not (
        addresses.there_is_a_way_out() and addresses.names_are_answered(config.network)
    )
    return [replace(one, status=Status.UNKNOWN, reason="offline", http=None) if alone else one for one in verdicts]


async def _begin(config: Config, now: datetime, urls: Sequence[str], said: Told) -> net.Net:
    """Begins to ask every host, those with the most addresses first; two spellings of one address share a request."""
    begun = net.opened(config, now)
    groups: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        groups[asking.key(url)].append(url)
    hosts: dict[str, deque[list[str]]] = defaultdict(deque)
    for url, spellings in groups.items():
        hosts[addresses.host_of(url)].append(spellings)
    probes = probing.Probes(planned={host: len(waiting) for host, waiting in hosts.items()})
    places = asyncio.Semaphore(HOSTS)
    for waiting in sorted(hosts.values(), key=len, reverse=True):
        begun.tasks.add(asyncio.ensure_future(_host(begun, waiting, probes, said, places)))
    return begun


async def _host(
    begun: net.Net, waiting: deque[list[str]], probes: probing.Probes, said: Told, places: asyncio.Semaphore
) -> None:
    """Asks for a host's addresses, some of them at once."""

    async def work() -> None:
        while waiting:
            urls = waiting.popleft()
            try:
                verdicts = await asking.ask_all(begun, urls, probes)
            except Exception as error:  # noqa: BLE001 (one odd answer must not cost the others; the verdict says it)
                verdicts = [asking.failed(begun, url, error) for url in urls]
            for verdict in verdicts:
                said.put_nowait(verdict)

    async with places:
        await asyncio.gather(*(work() for _ in range(min(AT_ONE_HOST, len(waiting)))))


async def _end(begun: net.Net) -> None:
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*begun.tasks, return_exceptions=True)
    begun.names.hands.shutdown()
    await begun.session.close()
