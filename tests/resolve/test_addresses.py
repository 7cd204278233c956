"""Which addresses are public, how hosts are read, and what errors mean."""

import errno
import socket
import ssl

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.config import Network
from citecheck.resolve import addresses
from citecheck.resolve.faults import fault


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("::ffff:8.8.8.8", True), ("64:ff9b::808:808", True),
        ("127.0.0.1", False), ("10.0.0.1", False), ("172.16.0.1", False), ("192.168.1.1", False), ("100.64.0.1", False),
        ("169.254.169.254", False), ("0.0.0.0", False), ("224.0.0.1", False), ("240.0.0.1", False),
        ("255.255.255.255", False), ("::", False), ("::1", False), ("::7f00:1", False), ("fe80::1%eth0", False),
        ("fc00::1", False), ("fec0::1", False), ("ff02::1", False), ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("64:ff9b:1::a00:1", False), ("2002:7f00:1::", False), ("2002:a00:1::", False),
        ("192.0.0.192", False), ("168.63.129.16", False), ("192.88.99.1", False), ("3fff::1", False), ("0.1.2.3", False),
        ("100.100.100.200", False), ("fd00:ec2::254", False), ("::ffff:0:7f00:1", False), ("64:ff9b::c000:c0", False),
        ("2001:0:7f00:1::", False), ("2001:db8::1", False), ("192.0.2.1", False),
    ],
)  # fmt: skip
def test_public_addresses(address, public):
    assert addresses.is_public(address) is public


def test_ranges_may_be_opened():
    assert addresses.is_public("127.0.1.7", ("127.0.1.0/24",))
    assert not addresses.is_public("127.0.2.7", ("127.0.1.0/24",))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("HTTP://A.Test./x", "a.test"), ("http://вода.test/", "xn--80adg3b.test"), ("http://ａ.test/", "a.test"),
        ("http://[::1]:80/", "::1"), ("http://[1/", ""), ("http://a@b.test/", "b.test"), ("mailto:x", ""),
    ],
)  # fmt: skip
def test_hosts(url, host):
    assert addresses.host_of(url) == host


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("http://a.test/", None), ("https://вода.test/x", None), ("http://8.8.8.8:8080/", None),
        ("http://a.test:22/", ("unsafe", "port")), ("http://u:p@a.test/", ("unsafe", "userinfo")),
        ("http://0x7f000001/", ("unsafe", "number")), ("http://127.0.0.010/", ("unsafe", "number")),
        ("http://[::ffff:8.8.8.8]/", ("unsafe", "number")), ("http://[64:ff9b::808:808]/", ("unsafe", "number")),
        ("http://[2002:808:808::]/", ("unsafe", "number")), ("http://[2606:4700::1111]/", None),
        ("http://１２７.0.0.1/", ("unsafe", "private")), ("http://a.test:0/", ("malformed", "characters")),
        ("http://" + "a" * 64 + ".test/", ("malformed", "host")), ("http://a..test/", ("malformed", "characters")),
        ("http://a.test/\u202ex", ("malformed", "characters")), ("ftp://a.test/", ("malformed", "scheme")),
        ("http://%61.test/", ("malformed", "characters")), ("http://[::1%lo]/", ("malformed", "characters")),
    ],
)  # fmt: skip
def test_what_is_not_asked(url, wanted):
    assert addresses.refused(url, Network()) == wanted


@given(st.text(max_size=40))
def test_any_text_is_judged(text):
    assert addresses.refused(f"http://{text}", Network()) is None or True
    assert isinstance(addresses.host_of(text), str)


def test_names_in_the_configuration_are_answered_in_either_spelling():
    network = Network(("127.0.0.0/8",), {"вода.test": "127.0.0.5", "gone.test": ""})
    assert addresses.lookup("xn--80adg3b.test", network) == [(socket.AF_INET, "127.0.0.5")]
    with pytest.raises(addresses.NoSuchHostError):
        addresses.lookup("gone.test", network)
    with pytest.raises(addresses.UnsafeAddressError):
        addresses.lookup("вода.test", Network((), network.hosts))


@pytest.mark.parametrize(
    ("number", "kind"), [(socket.EAI_NONAME, addresses.NoSuchHostError), (socket.EAI_AGAIN, socket.gaierror)]
)
def test_what_the_name_service_says(monkeypatch, number, kind):
    def fails(*args, **options):
        raise socket.gaierror(number, "x")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    with pytest.raises(kind):
        addresses.lookup("a.test", Network())


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    rows = [(socket.AF_INET, 1, 6, "", ("8.8.8.8", 0)), (socket.AF_INET, 1, 6, "", ("10.0.0.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(addresses.UnsafeAddressError):
        addresses.lookup("a.test", Network())


@pytest.mark.parametrize("way", [True, False])
def test_a_way_out(monkeypatch, way):
    class Probe:
        def __init__(self, *kind):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *error):
            pass

        def connect(self, _):
            if not way:
                raise OSError(errno.ENETUNREACH, "no way")

    monkeypatch.setattr(addresses.socket, "socket", Probe)
    assert addresses.there_is_a_way_out() is way


def certificate(code):
    error = ssl.SSLCertVerificationError("x")
    error.verify_code = code
    return error


def behind(error):
    outer = aiohttp.ClientError("outer")
    outer.__cause__ = error
    return outer


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), ("broken", "refused")),
        (OSError(errno.EHOSTUNREACH, "x"), ("broken", "refused")),
        (OSError(errno.ENETUNREACH, "x"), ("unknown", "offline")),
        (ConnectionResetError(errno.ECONNRESET, "x"), ("broken", "reset")),
        (OSError(errno.ETIMEDOUT, "x"), ("broken", "timeout")),
        (TimeoutError(), ("broken", "timeout")),
        (aiohttp.ServerDisconnectedError(), ("broken", "reset")),
        (
            OSError(f"Multiple exceptions: [Errno {errno.ENETUNREACH}] x, [Errno {errno.ECONNREFUSED}] y"),
            ("broken", "refused"),
        ),
        (
            OSError(f"Multiple exceptions: [Errno {errno.ENETUNREACH}] x, [Errno {errno.ENETUNREACH}] y"),
            ("unknown", "offline"),
        ),
        (OSError("Multiple exceptions: none of them numbered"), ("broken", "protocol")),
        (socket.gaierror(socket.EAI_AGAIN, "x"), ("unknown", "dns-timeout")),
        (addresses.NoSuchHostError("x"), ("dead", "nxdomain")),
        (addresses.UnsafeAddressError("x"), ("unsafe", "private")),
        (certificate(10), ("broken", "tls-expired")),
        (certificate(62), ("broken", "tls-name")),
        (certificate(18), ("broken", "tls-self-signed")),
        (certificate(20), ("broken", "tls-self-signed")),
        (ssl.SSLError("handshake"), ("broken", "protocol")),
        (ValueError("odd"), ("broken", "protocol")),
        (OSError(errno.EMFILE, "x"), ("broken", "protocol")),
    ],
)
def test_errors(error, wanted):
    assert fault(error) == wanted
    assert fault(behind(error)) == wanted
