"""The only code that opens a socket. Addresses in, what the network says of them out."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime
from urllib.parse import urlsplit

from citecheck.config import Config
from citecheck.model import Status, Verdict

AT_ONCE = 16  # addresses asked at the same time
A_HOST = 2  # of them at one host


def resolve(urls: Iterable[str], config: Config, *, now: datetime) -> Iterator[Verdict]:
    """Asks for every address once and gives the verdicts as they come; hosts don't wait for each other."""
    from citecheck.resolve import doi, links

    waiting: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        waiting.setdefault(_host(url), []).append(url)
    session = links.session(config)
    running: dict[Future[Verdict], str] = {}
    busy: dict[str, int] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            while waiting or running:
                for host in list(waiting):
                    while host in waiting and len(running) < AT_ONCE and busy.get(host, 0) < A_HOST:
                        url = waiting[host].pop()
                        ask = doi.ask if doi.is_doi(url) else links.ask
                        running[pool.submit(ask, url, session, config, now)] = host
                        busy[host] = busy.get(host, 0) + 1
                        if not waiting[host]:
                            del waiting[host]
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    busy[running.pop(future)] -= 1
                    yield future.result()
        finally:
            for future in running:
                future.cancel()


def _host(url: str) -> str:
    try:
        return urlsplit(url if "://" in url else f"http://{url}").hostname or ""
    except ValueError:
        return ""


def unknown(url: str, reason: str, now: datetime) -> Verdict:
    """Couldn't tell."""
    return Verdict(url, Status.UNKNOWN, reason, checked_at=now.isoformat(timespec="seconds"))
