"""What a terminal shows while a run is under way."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from citecheck.folder import QUIET, Progress
from citecheck.model import Verdict

SLOW = 2.0  # seconds from which the slowest host is worth a word
PATIENCE = 1.0  # seconds before anything is shown


@contextmanager
def told() -> Iterator[Progress]:
    """Shows on a terminal, and only there, what is being done once it takes over a second."""
    if not sys.stderr.isatty():
        yield QUIET
        return
    with shown() as progress:
        yield progress


@contextmanager
def shown() -> Iterator[Progress]:
    """A line on stderr that says how far the run is; gone when it is over."""
    from rich.console import Console
    from rich.status import Status
    from rich.text import Text

    status = Status("", console=Console(stderr=True, highlight=False))
    begun = time.monotonic()

    def say(text: str) -> None:
        if time.monotonic() - begun > PATIENCE:
            status.update(Text(text))  # a Text, so that no bracket in a name is taken for an order
            status.start()

    def papers(path: str, done: int, total: int) -> None:
        shown = path if path.isprintable() else ascii(path)[1:-1]
        say(f"{done} of {total} papers read, now {shown[-60:]}")

    counts: Counter[str] = Counter()
    slowest = (0.0, "")

    def links(verdict: Verdict, done: int, total: int) -> None:
        nonlocal slowest
        counts[verdict.status] += 1
        seconds = verdict.trace.seconds if verdict.trace else 0.0
        slowest = max(slowest, (seconds, urlsplit(verdict.url).netloc[:40] if seconds > slowest[0] else ""))
        said = ", ".join(f"{count} {status}" for status, count in counts.most_common())
        slow = f"; slowest {slowest[1]} ({slowest[0]:.1f} s)" if slowest[0] >= SLOW else ""
        say(f"{done} of {total} links asked: {said}{slow}")

    try:
        yield Progress(papers, links)
    finally:
        status.stop()
