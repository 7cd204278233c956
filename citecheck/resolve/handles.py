"""Whether a DOI exists, asked of the handle service: a landing page that refuses programs says nothing of it."""

from datetime import datetime
from urllib.parse import unquote

from requests import Response

from citecheck.model import Hop, Status, Verdict
from citecheck.resolve import services
from citecheck.resolve.doi import DOI, path
from citecheck.resolve.services import Desk, ServiceError

FOUND, MISSING, NO_VALUES = 1, 100, 200


def ask(url: str, desk: Desk, now: datetime) -> Verdict:
    """Asks whether a DOI is registered."""
    match = DOI.fullmatch(url)
    doi = unquote(match[1]) if match else url
    place = f"/api/handles/{path(doi)}"
    checked = now.isoformat(timespec="seconds")
    try:
        answer = services.ask(desk, "doi", place, type="URL")
        said = code(answer)
    except ServiceError:
        return unknown(url, now)
    hops = (Hop(f"{services.base(desk, 'doi')}{place}?type=URL", answer.status_code),)
    if said in (FOUND, NO_VALUES) and answer.status_code == 200:
        return Verdict(url, Status.OK, None, False, answer.status_code, hops, url, checked, 1)
    if said == MISSING and answer.status_code in (200, 404):
        return Verdict(url, Status.DEAD, "doi-unregistered", False, answer.status_code, hops, url, checked, 1)
    return unknown(url, now)


def unknown(url: str, now: datetime) -> Verdict:
    """Couldn't tell: the service could not be asked, or said nothing one can use."""
    return Verdict(url, Status.UNKNOWN, "offline", checked_at=now.isoformat(timespec="seconds"))


def code(answer: Response) -> object:
    """The service's own code in its answer."""
    return services.value(answer, "responseCode")
