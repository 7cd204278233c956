"""One address: asked, its redirects followed by ourselves, and what came of it."""

import ipaddress
import re
import socket
import ssl
import time
from datetime import datetime
from urllib.parse import urljoin, urlsplit

import requests

from citecheck import __version__
from citecheck.config import Config
from citecheck.model import Hop, Status, Verdict
from citecheck.resolve import addresses, unknown

MOST_HOPS, MOST_BYTES = 10, 64 << 10
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BY_CODE = {
    401: (Status.RESTRICTED, "http-401"), 402: (Status.RESTRICTED, "http-402"), 403: (Status.BLOCKED, "http-403"),
    404: (Status.DEAD, "http-404"), 410: (Status.DEAD, "http-410"), 429: (Status.UNKNOWN, "rate-limited"),
    451: (Status.RESTRICTED, "http-451"), 999: (Status.BLOCKED, "http-999"),
}  # fmt: skip
NUMERIC = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", re.IGNORECASE)


def session(config: Config) -> requests.Session:
    """A session for links: an honest name, checked addresses."""
    contact = f"; mailto:{config.mailto}" if config.mailto else ""
    agent = f"citecheck/{__version__} (+https://github.com/citecheck/citecheck{contact})"
    return addresses.session(config.network, agent)


def ask(url: str, session: requests.Session, config: Config, now: datetime) -> Verdict:
    """Asks for one address; a timeout gets one more try."""
    full = url if "://" in url else f"http://{url}"
    checked = now.isoformat(timespec="seconds")
    if fault := _refused(full, config):
        return Verdict(url, fault, "private" if fault is Status.UNSAFE else "no-host", checked_at=checked)
    attempt = 0
    for attempt in (1, 2):  # noqa: B007
        status, reason, http, hops = _follow(full, session, config)
        if reason != "timeout":
            break
    if status is Status.UNKNOWN and reason == "offline":
        return unknown(url, reason, now)
    final = hops[-1].url if hops else None
    return Verdict(url, status, reason, False, http, tuple(hops), final, checked, attempt)


def _refused(url: str, config: Config) -> Status | None:
    """Addresses that are not asked at all."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return Status.MALFORMED
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s\x00-\x1f]", url):
        return Status.MALFORMED
    if NUMERIC.fullmatch(host):
        try:
            return None if addresses.is_public(host, config.network.allow) else Status.UNSAFE
        except ValueError:  # decimal, octal and short spellings hide where they lead
            return Status.UNSAFE
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return None
    return None if addresses.is_public(host, config.network.allow) else Status.UNSAFE


Answer = tuple[Status, str | None, int | None, list[Hop]]


def _follow(url: str, session: requests.Session, config: Config) -> Answer:
    """Follows redirects, each checked like the first."""
    hops: list[Hop] = []
    deadline = time.monotonic() + config.timeout
    permanent = True
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            return Status.BROKEN, "timeout", None, hops
        try:
            with session.get(url, timeout=left, allow_redirects=False, stream=True) as answer:
                code, target = answer.status_code, answer.headers.get("Location")
                _drain(answer, deadline)
        except (OSError, requests.RequestException, ValueError) as error:
            return (*_failed(error, hops), None, hops)
        finally:
            session.cookies.clear()
        hops.append(Hop(url, code))
        if code not in REDIRECTS:
            return (*_classified(code, hops, permanent=permanent), code, hops)
        if not target:
            return Status.BROKEN, "bad-redirect", code, hops
        permanent = permanent and code in (301, 308)
        url = urljoin(url, target)
        if any(hop.url == url for hop in hops) or len(hops) > MOST_HOPS:
            return Status.BROKEN, "loop", code, hops
        if fault := _refused(url, config):
            return Status.BROKEN, "private-redirect" if fault is Status.UNSAFE else "bad-redirect", code, hops


def _drain(answer: requests.Response, deadline: float) -> None:
    """Reads as much of a page as is looked at, within the time there is."""
    size = 0
    for part in answer.iter_content(8192):
        size += len(part)
        if size > MOST_BYTES or time.monotonic() > deadline:
            return


def _classified(code: int, hops: list[Hop], *, permanent: bool) -> tuple[Status, str | None]:
    if code in BY_CODE:
        return BY_CODE[code]
    if code >= 500:
        return Status.BROKEN, "server-error"
    if code >= 400:
        return Status.UNKNOWN, f"http-{code}"
    return Status.OK, "moved" if len(hops) > 1 and permanent else None


def _failed(error: Exception, hops: list[Hop]) -> tuple[Status, str]:
    """What a failure to connect says."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, addresses.UnsafeAddressError):
            return (Status.BROKEN, "private-redirect") if hops else (Status.UNSAFE, "private")
        if isinstance(cause, addresses.NoSuchHostError):
            return Status.DEAD, "nxdomain"
        if isinstance(cause, ssl.SSLCertVerificationError):
            kinds = {10: "tls-expired", 18: "tls-self-signed", 19: "tls-self-signed", 62: "tls-name"}
            return Status.BROKEN, kinds.get(cause.verify_code, "tls-self-signed")
        if isinstance(cause, ConnectionRefusedError):
            return Status.BROKEN, "refused"
        if isinstance(cause, ConnectionResetError | BrokenPipeError):
            return Status.BROKEN, "reset"
        if isinstance(cause, socket.gaierror):
            return Status.UNKNOWN, "dns-timeout"
        if isinstance(cause, TimeoutError | requests.Timeout):
            return Status.BROKEN, "timeout"
        if isinstance(cause, OSError) and cause.errno in (100, 101, 113):  # no way out of this machine
            return Status.UNKNOWN, "offline"
    return Status.BROKEN, "protocol"


def _causes(error: BaseException | None) -> list[BaseException]:
    """An error and all that led to it, the innermost first."""
    found: list[BaseException] = []
    queue = [error]
    while queue:
        one = queue.pop()
        if one is None or any(one is other for other in found):
            continue
        found.append(one)
        queue += [one.__cause__, one.__context__, getattr(one, "reason", None)]
        queue += [arg for arg in one.args if isinstance(arg, BaseException)]
    return [one for one in reversed(found) if isinstance(one, BaseException)]
