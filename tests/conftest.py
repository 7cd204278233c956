"""What every test gets: no socket outside loopback, no configuration and no cache of the person who runs it."""

import ipaddress
import os
import signal
import socket

import pytest
from hypothesis import settings

# The same examples every time, so that what fails here was broken here; HYPOTHESIS_PROFILE=default looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

signal.signal(
    signal.SIGINT, signal.default_int_handler
)  # one started in the background has it ignored, with all its children


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not ipaddress.ip_address(address[0]).is_loopback:
            pytest.fail(f"a test opened a socket to {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def own_folders(monkeypatch, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where Debian's programs were installed for the tests, one that is skipped for want of them has failed."""
    report = yield
    if report.skipped and item.get_closest_marker("needs_debian") and os.environ.get("CITECHECK_DEBIAN"):
        report.outcome = "failed"
    return report
