"""Outside services: who they are, how they are asked, and at which pace."""

import socket
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.connection import create_connection

from citecheck.config import Config
from citecheck.resolve.wire import user_agent

# Where each service is, and how many requests a second it is sent: without and with an address to write to.
SERVICES = {
    "doi": ("https://doi.org", 5.0, 5.0),
    "crossref": ("https://api.crossref.org", 5.0, 10.0),
    "datacite": ("https://api.datacite.org", 1.5, 3.0),
    "crosscite": ("https://data.crosscite.org", 1.5, 3.0),
    "medra": ("https://data.medra.org", 1.0, 1.0),
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
PATIENT = 3  # tries
GIVE_UP = 2  # questions in a row that reached nobody, after which a service isn't asked further in this run
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class ServiceError(Exception):
    """A service that gave no answer one can use; nothing follows from it."""


@dataclass(slots=True)
class Desk:
    """All services of one run; it changes, hence no frozen value."""

    config: Config
    session: requests.Session
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: dict[str, float] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)


def opened(config: Config) -> Desk:
    """A session that trusts no proxy unless told to, keeps no cookies, and asks again where a service is in trouble."""
    session = requests.Session()
    session.trust_env = config.trust_env
    session.headers["User-Agent"] = user_agent(config)
    session.headers["Accept"] = "application/json"
    retry = Retry(
        total=PATIENT, connect=0, read=1, backoff_factor=0.3, status_forcelist=(429, 502, 503, 504),
        allowed_methods={"GET"}, retry_after_max=max(1, int(config.max_wait)), raise_on_status=False, redirect=False,
    )  # fmt: skip
    adapter = _Answering(config, max_retries=retry)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return Desk(config, session)


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
        for _ in range(3):
            if desk.failures[name] >= GIVE_UP:
                raise ServiceError(f"{name}: not reached")
            _wait(desk, name)
            answer = desk.session.get(
                url, params=parameters, timeout=desk.config.timeout, allow_redirects=False,
                headers={"Accept": accept} if accept else None,
            )  # fmt: skip
            desk.session.cookies.clear()
            desk.failures[name] = 0
            target = answer.headers.get("Location")
            if answer.status_code not in REDIRECTS or not target:
                return answer
            url, parameters = urljoin(url, target), {}
            name, url = _listed(desk, url)
    except (OSError, requests.RequestException, ValueError) as error:
        desk.failures[name] += 1
        raise ServiceError(f"{name}: {type(error).__name__}") from None
    raise ServiceError(f"{name}: redirects without end")


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
    with desk.lock:
        at = max(time.monotonic(), desk.next_at.get(name, 0.0))
        desk.next_at[name] = at + 1 / pace
    time.sleep(max(0.0, at - time.monotonic()))


class _Answering(HTTPAdapter):
    """An adapter that answers the names in the configuration without DNS; requests wants a class here."""

    def __init__(self, config: Config, **options: Any) -> None:  # noqa: ANN401
        self.hosts = config.network.hosts
        super().__init__(**options)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {
            "http": partial(_pool, HTTPConnectionPool, HTTPConnection, self.hosts),
            "https": partial(_pool, HTTPSConnectionPool, HTTPSConnection, self.hosts),
        }


def _pool(pool: Any, connection: Any, hosts: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401
    """A connection pool whose connections look names up in `hosts` first."""

    class Answered(connection):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            name = hosts.get(self._dns_host, self._dns_host)
            if not name:
                raise OSError(f"{self._dns_host} has no address")
            return create_connection((name, self.port), self.timeout)

    made = pool(*args, **options)
    made.ConnectionCls = Answered
    return made
