"""Proxies that the environment names, for whoever runs with --trust-env; nobody else's are asked."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from citecheck.config import ConfigError
from citecheck.resolve.addresses import host_of

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Proxies:
    """By scheme the proxy, and where the proxies are: they may stand in a private network."""

    by_scheme: Mapping[str, str]
    ends: Mapping[str, tuple[tuple[socket.AddressFamily, str], ...]]
    ports: frozenset[int]

    def of(self, url: str) -> str | None:
        """The proxy that an address is asked through."""
        return None if proxy_bypass(host_of(url)) else self.by_scheme.get(urlsplit(url).scheme)

    def holds(self, address: str, port: int) -> bool:
        """Whether an address that a socket is made for is a proxy's."""
        return port in self.ports and any(address == one for found in self.ends.values() for _, one in found)


def named() -> Proxies | None:
    """Reads the environment."""
    found = {scheme: proxy for scheme, proxy in getproxies().items() if scheme in PORTS}
    ends, ports = {}, set()
    for proxy in found.values():
        cut = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        if cut.scheme not in PORTS or not cut.hostname:
            raise ConfigError(
                f"the proxy {cut.scheme}://{cut.hostname or ''} can't be used: only http and https ones can"
            )
        port = cut.port or PORTS[cut.scheme]
        try:
            rows = socket.getaddrinfo(cut.hostname, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise ConfigError(f"the proxy {cut.hostname} named in the environment is not found ({error})") from None
        ends[cut.hostname] = tuple(dict.fromkeys((socket.AddressFamily(row[0]), str(row[4][0])) for row in rows))
        ports.add(port)
    whole = {scheme: proxy if "://" in proxy else f"http://{proxy}" for scheme, proxy in found.items()}
    return Proxies(whole, ends, frozenset(ports)) if whole else None
