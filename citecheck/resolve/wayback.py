"""Copies of dead pages in a web archive, nearest the day they were read. A suggestion; no answer means nothing."""

from collections.abc import Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from citecheck.config import Config
from citecheck.model import Status, Trace, Verdict
from citecheck.resolve.hands import Hands

if TYPE_CHECKING:  # loaded once a page is dead
    from citecheck.resolve.services import Desk

PATIENCE = 10.0  # seconds the archive is waited for once all links are known
ASKED = "the archive was asked"


@dataclass(slots=True)
class Search:
    """Questions to the archive, asked beside the links at the archive's own pace."""

    config: Config
    hands: Hands = field(default_factory=lambda: Hands(1, "archive"))
    desk: "Desk | None" = None
    asked: dict[str, Future[str | None] | None] = field(default_factory=dict)
    lost: bool = False


def begun(config: Config) -> Search:
    """Begins a search."""
    return Search(config)


def look(search: Search, verdict: Verdict, day: str | None) -> None:
    """Asks for a copy of a dead page; not again where the archive was asked before."""
    known = verdict.archived or (verdict.trace and ASKED in verdict.trace.signs)
    if verdict.status is Status.DEAD and verdict.reason != "doi-unregistered" and not known:
        search.asked[verdict.url] = None if search.lost else search.hands.submit(_copy, search, verdict.url, day)


def ended(search: Search, links: Mapping[str, Verdict]) -> list[Verdict]:
    """The verdicts with what was found; an archive that is slow is not waited for long."""
    wait([future for future in search.asked.values() if future], PATIENCE)
    search.hands.shutdown()
    found = []
    for url, future in search.asked.items():
        copy = future.result() if future and future.done() and not future.cancelled() else None
        trace = links[url].trace or Trace()
        found.append(replace(links[url], archived=copy, trace=replace(trace, signs=(*trace.signs, ASKED))))
    return found


def _copy(search: Search, url: str, day: str | None) -> str | None:
    from citecheck.resolve import services

    search.desk = search.desk or services.opened(search.config)
    when = {"timestamp": day.replace("-", "")} if day else {}
    try:
        said = services.answer(search.desk, "wayback", "/wayback/available", url=url, **when)
    except services.ServiceError:
        search.lost = search.desk.failures["wayback"] >= services.GIVE_UP
        return None
    snapshots = said.get("archived_snapshots") if isinstance(said, dict) else None
    closest: Any = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict) or not closest.get("available") or str(closest.get("status", "200")) != "200":
        return None
    copy = closest.get("url")
    return copy if isinstance(copy, str) and copy.startswith(("http://", "https://")) else None
