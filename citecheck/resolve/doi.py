"""Whether a DOI exists, asked of the handle service: a landing page that refuses programs says nothing of it."""

import re
from datetime import datetime
from urllib.parse import quote, urlsplit, urlunsplit

import requests

from citecheck.config import Config
from citecheck.model import Hop, Status, Verdict
from citecheck.resolve import unknown

DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\..+)", re.IGNORECASE)
FOUND, MISSING, NO_VALUES = 1, 100, 200


def is_doi(url: str) -> bool:
    """Whether an address is a DOI's."""
    return bool(DOI.fullmatch(url))


def handle(url: str, base: str | None) -> str:
    """The handle service's address for a DOI; a configured base replaces scheme and host."""
    match = DOI.fullmatch(url)
    path = f"/api/handles/{quote(match[1] if match else '', safe='/:()')}"
    parts = urlsplit(base or "https://doi.org")
    return urlunsplit((parts.scheme, parts.netloc, path, "type=URL", ""))


def ask(url: str, session: requests.Session, config: Config, now: datetime) -> Verdict:
    """Asks whether a DOI is registered."""
    service = config.services.get("doi")
    address = handle(url, service.base if service else None)
    checked = now.isoformat(timespec="seconds")
    try:
        answer = session.get(address, timeout=config.timeout, allow_redirects=False)
        said = answer.json().get("responseCode")
    except (OSError, requests.RequestException, ValueError, AttributeError):
        return unknown(url, "offline", now)
    hops = (Hop(address, answer.status_code),)
    if said in (FOUND, NO_VALUES):
        return Verdict(url, Status.OK, None, False, answer.status_code, hops, url, checked, 1)
    if said == MISSING:
        return Verdict(url, Status.DEAD, "doi-unregistered", False, answer.status_code, hops, url, checked, 1)
    return unknown(url, "service-error", now)
