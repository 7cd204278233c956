"""The only code that opens a socket. Addresses in, what the network says of them out."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import contextmanager
from datetime import datetime

from citecheck.config import Config
from citecheck.model import Verdict

DESKS = 4  # questions to services at the same time


def resolve(urls: Iterable[str], config: Config, *, now: datetime) -> Iterator[Verdict]:
    """Asks for every address once and gives the verdicts as they come; hosts don't wait for each other."""
    for batch in batches(urls, config, now=now):
        yield from batch


def batches(urls: Iterable[str], config: Config, *, now: datetime) -> Iterator[list[Verdict]]:
    """The verdicts, those of one moment together."""
    from citecheck.resolve import links
    from citecheck.resolve.registers import doi

    wanted = list(dict.fromkeys(urls))
    others = [url for url in wanted if not doi.is_doi(url)]
    with _registered([url for url in wanted if doi.is_doi(url)], config, now) as asked:
        if others:
            for batch in links.ask(others, config, now):
                yield [*batch, *_finished(asked)]
        for future in as_completed(asked):
            yield future.result()


@contextmanager
def _registered(dois: list[str], config: Config, now: datetime) -> Iterator[list[Future[list[Verdict]]]]:
    """Questions whether DOIs exist, asked beside the links; several addresses of one DOI are one question."""
    if not dois:
        yield []
        return
    from citecheck.resolve.hands import Hands
    from citecheck.resolve.registers import doi, handles, services

    with Hands(DESKS, "services") as hands:
        desk = services.opened(config)
        asked = [hands.submit(handles.ask_all, same, desk, now) for same in doi.grouped(dois)]
        try:
            yield asked
        finally:
            for future in asked:
                future.cancel()
            desk.session.close()


def _finished(asked: list[Future[list[Verdict]]]) -> Iterator[Verdict]:
    """Takes out what is done."""
    for future in [future for future in asked if future.done()]:
        asked.remove(future)
        yield from future.result()
