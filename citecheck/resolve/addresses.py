"""Which addresses may be connected to: public ones, checked as they are written and where sockets are made."""

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from citecheck.config import Network
from citecheck.model import Status
from citecheck.norms.addresses import NEAR, ODD, parts

NAT64 = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48")))
COMPATIBLE = ipaddress.IPv6Network("::/96")  # ::127.0.0.1, an IPv4 address of old in an IPv6 one
# What is_global passes, in some versions of Python: protocol assignments with a cloud's metadata among them, relays of
# 6to4, another cloud's metadata, documentation.
SPECIAL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20")))
NUMERIC = re.compile(r"0x[0-9a-f]*|\d+", re.IGNORECASE)  # the last label of 127.1, 0x7f.1, 2130706433
FOUR = re.compile(r"(?:(?:0|[1-9]\d{0,2})(?:\.(?!$)|$)){4}")  # 127.0.0.1
# Ports that other services listen on; a browser asks none of them (Fetch standard, "bad port").
SERVICES = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
     111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
     540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
     6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}
)  # fmt: skip

SURE = "doi.org"  # a name that there is wherever there is a network; DOIs are asked of it anyway


class UnsafeAddressError(OSError):
    """A private address, or one that stands for a private one."""


class NoSuchHostError(OSError):
    """A name that has no address."""


@lru_cache(NEAR)
def origin(url: str) -> str:
    """Scheme, host and port of an address."""
    return f"{parts(url).scheme}://{parts(url).netloc}"


@lru_cache(NEAR)
def is_number(host: str) -> bool:
    """Whether a host is written as an address already, so that no name is looked up."""
    return ":" in host or bool(FOUR.fullmatch(host))


@lru_cache(8192)
def host_of(url: str) -> str:
    """The host of an address as it is looked up: small letters, no dot at its end, other scripts as xn--."""
    try:
        host = parts(url).hostname or ""
    except ValueError:
        return ""
    if host.isascii():
        return host.rstrip(".")
    host = unicodedata.normalize("NFKC", host).replace("。", ".").lower().rstrip(".")
    try:
        return host if host.isascii() else _idna(host)
    except UnicodeError:
        return host


def parents(host: str) -> Iterator[str]:
    """A host's name and those above it."""
    while host:
        yield host
        host = host.partition(".")[2]


def refused(url: str, network: Network) -> tuple[Status, str] | None:
    """Why an address is not asked at all, or None."""
    try:
        cut = parts(url)
        port = cut.port
    except ValueError:
        return Status.MALFORMED, "host"
    if cut.scheme not in ("http", "https"):
        return Status.MALFORMED, "scheme"
    host = host_of(url)
    if ODD.search(url) or not host or "%" in host or ".." in host or host.startswith(".") or port == 0:
        return Status.MALFORMED, "host" if not host else "characters"
    if "@" in cut.netloc:
        return Status.UNSAFE, "userinfo"
    if port in SERVICES:
        return Status.UNSAFE, "port"
    return _refused_host(host, network.allow)


@lru_cache(NEAR)
def _refused_host(host: str, allow: Sequence[str]) -> tuple[Status, str] | None:
    if ":" not in host and NUMERIC.fullmatch(host.rpartition(".")[2]) and not FOUR.fullmatch(host):
        return Status.UNSAFE, "number"  # decimal, octal and short spellings hide where they lead
    if is_number(host):
        try:
            if not is_public(host, allow):
                return Status.UNSAFE, "private"
        except ValueError:
            return Status.MALFORMED, "host"
        # One that a name service gives for the sake of a network without IPv4 is another matter.
        return (Status.UNSAFE, "number") if _inner(host) else None
    wrong = not host.isascii() or any(len(label) > 63 for label in host.split("."))
    return (Status.MALFORMED, "host") if wrong else None


def _idna(host: str) -> str:
    import idna

    return idna.encode(host, uts46=True).decode("ascii")


def _printed(host: str) -> str:
    """A host's name in its own letters."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


@lru_cache(4096)
def is_public(address: str, allow: Sequence[str] = ()) -> bool:
    """Whether an address is one that a submission may make us connect to; `allow` opens ranges."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if any(ip in ipaddress.ip_network(row, strict=False) for row in allow):
        return True
    if inner := _inner(address):
        return is_public(str(inner), allow)
    if isinstance(ip, ipaddress.IPv6Address) and (ip.is_site_local or ip.teredo):
        return False
    if any(ip in network for network in SPECIAL):
        return False
    # is_global alone passes multicast
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def _inner(address: str) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, by NAT64, by 6to4."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if not isinstance(ip, ipaddress.IPv6Address):
        return None
    if any(ip in network for network in (*NAT64, COMPATIBLE)):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def lookup(host: str, network: Network) -> list[tuple[socket.AddressFamily, str]]:
    """A host's addresses, all of which must be public; names in the configuration are answered without DNS."""
    name = network.hosts.get(host, network.hosts.get(_printed(host), host))
    if not name:
        raise NoSuchHostError(f"{host} has no address")
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NoSuchHostError(f"{host} has no address") from None
        raise
    except UnicodeError:
        raise NoSuchHostError(f"{host} is no name") from None
    addresses = list(dict.fromkeys((socket.AddressFamily(row[0]), str(row[4][0])) for row in found))
    if not all(is_public(address, network.allow) for _, address in addresses):
        raise UnsafeAddressError(f"{host} is a private address")
    return addresses


def there_is_a_way_out() -> bool:
    """Whether this machine has a route to anywhere; no packet is sent."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
                return True
        except OSError:
            continue
    return False


def names_are_answered(network: Network) -> bool:
    """Whether a name that is sure to exist is found: some networks that lead nowhere deny every name."""
    try:
        return bool(lookup(SURE, network))
    except UnsafeAddressError:
        return True
    except OSError:
        return False
