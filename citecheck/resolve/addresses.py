"""Which addresses may be connected to: the public ones, checked where the connection is really made."""

import ipaddress
import socket
from collections.abc import Sequence
from functools import partial
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.connection import create_connection

from citecheck.config import Network

NAT64 = ipaddress.ip_network("64:ff9b::/96")


class UnsafeAddressError(OSError):
    """A private address, or one that stands for a private one."""


class NoSuchHostError(OSError):
    """A name that has no address."""


def is_public(address: str, allow: Sequence[str] = ()) -> bool:
    """Whether an address is one that a submission may make us connect to."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if any(ip in ipaddress.ip_network(row, strict=False) for row in allow):
        return True
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner), allow)
    return ip.is_global and not ip.is_multicast


def connect(address: tuple[str, int], network: Network, **options: Any) -> socket.socket:  # noqa: ANN401
    """Connects to a host by the first of its addresses, all of which must be public."""
    host, port = address
    name = network.hosts.get(host, host)
    if not name:
        raise NoSuchHostError(f"{host} has no address")
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NoSuchHostError(f"{host} has no address") from None
        raise
    addresses = [str(row[4][0]) for row in found]
    if not all(is_public(one, network.allow) for one in addresses):
        raise UnsafeAddressError(f"{host} is a private address")
    return create_connection((addresses[0], port), **options)


def session(network: Network, agent: str) -> requests.Session:
    """A session whose every connection is checked; no proxies, no cookies kept, no redirects followed by itself."""
    made = requests.Session()
    made.trust_env = False
    made.headers["User-Agent"] = agent
    adapter = _Guarded(network)
    made.mount("http://", adapter)
    made.mount("https://", adapter)
    return made


class _Guarded(HTTPAdapter):
    """An adapter whose pools connect by `connect`; requests wants a class here."""

    def __init__(self, network: Network) -> None:
        self.network = network
        super().__init__(pool_connections=64, pool_maxsize=8)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {
            "http": partial(_pool, HTTPConnectionPool, HTTPConnection, self.network),
            "https": partial(_pool, HTTPSConnectionPool, HTTPSConnection, self.network),
        }


def _pool(pool: Any, connection: Any, network: Network, *args: Any, **options: Any) -> Any:  # noqa: ANN401
    """A connection pool whose connections are made by `connect`."""

    class Checked(connection):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            return connect((self._dns_host, self.port), network, timeout=self.timeout)

    made = pool(*args, **options)
    made.ConnectionCls = Checked
    return made
