"""The test hosts, served from a process of their own: `python -m tests.benchmarks.links.server KIND SEED SIZE`.

Prints one line with the ports, then a line of JSON with what was asked for each line it reads.
"""

import asyncio
import json
import sys
import time
from collections import Counter, defaultdict

from tests.benchmarks.links import hostile, ordinary
from tests.benchmarks.links.certificates import contexts
from tests.benchmarks.links.replies import Asked, Reply, send

KINDS = {"ordinary": ordinary.world, "hostile": hostile.world}
MOST_HEAD = 64 << 10


class Log:
    """What was asked of each host, when, and how many requests it had at once."""

    def __init__(self):
        self.times = defaultdict(list)
        self.paths = Counter()
        self.flying = Counter()
        self.peak = Counter()
        self.early = 0
        self.not_before = {}
        self.canary = 0

    def told(self):
        rates = {host: _rate(times) for host, times in self.times.items()}
        return {
            "requests": sum(map(len, self.times.values())),
            "busiest": max(map(len, self.times.values()), default=0),
            "rate": max(rates.values(), default=0),
            "flying": max(self.peak.values(), default=0),
            "early": self.early,
            "canary": self.canary,
            "paths": dict(self.paths),
        }


def _rate(times):
    """The most requests in any one second."""
    first, most = 0, 0
    for last, at in enumerate(times):
        while at - times[first] >= 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


async def _one(world, log, port, reader, writer):
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            first, *rows = head.decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (row.partition(":") for row in rows if row)}
            host, path = headers.get("host", "").partition(":")[0].lower(), first.split(" ")[1]
            if path.startswith("http://"):  # asked as a proxy
                path = "/" + path.partition("://")[2].partition("/")[2]
            now = time.monotonic()
            log.times[host].append(now)
            log.paths[f"{host}{path}"] += 1
            log.early += now < log.not_before.get(host, 0)
            log.flying[host] += 1
            log.peak[host] = max(log.peak[host], log.flying[host])
            gone = asyncio.ensure_future(_watch(reader))
            try:
                asked = Asked(host, path, headers, writer, log.paths[f"{host}{path}"], port)
                work = asyncio.ensure_future(_answer(world, log, asked))
                await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
                if not work.done():
                    work.cancel()
                    return
                work.result()
            finally:
                gone.cancel()
                log.flying[host] -= 1
            if writer.is_closing():
                return
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, IndexError):
        pass
    finally:
        writer.close()


async def _watch(reader):
    """Ends when the other side has gone."""
    while not reader.at_eof() and reader.exception() is None:
        await asyncio.sleep(0.02)


async def _answer(world, log, asked):
    place = world.places.get(asked.host)
    if place is None:
        log.canary += asked.host not in world.hosts
        return
    answering = (
        place.robots
        if asked.path == "/robots.txt"
        else place.pages.get(asked.path) or place.pages.get(asked.bare) or place.rest
    )
    reply = answering(asked)
    if isinstance(reply, Reply):
        wait = dict(reply.headers).get("Retry-After", "")
        if wait.isdigit() and asked.path != "/robots.txt":
            log.not_before[asked.host] = time.monotonic() + int(wait)
        await send(asked, reply)
    else:
        await reply


async def serve(kind, seed, size):
    log, ports, world = Log(), {}, None
    faults = contexts()

    async def begin(address, tls=None, canary=False):
        async def one(reader, writer):
            if canary:
                log.canary += 1
                writer.close()
                return
            await _one(world, log, writer.get_extra_info("sockname")[1], reader, writer)

        server = await asyncio.start_server(one, address, 0, ssl=tls, limit=MOST_HEAD, backlog=512)
        return server.sockets[0].getsockname()[1]

    ports["http"] = await begin("127.0.1.1")
    for name, (context, _) in faults.items():
        ports[name] = await begin("127.0.1.1", context)
    ports["canary"] = await begin("127.0.7.7", canary=True)
    world = KINDS[kind](seed, size, ports)
    authority = faults["https"][1].cert_pem.bytes().decode()
    print(json.dumps({"ports": ports, "authority": authority}), flush=True)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(log.told()), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
