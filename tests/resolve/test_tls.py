"""Faults of certificates and of what is spoken, each with a reason of its own, told by real servers."""

import ssl
from asyncio.sslproto import SSLProtocol
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from citecheck import resolve
from citecheck.resolve import wire
from citecheck.resolve.faults import fault
from tests.resolve.site import article, page, served, to

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = datetime.now(UTC)  # by which certificates are judged
AUTHORITY = trustme.CA()


@pytest.fixture(autouse=True)
def trusted(monkeypatch):
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    monkeypatch.setattr(wire, "_trusted", lambda: context)


def served_with(certificate, **settings):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    for name, value in settings.items():
        setattr(context, name, value)
    return served({"/a": article()}, tls=context)


def test_a_page_of_many_records_is_read_whole_with_little_at_hand():
    body = "<title>Weirs</title><p>" + "weir " * 12_000
    with served_with(issued("site.test")) as site:
        site.pages["/a"] = page(body)
        (found,) = resolve.resolve([f"https://site.test:{site.port}/a"], site.config(), now=NOW)
    assert found.trace.size == len(body)
    assert SSLProtocol.max_size == wire.RECORD


def said(site, url=None):
    (found,) = resolve.resolve([url or f"https://site.test:{site.port}/a"], site.config(), now=NOW)
    return (str(found.status), found.reason)


def issued(*names, authority=AUTHORITY, **times):
    return authority.issue_cert(*names, **{name: TODAY + timedelta(days=days) for name, days in times.items()})


@pytest.mark.parametrize(
    ("certificate", "wanted"),
    [
        (issued("site.test"), ("ok", None)),
        (issued("else.test"), ("broken", "tls-name")),
        (issued("site.test", not_before=-9, not_after=-3), ("broken", "tls-expired")),
        (issued("site.test", not_before=3, not_after=9), ("broken", "tls-expired")),
        (issued("site.test", authority=trustme.CA()), ("broken", "tls-self-signed")),
    ],
)
def test_certificates(certificate, wanted):
    with served_with(certificate) as site:
        assert said(site) == wanted
        assert len(site.asked) == (3 if wanted[0] == "ok" else 0)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_language_of_old():
    old = ssl.TLSVersion.TLSv1_1
    with served_with(issued("site.test"), minimum_version=old, maximum_version=old) as site:
        assert said(site) in (("broken", "protocol"), ("broken", "reset"))  # asyncio's server often hangs up unread
    assert fault(ssl.SSLError(1, "tlsv1 alert protocol version")) == ("broken", "protocol")


def test_an_address_without_tls_where_tls_is_spoken():
    with served_with(issued("site.test")) as site:
        assert said(site, f"http://site.test:{site.port}/a")[0] == "broken"


def test_a_fault_behind_a_redirect_is_told_as_it_is():
    with served_with(issued("else.test")) as there, served() as site:
        site.pages["/a"] = to(f"https://site.test:{there.port}/a", 301)
        assert said(site, f"http://site.test:{site.port}/a") == ("broken", "tls-name")
