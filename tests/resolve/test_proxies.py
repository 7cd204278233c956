"""Proxies that the environment names: asked only when that is wanted, wherever they stand, and given no password."""

from datetime import UTC, datetime

import aiohttp
import pytest

from citecheck import resolve
from citecheck.config import ConfigError, Network
from citecheck.resolve import proxies
from citecheck.resolve.faults import fault
from tests.resolve.site import article, page, reset, served

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOWHERE = Network((), {"far.test": "93.184.216.34", "inside.test": "127.0.0.1"})


def verdict(site, url, **settings):
    (found,) = resolve.resolve([url], site.config(**{"trust_env": True, "network": NOWHERE, **settings}), now=NOW)
    return found


def said(found):
    return (str(found.status), found.reason)


@pytest.fixture
def proxy(monkeypatch, tmp_path):
    """A proxy on a private address that answers for every page, and a password that nobody may be sent."""
    (tmp_path / "netrc").write_text("default login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.delenv("no_proxy", raising=False)
    with served({"*": page("<h1>Nothing</h1>", 404)}) as site:
        for name in ("http_proxy", "HTTP_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{site.port}")
        yield site


def test_no_proxy_is_asked_unless_that_is_wanted(proxy):
    with served({"/a": article()}) as site:
        assert said(verdict(site, site.url("/a"), trust_env=False, network=site.config().network)) == ("ok", None)
    assert proxy.asked == []


def test_a_proxy_may_stand_in_a_private_network(proxy):
    proxy.pages["http://far.test/a"] = article()
    assert said(verdict(proxy, "http://far.test/a")) == ("ok", None)
    assert "http://far.test/robots.txt" in proxy.paths()
    assert not any({"authorization", "proxy-authorization"} & set(request.headers) for request in proxy.asked)


def test_a_proxy_may_know_names_that_are_not_known_here(proxy):
    proxy.pages["http://nowhere.invalid/a"] = article()
    assert said(verdict(proxy, "http://nowhere.invalid/a", network=Network())) == ("ok", None)


def test_a_proxy_is_no_way_into_a_private_network(proxy):
    for url in ("http://inside.test/a", "http://10.0.0.1/a", f"http://127.0.0.1:{proxy.port}/a"):
        assert verdict(proxy, url).status == "unsafe"
    assert proxy.asked == []


def test_a_proxy_that_is_down_accuses_no_site(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "127.0.0.1:9")
    with served() as site:
        assert said(verdict(site, "http://far.test/a")) == ("unknown", "offline")
        assert said(verdict(site, "https://far.test/a")) == ("unknown", "offline")


@pytest.mark.parametrize("handler", [page("no", 502), page("no", 407), reset])
def test_a_proxy_that_leads_nowhere_accuses_no_site(proxy, monkeypatch, handler):
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
    proxy.pages["*"] = handler
    assert verdict(proxy, "https://far.test/a").status != "dead"


def test_the_name_of_a_proxy_is_looked_up(proxy, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://localhost:{proxy.port}")
    proxy.pages["http://far.test/a"] = article()
    assert said(verdict(proxy, "http://far.test/a")) == ("ok", None)


@pytest.mark.parametrize(
    ("value", "words"), [("socks5://127.0.0.1:9", "only http"), ("http://a.invalid:3128", "not found")]
)
def test_a_proxy_that_can_not_be_used_is_said(monkeypatch, value, words):
    monkeypatch.setenv("http_proxy", value)
    with pytest.raises(ConfigError, match=words):
        proxies.named()


def test_an_error_of_a_proxy_is_none_of_the_site():
    assert fault(aiohttp.ClientHttpProxyError(None, (), status=407)) == ("unknown", "offline")
