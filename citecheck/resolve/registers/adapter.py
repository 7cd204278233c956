"""Connections to services: names of the configuration answered without DNS, broken ones tried once more."""

import socket
from functools import partial
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.connection import create_connection

from citecheck.config import Config
from citecheck.resolve.wire import user_agent

PATIENT = 3  # tries


def session(config: Config) -> requests.Session:
    """A session that trusts no proxy unless told to, keeps no cookies, and knows no passwords.

    A service that asks for time isn't asked again from here: that is its pace's business.
    """
    made = requests.Session()
    made.trust_env = config.trust_env
    made.auth = _nobody  # else a password for the host would be looked up in the user's .netrc
    made.headers["User-Agent"] = user_agent(config)
    made.headers["Accept"] = "application/json"
    retry = Retry(
        total=PATIENT, connect=0, read=1, backoff_factor=0.3, status_forcelist=(502, 504), allowed_methods={"GET"},
        respect_retry_after_header=False, raise_on_status=False, redirect=False,
    )  # fmt: skip
    adapter = _Answering(config, max_retries=retry)
    made.mount("http://", adapter)
    made.mount("https://", adapter)
    return made


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


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
