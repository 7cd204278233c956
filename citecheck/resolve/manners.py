"""Manners towards one host: few requests at once, a steady pace, waiting when told to."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from heapq import heappop, heappush
from math import ceil

from protego import Protego

from citecheck.model import Status
from citecheck.resolve.wire import clock

A_HOST = 4  # requests in flight to one host
APART = 0.108  # seconds between two requests to one host: under ten a second, also as the host sees them
WINDOW, IN_WINDOW = 1.12, 10
STROKE = 0.01  # seconds between moments at which hosts are served
GLANCE = 5.0  # seconds after which a long wait is looked at anew
AFTER = 0.1  # seconds added to what a host asks us to wait
LULL = 0.5  # seconds for which the answer to the last request is waited for before the next is sent
ENOUGH = 3  # answers after which it is known whether a host answers at once
SILENT = 4  # timeouts after which a host that never answered is not asked for its other pages, or not for long
SLOW = 6  # timeouts of one host after which its pages are given one try each
TIRED = 3  # pages on end that ask for more time than we have, after which a host that gave others is left in peace
IN_ALL = 2  # times the longest wait that all waits of one host may come to
REFUSED = 1  # pages refused thrice for the pace of asking, after which a host that gave none is left in peace
FAILING = 3  # pages that failed thrice after which the others are asked once


class HeldError(Exception):
    """The host asked for patience after a request had got its turn and before it was sent."""


class Flight:
    """So many requests may be under way at once; those who wait go in their order."""

    def __init__(self, places: int) -> None:
        self.free = places
        self.waiting: deque[asyncio.Future[None]] = deque()

    async def begin(self) -> None:
        """Waits for a place; every beginning ends with `end`."""
        if self.free:
            self.free -= 1
            return
        mine = asyncio.get_running_loop().create_future()
        self.waiting.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self.end()
            raise

    def end(self) -> None:
        """Hands a place to the next."""
        while self.waiting:
            next_one = self.waiting.popleft()
            if not next_one.done():
                next_one.set_result(None)
                return
        self.free += 1


@dataclass(slots=True)
class Host:
    """What is known of a host during a run, and who waits for it; it changes, hence no frozen value."""

    next_at: float = 0.0
    flying: int = 0
    latest: int | None = None
    answers: int = 0
    quickest: float = 0.0
    waiting: list[tuple[int, int, asyncio.Future[None]]] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None
    sent: deque[float] = field(default_factory=lambda: deque(maxlen=IN_WINDOW))
    written: deque[float] = field(default_factory=lambda: deque(maxlen=IN_WINDOW))
    held: float = 0.0
    asked: int = 0
    closed: bool = False
    down: dict[str, tuple[Status, str]] = field(default_factory=dict)
    robots: asyncio.Future[Protego | None] | None = None
    robots_late: bool = False
    heard: bool = False
    pages: int = 0
    good: int = 0
    failing: int = 0
    tired: int = 0
    waited: float = 0.0
    waited_in_all: float = 0.0
    timeouts: int = 0
    slowest: float = 0.0
    probes: int = 0

    async def turn(self, *, first: bool) -> int:
        """Waits until a request may be sent; what was begun goes before what wasn't. Every turn ends with `over`."""
        mine = asyncio.get_running_loop().create_future()
        self.asked += 1
        number = self.asked
        heappush(self.waiting, (int(first), number, mine))
        self._grant()
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self.over(number)
            raise
        return number

    def over(self, number: int, took: float | None = None) -> None:
        """Ends a turn, after an answer that took so long."""
        self.flying -= 1
        self.latest = None if self.latest == number else self.latest
        if took is not None:
            self.quickest = min(self.quickest, took) if self.answers else took
            self.answers += 1
        self._grant()

    def _grant(self) -> None:
        """Gives turns to those who wait, as far as the host's places and its pace allow."""
        while self.waiting and self.flying < (1 if self.held else A_HOST):
            if self.waiting[0][2].done():
                heappop(self.waiting)
                continue
            now = clock()
            paced = self._paced()
            if (ready := max(paced, self._heard())) > now:  # the answer will mostly have come by the pace's moment
                self._ring(_stroke(min(paced if paced > now else ready, now + GLANCE)))
                return
            _, self.latest, next_one = heappop(self.waiting)
            self.flying += 1
            self.next_at = max(self.next_at, now + APART)
            self.sent.append(now)
            next_one.set_result(None)

    def _ring(self, at: float) -> None:
        """Has the host served at a moment; an answer that came may have brought it nearer, never put it off."""
        if self.timer:
            if self.timer.when() <= at:
                return
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_at(at, self._rung)

    def _rung(self) -> None:
        self.timer = None
        self._grant()

    def hurry(self) -> None:
        """Lets all go who wait: nothing more is sent, as they will see."""
        for _, _, waiter in self.waiting:
            if not waiter.done():
                self.flying += 1
                waiter.set_result(None)
        self.waiting.clear()

    def _paced(self) -> float:
        """The moment from which the pace allows another request."""
        return max(self.next_at, self.sent[0] + WINDOW if len(self.sent) == IN_WINDOW else 0.0)

    def _heard(self) -> float:
        """The moment up to which the last answer is waited for: a host that answers at once may ask us to wait."""
        if self.latest is None or self.trying or (self.answers >= ENOUGH and self.quickest >= APART):
            return 0.0  # told by its quickest: this machine may be the slow one
        return max(self.sent[-1], self.written[-1] if self.written else 0.0) + LULL if self.sent else 0.0

    def wait(self, seconds: float) -> None:
        """Sends this host nothing for so long; from then on it is heard out before it is asked again."""
        self.held = max(self.held, clock() + seconds)
        self.next_at = max(self.next_at, self.held)

    def give_up(self) -> None:
        """Leaves a host in peace that refused for its pace, again and again, and never gave a page."""
        self.tired += 1
        if not self.good and self.tired >= REFUSED:
            self.closed = True
            self.hurry()

    def longer(self, seconds: float) -> float:
        """The seconds by which such a wait would be longer than the present one."""
        return max(0.0, clock() + seconds - max(self.held, clock()))

    async def sending(self) -> None:
        """Looks again where a connection stands and a request would be written: that may be long after its turn."""
        while self.written and len(self.written) == IN_WINDOW and (late := self.written[0] + WINDOW - clock()) > 0:
            await asyncio.sleep(late)
        if self.closed or clock() < self.held:
            raise HeldError
        self.written.append(clock())

    @property
    def silent(self) -> bool:
        """Whether the host took every request and answered none."""
        return not self.heard and self.timeouts >= (1 if self.robots_late else SILENT)

    @property
    def trying(self) -> bool:
        """Whether of all that the host was asked for it only gave its robots.txt: its other pages get less time."""
        return not self.pages and self.timeouts >= SILENT


def _stroke(at: float) -> float:
    """The next moment at which hosts are served: many together, which costs less than one by one."""
    return ceil(at / STROKE) * STROKE


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds a Retry-After header asks for: a number, or a date; None where it says neither."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9]) + AFTER
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds()) + 1 + AFTER  # the date names whole seconds
