"""What kept an answer from coming, told from the error."""

import asyncio
import errno
import re
import socket
import ssl
from collections.abc import Iterator

import aiohttp

from citecheck.model import Status
from citecheck.resolve.addresses import NoSuchHostError, UnsafeAddressError

Fault = tuple[Status, str]
# OpenSSL's numbers: 9 not yet valid, 10 expired, 62 another host's name
CERTIFICATES = {9: "tls-expired", 10: "tls-expired", 62: "tls-name", 64: "tls-name"}
SEVERAL = re.compile(
    r"\[Errno (\d{1,6})\]"
)  # Multiple exceptions: [Errno 111] Connect call failed ..., [Errno 101] ...
NO_WAY = {errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EPERM, errno.EACCES, 10051}
RESET = {errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED, 10054}
REFUSED = {errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.EHOSTDOWN, 10061}
ORIGIN = frozenset({"refused", "tls-expired", "tls-self-signed", "tls-name"})  # a fault of the host, not of a page


def fault(error: BaseException) -> Fault:
    """What an error says of the address that was asked."""
    if isinstance(error, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError):
        return Status.UNKNOWN, "offline"  # of the site itself nothing was learnt
    for cause in _causes(error):
        if said := _said(cause):
            return said
    return Status.BROKEN, "protocol"


def _said(cause: BaseException) -> Fault | None:
    match cause:
        case UnsafeAddressError():
            return Status.UNSAFE, "private"
        case NoSuchHostError():
            return Status.DEAD, "nxdomain"
        case ssl.SSLCertVerificationError():
            return Status.BROKEN, CERTIFICATES.get(cause.verify_code, "tls-self-signed")
        case ssl.SSLError():
            return Status.BROKEN, "protocol"
        case socket.gaierror():
            return Status.UNKNOWN, "dns-timeout"
        case asyncio.TimeoutError():
            return Status.BROKEN, "timeout"
        case aiohttp.ServerDisconnectedError():
            return Status.BROKEN, "reset"
        case OSError():
            return _of_all(cause)
    return None


def _of_all(error: OSError) -> Fault | None:
    """What an error of the system says; one for several addresses of a host has their numbers in its words only."""
    numbers = [error.errno] if error.errno else map(int, SEVERAL.findall(str(error)))
    told = [said for number in numbers if (said := _system(number))]
    return min(told, key=lambda said: said[0] is not Status.BROKEN, default=None)


def _system(number: int | None) -> Fault | None:
    if number in NO_WAY:
        return Status.UNKNOWN, "offline"
    if number in RESET:
        return Status.BROKEN, "reset"
    if number in REFUSED:
        return Status.BROKEN, "refused"
    return (Status.BROKEN, "timeout") if number == errno.ETIMEDOUT else None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all that led to it, the innermost first."""
    found: list[BaseException] = []
    queue: list[BaseException | None] = [error]
    while queue:
        one = queue.pop()
        if one is None or any(one is other for other in found):
            continue
        found.append(one)
        queue += [one.__cause__, None if one.__suppress_context__ else one.__context__, getattr(one, "os_error", None)]
        queue += [other for other in getattr(one, "exceptions", ()) if isinstance(other, BaseException)]
    return reversed(found)
