"""What a terminal shows while a run is under way."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status
from rich.text import Text

from citecheck.folder import Progress
from citecheck.model import Verdict

PATIENCE = 1.0  # seconds before anything is shown


@contextmanager
def shown() -> Iterator[Progress]:
    """A line on stderr that says how far the run is; gone when it is over."""
    status = Status("", console=Console(stderr=True, highlight=False))
    begun = time.monotonic()

    def say(text: str) -> None:
        if time.monotonic() - begun > PATIENCE:
            status.update(Text(text))  # a Text, so that no bracket in a name is taken for an order
            status.start()

    def papers(path: str, done: int, total: int) -> None:
        shown = path if path.isprintable() else ascii(path)[1:-1]
        say(f"{done} of {total} papers read, now {shown[-60:]}")

    def links(verdict: Verdict, done: int, total: int) -> None:
        say(f"{done} of {total} links asked, the last {verdict.status}")

    try:
        yield Progress(papers, links)
    finally:
        status.stop()
