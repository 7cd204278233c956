"""All links of a run: asked at the same time, each host at its own pace, the verdicts given as they come."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from citecheck.config import Config
from citecheck.model import Status, Verdict
from citecheck.resolve import addresses, asking, net

LOOKUPS = 32  # names looked up at the same time
MAYBE_OFFLINE = frozenset({"dns-timeout", "offline"})


def ask(urls: Sequence[str], config: Config, now: datetime) -> Iterator[Verdict]:
    """Asks for every address once. Verdicts that a missing network would explain wait until a host was reached."""
    loop = asyncio.new_event_loop()
    loop.set_default_executor(ThreadPoolExecutor(LOOKUPS, "names"))
    begun = loop.run_until_complete(_begin(config, now))
    tasks = loop.run_until_complete(_tasks(begun, urls))
    doubtful: list[Verdict] = []
    try:
        left = set(tasks)
        while left:
            done, left = loop.run_until_complete(asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED))
            for verdict in (verdict for task in done for verdict in task.result()):
                if not begun.reached and _doubtful(verdict, config):
                    doubtful.append(verdict)
                else:
                    yield verdict
            if begun.reached:
                yield from doubtful
                doubtful = []
        yield from _offline(doubtful)
    finally:
        loop.run_until_complete(_end(begun, tasks))
        loop.close()


def _doubtful(verdict: Verdict, config: Config) -> bool:
    """Whether a verdict may only mean that this machine has no network; names in the configuration are believed."""
    if verdict.status is Status.UNKNOWN:
        return verdict.reason in MAYBE_OFFLINE
    host = addresses.host_of(verdict.final_url or addresses.full(verdict.url))
    return verdict.reason == "nxdomain" and host not in config.network.hosts


def _offline(verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """With no network at all nothing is accused."""
    alone = all(verdict.status is Status.UNKNOWN for verdict in verdicts) or not addresses.there_is_a_way_out()
    for verdict in verdicts:
        yield replace(verdict, status=Status.UNKNOWN, reason="offline", http=None) if alone else verdict


async def _begin(config: Config, now: datetime) -> net.Net:
    return net.opened(config, now)


async def _tasks(begun: net.Net, urls: Sequence[str]) -> list["asyncio.Task[list[Verdict]]"]:
    """A task for every request; two spellings of one address share it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        groups[asking.key(url)].append(url)
    hosts = Counter(addresses.host_of(addresses.full(url)) for url in groups)
    siblings = asking.Siblings(planned=dict(hosts))
    return [asyncio.ensure_future(asking.ask_all(begun, spellings, siblings)) for spellings in groups.values()]


async def _end(begun: net.Net, tasks: Sequence["asyncio.Task[list[Verdict]]"]) -> None:
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
    await begun.session.close()
