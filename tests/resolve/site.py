"""A small web server on loopback that answers as it is told: bytes as they go over the wire, faults included."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from dataclasses import dataclass, field

from citecheck.config import Config, Network, Service
from citecheck.resolve.registers.services import SERVICES


@dataclass
class Request:
    """What was asked, and how to answer it."""

    path: str
    host: str
    headers: dict[str, str]
    writer: asyncio.StreamWriter

    async def send(self, data: bytes):
        self.writer.write(data)
        await self.writer.drain()


Handler = Callable[[Request], Awaitable[None] | None]


@dataclass
class Site:
    """What is served: by path a handler, else a plain 404."""

    port: int = 0
    pages: dict[str, Handler] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    def url(self, path="/", host="site.test"):
        return f"http://{host}:{self.port}{path}"

    def paths(self):
        return [request.path for request in self.asked]

    def config(self, *names, **settings):
        hosts = dict.fromkeys(("site.test", "other.test", *names), "127.0.0.1") | {"gone.test": ""}
        network = settings.pop("network", Network(("127.0.0.0/8",), hosts))
        nobody = {name: Service("http://127.0.0.1:9", 1000.0) for name in SERVICES}
        return Config(**{"timeout": 2.0, "cache": False, "network": network, "services": nobody, **settings})


def page(body="", status=200, headers=(), kind="text/html; charset=utf-8"):
    """A handler that sends one whole answer."""
    data = body if isinstance(body, bytes) else body.encode("utf-8")
    rows = [f"HTTP/1.1 {status} Said", f"Content-Type: {kind}", f"Content-Length: {len(data)}"]
    rows += [f"{name}: {value}" for name, value in headers]
    whole = "\r\n".join([*rows, "", ""]).encode("latin-1") + data

    async def answer(request):
        await request.send(whole)

    return answer


def to(target, status=302, headers=()):
    """A handler that leads elsewhere."""
    return page(status=status, headers=[("Location", target), *headers])


def raw(data: bytes):
    """A handler that sends bytes and closes."""

    async def answer(request):
        await request.send(data)
        request.writer.close()

    return answer


async def reset(request):
    """A handler that breaks the connection off."""
    request.writer.transport.abort()


async def silent(request):
    """A handler that never answers."""
    await asyncio.sleep(30)


def article(*words, title="A page"):
    """A page with enough text to be one."""
    text = " ".join(f"Paragraph {n} tells of {word} at some length." for n, word in enumerate(words or ("canals",)))
    return page(f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>")


async def _serve(site, reader, writer):
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            first, *rows = head.decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (row.partition(":") for row in rows if row)}
            request = Request(first.split(" ")[1], headers.get("host", "").partition(":")[0], headers, writer)
            site.asked.append(request)
            handler = site.pages.get(f"{request.host}{request.path}") or site.pages.get(request.path)
            handler = handler or site.pages.get("*")
            await (handler or page("<h1>Nothing</h1>", 404))(request)
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        pass
    finally:
        writer.close()


@contextmanager
def served(pages=None, tls=None, address="127.0.0.1"):
    """Serves pages from a thread of its own for as long as the block lasts."""
    site, loop, ready = Site(pages=dict(pages or {})), asyncio.new_event_loop(), threading.Event()

    async def begin():
        server = await asyncio.start_server(lambda r, w: _serve(site, r, w), address, 0, ssl=tls)
        site.port = server.sockets[0].getsockname()[1]
        ready.set()
        return server

    def work():
        loop.run_until_complete(begin())
        loop.run_forever()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert ready.wait(5)
    try:
        yield site
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
