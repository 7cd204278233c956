"""The test webs of the benchmark, small and with a fresh seed: what is true of each address is what is said of it."""

import os
import secrets
import ssl
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck import resolve
from citecheck.config import load
from citecheck.resolve import manners, wire
from citecheck.resolve.registers import services
from tests.benchmarks.links.measuring import served, weigh

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """Asks for every address of a web; the seed stands in the failure."""

    def ask(kind, size, timeout):
        seed = secrets.randbelow(10**6)
        print("seed", seed)  # noqa: T201 (shown where the test fails)
        with served(kind, seed, size, tmp_path) as web:
            trusted = ssl.create_default_context(cafile=str(tmp_path / "authority.pem"))
            monkeypatch.setattr(wire, "_trusted", lambda: trusted)
            config = replace(load(Path.cwd(), tmp_path / "config.toml"), timeout=timeout, cache=False)
            urls = (tmp_path / "urls.txt").read_text("utf-8").split("\n")[:-1]
            links = {
                one.url: {"status": str(one.status), "reason": one.reason}
                for one in resolve.resolve(urls, config, now=NOW)
            }
            return *weigh(web, links), web.log()

    return ask


@pytest.mark.skipif(os.name == "nt", reason="other systems have no 127.0.1.1")
def test_an_ordinary_web(asked, real_pace):
    figures, wrong, log = asked("ordinary", 180, 1.0)
    assert figures["exact"] >= 0.95, (figures, wrong)
    assert figures["dead precision"] == 1.0, wrong
    assert figures["dead recall"] >= 0.95, wrong
    assert figures["blocked called dead"] == 0
    assert log["flying"] <= manners.A_HOST + 1  # a page broken off by us counts for a moment longer there
    assert log["early"] == 0


@pytest.mark.skipif(os.name == "nt", reason="other systems have no 127.0.1.1")
def test_a_hostile_web(asked):
    figures, wrong, log = asked("hostile", 75, 1.0)
    assert figures["exact"] == 1.0, wrong
    assert log["canary"] == 0


def test_the_services_are_those_of_the_table():
    assert all(base.startswith("https://") and 0 < slow <= fast for base, slow, fast in services.SERVICES.values())
