"""What a test host may answer: whole pages, redirects, and everything that goes wrong on a wire."""

import asyncio
import gzip
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field


@dataclass
class Asked:
    """One request at a test host."""

    host: str
    path: str
    headers: Mapping[str, str]
    writer: asyncio.StreamWriter
    times: int  # how often this path was asked, this time included
    port: int

    @property
    def bare(self):
        return self.path.partition("?")[0]


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "text/html; charset=utf-8"


Answering = Callable[[Asked], Reply | Awaitable[None]]


def html(text, status=200, headers=(), kind="text/html; charset=utf-8"):
    return Reply(status, text if isinstance(text, bytes) else text.encode("utf-8"), tuple(headers), kind)


def leads(target, status=302, headers=()):
    return Reply(status, b"", (("Location", target), *headers))


def packed(reply, coding):
    body = gzip.compress(reply.body) if coding == "gzip" else zlib.compress(reply.body)
    return Reply(reply.status, body, (*reply.headers, ("Content-Encoding", coding)), reply.kind)


def fixed(reply):
    return lambda _: reply


def after(times, first, then):
    """Answers `first` so many times, then `then`."""
    return lambda asked: (first if asked.times <= times else then)(asked)


def late(seconds, then):
    async def answer(asked):
        await asyncio.sleep(seconds)
        await send(asked, then(asked))

    return answer


def bytes_then_close(data):
    async def answer(asked):
        asked.writer.write(data)
        await asked.writer.drain()
        asked.writer.close()

    return answer


def reset():
    async def answer(asked):
        asked.writer.transport.abort()

    return answer


def hang(seconds=40):
    async def answer(asked):
        await asyncio.sleep(seconds)
        asked.writer.close()

    return answer


def drip(head, piece, pause, times):
    """Sends something for ever, slowly or fast."""

    async def answer(asked):
        asked.writer.write(head)
        for _ in range(times):
            asked.writer.write(piece)
            await asked.writer.drain()
            await asyncio.sleep(pause)
        asked.writer.close()

    return answer


async def send(asked, reply):
    rows = [f"HTTP/1.1 {reply.status} X", f"Content-Type: {reply.kind}", f"Content-Length: {len(reply.body)}"]
    rows = [row for row in rows if reply.kind or not row.startswith("Content-Type")]
    rows += [f"{name}: {value}" for name, value in reply.headers]
    asked.writer.write("\r\n".join([*rows, "", ""]).encode("latin-1", "replace") + reply.body)
    await asked.writer.drain()


@dataclass
class Place:
    """A test host: its pages by path, and what it answers for every other path."""

    pages: dict[str, Answering] = field(default_factory=dict)
    rest: Answering = field(default_factory=lambda: fixed(html("<h1>?</h1>", 404)))
    robots: Answering = field(default_factory=lambda: fixed(html("", 404)))
