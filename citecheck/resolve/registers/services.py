"""Outside services: who they are, how they are asked, and at which pace."""

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests

from citecheck.config import Config
from citecheck.resolve.manners import retry_after
from citecheck.resolve.registers import adapter

# Where each service is, and how many requests a second it is sent: without and with an address to write to.
SERVICES = {
    "doi": ("https://doi.org", 5.0, 5.0),
    "crossref": ("https://api.crossref.org", 5.0, 10.0),
    "datacite": ("https://api.datacite.org", 1.5, 3.0),
    "crosscite": ("https://data.crosscite.org", 1.5, 3.0),
    "medra": ("https://data.medra.org", 1.0, 1.0),
    "kisti": ("https://data.doi.or.kr", 1.0, 1.0),
    "jalc": ("https://japanlinkcenter.org", 1.0, 1.0),
    "publications": ("https://ra.publications.europa.eu", 1.0, 1.0),
    "openalex": ("https://api.openalex.org", 5.0, 10.0),
    "wayback": ("https://archive.org", 1.0, 1.0),
    "arxiv": ("https://export.arxiv.org", 0.33, 0.33),
    "pubmed": ("https://eutils.ncbi.nlm.nih.gov", 2.0, 3.0),
    "orcid": ("https://pub.orcid.org", 3.0, 3.0),
    "handle": ("https://hdl.handle.net", 5.0, 5.0),
    "issn": ("https://api.crossref.org", 1.0, 3.0),  # asks for lists, which Crossref gives slower
    "openlibrary": ("https://openlibrary.org", 1.0, 3.0),
}
WITHIN = {"issn": "crossref"}  # asked where another service is, unless configured otherwise
# Where the address to write to is a parameter of a question; the others read it in the User-Agent.
POLITE = {
    "crossref": "mailto",
    "issn": "mailto",
    "datacite": "mailto",
    "openalex": "mailto",
    "pubmed": "email",
}
GIVE_UP = 2  # questions in a row that got no answer, after which a service isn't asked further in this run
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 3
PATIENT = 3  # tries
TIRED = frozenset({429, 503})
PAUSE = 0.6  # seconds after which a tired service that names none is asked again; then twice as long


class ServiceError(Exception):
    """A service that gave no answer one can use; nothing follows from it."""


@dataclass(slots=True)
class Desk:
    """All services of one run; it changes, hence no frozen value."""

    config: Config
    session: requests.Session
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: dict[str, float] = field(default_factory=dict)
    held: dict[str, float] = field(default_factory=dict)
    limited: set[str] = field(default_factory=set)
    failures: Counter[str] = field(default_factory=Counter)


def opened(config: Config) -> Desk:
    """Begins to ask."""
    return Desk(config, adapter.session(config))


def base(desk: Desk, name: str) -> str:
    """A service's address: the one configured, else the real one."""
    for one in (name, WITHIN.get(name, name)):
        own = desk.config.services.get(one)
        if own and own.base:
            return own.base.rstrip("/")
    return SERVICES[name][0]


def ask(desk: Desk, name: str, path: str, *, accept: str | None = None, **parameters: str) -> requests.Response:
    """Asks a service, when its pace allows; follows redirects only to services that are listed."""
    if desk.config.mailto and name in POLITE:
        parameters[POLITE[name]] = desk.config.mailto
    url = base(desk, name) + path
    try:
        for _ in range(MOST_REDIRECTS):
            said = _said(desk, name, url, accept, parameters)
            target = said.headers.get("Location")
            if said.status_code not in REDIRECTS or not target:
                return said
            url, parameters = urljoin(url, target), {}
            name, url = _listed(desk, url)
    except (OSError, requests.RequestException, ValueError) as error:
        desk.failures[name] += 1
        raise ServiceError(f"{name}: {type(error).__name__}") from None
    raise ServiceError(f"{name}: redirects without end")


def _said(desk: Desk, name: str, url: str, accept: str | None, parameters: dict[str, str]) -> requests.Response:
    """One answer; of a service that asks for time, what it says after that, within the time we may wait."""
    waited = 0.0
    for tries in range(PATIENT):
        _wait(desk, name)
        if desk.failures[name] >= GIVE_UP:
            raise ServiceError(f"{name}: not reached")
        said = desk.session.get(
            url, params=parameters, timeout=desk.config.timeout, allow_redirects=False,
            headers={"Accept": accept} if accept else None,
        )  # fmt: skip
        desk.session.cookies.clear()
        if said.status_code not in TIRED:
            desk.failures[name] = 0
            return said
        told = retry_after(said.headers.get("Retry-After"), datetime.now(UTC))
        wait = PAUSE * 2**tries if told is None else told
        waited += wait
        if waited > desk.config.max_wait:
            break
        desk.held[name] = max(desk.held.get(name, 0.0), time.monotonic() + wait)
    _tired(desk, name, said, told)
    return said


def _tired(desk: Desk, name: str, said: requests.Response, told: float | None) -> None:
    """Remembers that a service asked for more time than we have: one that named a time is left in peace till then."""
    if told is not None and told > desk.config.max_wait:
        desk.failures[name] += GIVE_UP
    desk.failures[name] += 1
    if said.status_code == 429 or told is not None:
        desk.limited.add(name)


def answer(desk: Desk, name: str, path: str, **options: Any) -> Any:  # noqa: ANN401
    """A service's JSON answer; None where it says that there is no such thing. A 400 or 5xx says nothing."""
    said = ask(desk, name, path, **options)
    if said.status_code in (404, 410):
        return None
    if said.status_code != 200:
        raise ServiceError(f"{name}: {said.status_code}")
    try:
        return said.json()
    except ValueError:
        raise ServiceError(f"{name}: no JSON") from None


def value(answer: requests.Response, name: str) -> object:
    """One value of a JSON answer; None where it isn't one."""
    try:
        said = answer.json()
    except ValueError:
        return None
    return said.get(name) if isinstance(said, dict) else None


def _listed(desk: Desk, url: str) -> tuple[str, str]:
    """The service an address belongs to, and the address with that service's configured base."""
    parts = urlsplit(url)
    for name, (real, _, _) in SERVICES.items():
        if parts.netloc in (urlsplit(real).netloc, urlsplit(base(desk, name)).netloc):
            there = urlsplit(base(desk, name))
            return name, urlunsplit((there.scheme, there.netloc, parts.path, parts.query, ""))
    raise ServiceError(f"leads to {parts.netloc}, which is no service that is listed")


def _wait(desk: Desk, name: str) -> None:
    own = desk.config.services.get(name)
    _, anonymous, polite = SERVICES[name]
    pace = own.pace if own and own.pace else polite if desk.config.mailto else anonymous
    while desk.failures[name] < GIVE_UP:
        with desk.lock:
            at = max(time.monotonic(), desk.next_at.get(name, 0.0), desk.held.get(name, 0.0))
            desk.next_at[name] = at + 1 / pace
        time.sleep(max(0.0, at - time.monotonic()))
        if desk.held.get(name, 0.0) <= at:  # else it asked for time while this one waited for its turn
            return
