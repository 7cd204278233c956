"""What the network said, written down and read again."""

import errno
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck import folder, run
from citecheck.config import Config, ConfigError
from citecheck.model import Evidence, Hop, Status, Verdict
from citecheck.resolve import recording
from tests.resolve.site import article, served

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def listed(folder, urls):
    (folder / "urls.txt").write_text("\n".join(urls), "utf-8")
    return str(folder / "urls.txt")


def test_what_is_written_is_read(tmp_path):
    said = Evidence({"http://a.test/": Verdict("http://a.test/", Status.DEAD, "http-404", hops=(Hop("b", 404),))})
    recording.save(str(tmp_path / "said.json"), said)
    assert recording.load(str(tmp_path / "said.json")) == said
    assert [path.name for path in tmp_path.iterdir()] == ["said.json"]


def test_what_can_not_be_written_leaves_nothing_and_is_named(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", "elsewhere")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match=r"No space left on device: '.*said.json'"):
        recording.save(str(tmp_path / "said.json"), Evidence())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "[]", '{"links": {"a": {"status": "ok"}}}', '{"links": {"a": 1}}'])
def test_what_is_no_record_is_named(tmp_path, text):
    (tmp_path / "said.json").write_text(text)
    with pytest.raises(ConfigError, match="no recorded evidence"):
        recording.load(str(tmp_path / "said.json"))


def test_a_record_is_replayed_without_asking(tmp_path):
    record = str(tmp_path / "said.json")
    with served({"/a": article()}) as site:
        urls, config = [site.url("/a"), site.url("/b")], site.config()
        with folder.listed(listed(tmp_path, urls), config) as archive:
            first = run.ask(archive, config, now=NOW, evidence=record)
        asked = len(site.asked)
        with folder.listed(listed(tmp_path, urls), config) as archive:
            second = run.ask(archive, config, now=NOW, evidence=record)
        assert len(site.asked) == asked
    assert first == second
    assert str(second.links[urls[1]].reason) == "http-404"


def test_offline_opens_no_socket(monkeypatch, tmp_path):
    def refused(*args, **options):
        pytest.fail("a socket was made")

    monkeypatch.setattr(socket.socket, "__init__", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    config = Config(cache=False, offline=True)
    urls = ["http://site.test/a", "https://doi.org/10.1000/182"]
    with folder.listed(listed(tmp_path, urls), config) as archive:
        said = run.ask(archive, config, now=NOW)
    assert {(str(one.status), one.reason) for one in said.links.values()} == {("unknown", "offline")}
