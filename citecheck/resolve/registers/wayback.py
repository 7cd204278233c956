"""Copies of dead pages in a web archive, nearest the day they were read. A suggestion; no answer means nothing."""

from collections.abc import Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from citecheck.config import Config
from citecheck.model import Status, Trace, Verdict
from citecheck.resolve.hands import Hands

if TYPE_CHECKING:  # loaded once a page is dead
    from citecheck.resolve.registers.services import Desk

PATIENCE = 3.0  # seconds the archive is waited for once all links are known: what is left is asked in the next run
ASKED = "the archive was asked"
SILENT = "the archive gave no answer, "  # and the time
REST = timedelta(hours=1)  # for which an archive that gave none isn't asked about the same page


@dataclass(slots=True)
class Search:
    """Questions to the archive, asked beside the links at the archive's own pace."""

    config: Config
    now: datetime
    hands: Hands = field(default_factory=lambda: Hands(1, "archive"))
    desk: "Desk | None" = None
    asked: dict[str, Future[str | None] | None] = field(default_factory=dict)
    lost: bool = False


def begun(config: Config, now: datetime) -> Search:
    """Begins a search."""
    return Search(config, now)


def look(search: Search, verdict: Verdict, day: str | None) -> None:
    """Asks for a copy of a dead page; not again where the archive answered, nor at once where it didn't."""
    if verdict.status is not Status.DEAD or verdict.reason == "doi-unregistered" or verdict.archived:
        return
    if verdict.trace and any(sign == ASKED or _lately(sign, search.now) for sign in verdict.trace.signs):
        return
    search.asked[verdict.url] = None if search.lost else search.hands.submit(_copy, search, verdict.url, day)


def _lately(sign: str, now: datetime) -> bool:
    return sign.startswith(SILENT) and now - datetime.fromisoformat(sign.removeprefix(SILENT)) < REST


def ended(search: Search, links: Mapping[str, Verdict]) -> list[Verdict]:
    """The verdicts with what was found; an archive that is slow is not waited for long."""
    wait([future for future in search.asked.values() if future], PATIENCE)
    search.hands.shutdown()
    return [_told(links[url], future, search.now) for url, future in search.asked.items()]


def _told(verdict: Verdict, future: Future[str | None] | None, now: datetime) -> Verdict:
    """A verdict with the copy of its page, and whether that is the archive's word."""
    answered = future is not None and future.done() and not future.cancelled() and not future.exception()
    trace = verdict.trace or Trace()
    signs = [sign for sign in trace.signs if not sign.startswith(SILENT)]
    if answered or future is None or not future.cancelled():  # else it wasn't asked at all
        signs.append(ASKED if answered else f"{SILENT}{now.isoformat(timespec='seconds')}")
    copy = future.result() if future and answered else None
    return replace(verdict, archived=copy, trace=replace(trace, signs=tuple(signs)))


def _copy(search: Search, url: str, day: str | None) -> str | None:
    from citecheck.resolve.registers import services

    search.desk = search.desk or services.opened(search.config)
    when = {"timestamp": day.replace("-", "")} if day else {}
    try:
        said = services.answer(search.desk, "wayback", "/wayback/available", url=url, **when)
    except services.ServiceError:
        search.lost = search.desk.failures["wayback"] >= services.GIVE_UP
        raise
    snapshots = said.get("archived_snapshots") if isinstance(said, dict) else None
    closest: Any = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict) or not closest.get("available") or str(closest.get("status", "200")) != "200":
        return None
    copy = closest.get("url")
    return copy if isinstance(copy, str) and copy.startswith(("http://", "https://")) else None
