"""Whether a DOI exists, asked of the handle service: a landing page that refuses programs says nothing of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from requests import Response

from citecheck.model import Hop, Status, Verdict
from citecheck.resolve.registers import services
from citecheck.resolve.registers.doi import meant, path
from citecheck.resolve.registers.services import Desk, ServiceError

FOUND, MISSING, NO_VALUES = 1, 100, 200


def ask_all(urls: Sequence[str], desk: Desk, now: datetime) -> list[Verdict]:
    """Asks once for addresses that name one DOI."""
    said = ask(urls[0], desk, now)
    return [replace(said, url=url, final_url=said.final_url and url) for url in urls]


def ask(url: str, desk: Desk, now: datetime) -> Verdict:
    """Asks whether a DOI is registered."""
    hops: list[Hop] = []
    for doi in meant(url):
        place = f"/api/handles/{path(doi)}"
        try:
            answer = services.ask(desk, "doi", place, type="URL")
        except ServiceError:
            return unknown(url, desk, now)
        said, http = code(answer), answer.status_code
        hops.append(Hop(f"{services.base(desk, 'doi')}{place}?type=URL", http))
        if said in (FOUND, NO_VALUES) and http == 200:
            return _told(Status.OK, None, url, hops, now)
        if said != MISSING or http not in (200, 404):
            return unknown(url, desk, now, http)
    return _told(Status.DEAD, "doi-unregistered", url, hops, now)


def _told(status: Status, reason: str | None, url: str, hops: list[Hop], now: datetime) -> Verdict:
    checked = now.isoformat(timespec="seconds")
    return Verdict(url, status, reason, False, hops[-1].http, tuple(hops), url, checked, 1)


def unknown(url: str, desk: Desk, now: datetime, http: int | None = None) -> Verdict:
    """Couldn't tell: the service could not be asked, asked for more time than we have, or said nothing one can use."""
    reason = "rate-limited" if "doi" in desk.limited else "offline"
    return Verdict(url, Status.UNKNOWN, reason, http=http, checked_at=now.isoformat(timespec="seconds"))


def code(answer: Response) -> object:
    """The service's own code in its answer."""
    return services.value(answer, "responseCode")
