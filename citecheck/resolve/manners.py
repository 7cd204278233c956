"""Manners towards one host: few requests at once, a steady pace, waiting when told to."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from protego import Protego

from citecheck.model import Status
from citecheck.resolve.wire import clock

A_HOST = 4  # requests in flight to one host
APART = 0.105  # seconds between two requests to one host: under ten a second, also as the host sees them
WINDOW, IN_WINDOW = 1.06, 10
GLANCE = 1.0  # seconds after which a waiting request looks whether it is still wanted
AFTER = 0.1  # seconds added to what a host asks us to wait
SILENT = 4  # timeouts after which a host that never answered is not asked for its other pages
FAILING = 3  # pages that failed thrice after which the others are asked once


@dataclass(slots=True)
class Host:
    """What is known of a host during a run; it changes, hence no frozen value."""

    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(A_HOST))
    next_at: float = 0.0
    closed: bool = False
    robots: asyncio.Future[Protego | None] | None = None
    robots_late: bool = False
    good: int = 0
    down: dict[str, tuple[Status, str]] = field(default_factory=dict)
    pages: int = 0
    timeouts: int = 0
    failing: int = 0
    asked: int = 0
    probes: int = 0
    seconds: float = 0.0
    sent: deque[float] = field(default_factory=lambda: deque(maxlen=IN_WINDOW))

    async def ready(self, flight: asyncio.Semaphore, given_up: Callable[[], bool]) -> bool:
        """Waits until a request may be sent, then holds one place in `flight`; False once the host is given up.

        While a host makes us wait, no place is held that another host could use.
        """
        while not given_up():
            if (wait := self._ready_at() - clock()) > 0:
                await asyncio.sleep(min(wait, GLANCE))
                continue
            await flight.acquire()
            if self._ready_at() <= clock() and not given_up():
                self.next_at = max(self.next_at, clock() + APART)
                self.sent.append(clock())
                self.asked += 1
                return True
            flight.release()
        return False

    def _ready_at(self) -> float:
        oldest = self.sent[0] + WINDOW if len(self.sent) == IN_WINDOW else 0.0
        return max(self.next_at, oldest)

    def wait(self, seconds: float) -> None:
        """Sends this host nothing for so long."""
        self.next_at = max(self.next_at, clock() + seconds)

    @property
    def silent(self) -> bool:
        """Whether the host took every request for a page and answered none."""
        return not self.pages and self.timeouts >= (1 if self.robots_late else SILENT)


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds a Retry-After header asks for: a number, or a date; None where it says neither."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9]) + AFTER
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds()) + 1 + AFTER  # the date names whole seconds
