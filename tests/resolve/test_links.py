"""Addresses asked of a real server on loopback: what it says, and what the verdict is."""

from datetime import UTC, datetime

import pytest

from citecheck import resolve
from citecheck.config import Config, Network
from citecheck.model import Status
from citecheck.resolve import asking, links
from tests.resolve.site import article, page, raw, reset, served, silent, to

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def verdicts(urls, config):
    return {verdict.url: verdict for verdict in resolve.resolve(urls, config, now=NOW)}


def verdict(site, path="/a", host="site.test", **settings):
    url = site.url(path, host)
    return verdicts([url], site.config(**settings))[url]


def said(found):
    return (str(found.status), found.reason)


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        (200, ("ok", None)),
        (401, ("restricted", "http-401")),
        (402, ("restricted", "http-402")),
        (403, ("blocked", "http-403")),
        (404, ("dead", "http-404")),
        (410, ("dead", "http-410")),
        (451, ("restricted", "http-451")),
        (500, ("broken", "server-error")),
        (999, ("blocked", "http-999")),
    ],
)
def test_what_a_status_says(status, wanted):
    with served({"/a": page("<h1>A page</h1>", status)}) as site:
        found = verdict(site)
    assert said(found) == wanted
    assert found.http == status
    assert found.checked_at == "2026-03-01T12:00:00+00:00"


def test_a_permanent_move_and_a_passing_one():
    pages = {"/a": to("/b", 301), "/b": to("/c", 308), "/c": article(), "/d": to("/c", 302)}
    with served(pages) as site:
        moved, passing = verdict(site), verdict(site, "/d")
        assert moved.final_url == site.url("/c")
        assert [(hop.url, hop.http) for hop in moved.hops] == [
            (site.url("/a"), 301), (site.url("/b"), 308), (site.url("/c"), 200),
        ]  # fmt: skip
    assert said(moved) == ("ok", "moved")
    assert said(passing) == ("ok", None)


def test_redirects_that_lead_nowhere():
    pages = {
        "/a": to("/b"), "/b": to("/a"), "/none": page(status=302), "/odd": to("gopher://site.test/x"),
        "/in": to("http://10.0.0.8/admin"), **{f"/n{n}": to(f"/n{n + 1}") for n in range(40)},
    }  # fmt: skip
    with served(pages) as site:
        assert said(verdict(site)) == ("broken", "loop")
        assert said(verdict(site, "/n0")) == ("broken", "loop")
        assert said(verdict(site, "/none")) == ("broken", "bad-redirect")
        assert said(verdict(site, "/odd")) == ("broken", "bad-redirect")
        assert said(verdict(site, "/in")) == ("broken", "private-redirect")


def test_connections_that_fail():
    with served({"/a": reset, "/b": silent, "/c": raw(b"hello\r\n\r\n")}) as site:
        assert said(verdict(site)) in {("broken", "reset"), ("broken", "protocol")}
        slow = verdict(site, "/b", timeout=0.2)
        assert said(slow) == ("broken", "timeout")
        assert slow.attempts == 2
        assert said(verdict(site, "/c")) == ("broken", "protocol")
        assert said(verdict(site, host="gone.test")) == ("dead", "nxdomain")
        config, port = site.config(), site.port
    url = f"http://site.test:{port}/a"
    assert said(verdicts([url], config)[url]) == ("broken", "refused")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://10.1.2.3/", "http://169.254.169.254/latest/", "http://[::1]/", "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/",
        "http://2130706433/", "http://0177.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://inside.test/",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(url):
    with served() as site:
        config = Config(network=Network((), {"inside.test": "127.0.0.1"}), cache=False)
        full = url.replace("/", f":{site.port}/", 3).replace(f":{site.port}/", "/", 2)
        assert verdicts([full], config)[full].status is Status.UNSAFE
        assert site.asked == []


@pytest.mark.parametrize("url", ["ftp://site.test/a", "http://", "http://a b/", "http://[1/", "http://a.test:x/"])
def test_what_is_no_address_is_not_asked(url):
    assert verdicts([url], Config(cache=False))[url].status is Status.MALFORMED


def test_an_address_is_asked_once_and_without_a_scheme_too():
    with served({"/a": article()}) as site:
        bare = f"site.test:{site.port}/a"
        found = list(resolve.resolve([site.url("/a"), bare, site.url("/a")], site.config(), now=NOW))
    assert sorted(one.url for one in found) == sorted([site.url("/a"), bare])
    assert {said(one) for one in found} == {("ok", None)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://A.test", "HTTP://a.test/#x", True), ("a.test/b", "http://a.test:80/b", True),
        ("https://a.test:443/b", "https://a.test/b", True), ("http://a.test:443/b", "http://a.test/b", False),
        ("http://a.test/B", "http://a.test/b", False), ("http://a.test?x", "http://a.test/?x", True),
        ("http://[1/", "http://[1/", True), ("http://a.test/b", "https://a.test/b", False),
    ],
)  # fmt: skip
def test_spellings_of_one_request(one, other, same):
    assert (asking.key(one) == asking.key(other)) is same


def test_hosts_without_a_scheme_do_not_wait_for_each_other():
    names = [f"slow{n}.test" for n in range(10)]
    with served({"*": silent} | {"quick.test/a": page("x", 410), "quick.test/robots.txt": page("x", 404)}) as site:
        quick = f"quick.test:{site.port}/a"
        urls = [*(f"{name}:{site.port}/{n}" for name in names for n in range(2)), quick]
        first = next(resolve.resolve(urls, site.config("quick.test", *names, timeout=3.0), now=NOW))
    assert (first.url, said(first)) == (quick, ("dead", "http-410"))


def test_who_asks_is_said_and_nothing_is_carried_from_chain_to_chain():
    pages = {"/a": page("x", headers=[("Set-Cookie", "known=1; Path=/")]), "/b": article()}
    with served(pages) as site:
        list(resolve.resolve([site.url("/a"), site.url("/b")], site.config(mailto="me@example.org"), now=NOW))
        agents = {request.headers["user-agent"] for request in site.asked}
        assert not any("cookie" in request.headers for request in site.asked)
    assert len(agents) == 1
    assert "citecheck/" in min(agents) and "mailto:me@example.org" in min(agents)


def test_what_was_answered_before_somebody_ends_it_is_given(monkeypatch):
    waits = links._something

    async def ended(said):
        await waits(said)
        raise KeyboardInterrupt

    monkeypatch.setattr(links, "_something", ended)
    with served({"/a": article("Canals")}) as site:
        asked = resolve.resolve([site.url("/a")], site.config(), now=NOW)
        assert next(asked).status is Status.OK
        with pytest.raises(KeyboardInterrupt):
            next(asked)
