"""The engine: manners towards hosts, tries, waits, cookies, bounds, and no network at all."""

import asyncio
import threading
import time
import zlib
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from citecheck import resolve
from citecheck.config import Config, Network
from citecheck.model import Status
from citecheck.resolve import addresses, judging, links, manners, net, robots, wire
from tests.resolve.site import article, page, raw, reset, served, silent, to

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def verdicts(urls, config):
    return {verdict.url: verdict for verdict in resolve.resolve(urls, config, now=NOW)}


def verdict(site, path="/a", host="site.test", **settings):
    url = site.url(path, host)
    return verdicts([url], site.config(**settings))[url]


def said(found):
    return (str(found.status), found.reason)


def counted(site, path):
    return sum(one == path for one in site.paths())


def times(*handlers):
    """One handler after the other, the last for ever."""
    left = list(handlers)

    async def answer(request):
        handler = left.pop(0) if len(left) > 1 else left[0]
        await handler(request)

    return answer


@pytest.mark.parametrize(
    ("handler", "tries"),
    [(page("x", 500), 3), (reset, 3), (page("x", 404), 1), (page("x", 403), 1), (raw(b"no\r\n\r\n"), 1)],
)
def test_how_often_is_asked(handler, tries, monkeypatch):
    with served({"/a": handler}) as site:
        assert verdict(site).attempts == tries
        assert counted(site, "/a") == tries


def test_trouble_that_passes(monkeypatch):
    pages = {"/a": times(page("x", 503), article()), "/b": times(reset, reset, article())}
    with served(pages) as site:
        assert said(verdict(site)) == ("ok", None)
        assert said(verdict(site, "/b")) == ("ok", None)


def test_a_host_that_asks_for_time_gets_it(real_pace):
    stamps = []

    async def stamped(request):
        stamps.append(time.monotonic())
        await times_a(request)

    times_a = times(page("x", 429, [("Retry-After", "1")]), article())
    with served({"/a": stamped, "/b": stamped}) as site:
        found = verdicts([site.url("/a"), site.url("/b")], site.config())
    assert {said(one) for one in found.values()} == {("ok", None)}
    assert min(b - a for a, b in pairwise(stamps) if b - stamps[0] > 0.9) >= 0.09
    assert all(not 0 < stamp - stamps[0] < 1.0 for stamp in stamps)


@pytest.mark.parametrize("code", [429, 503])
def test_a_host_that_asks_for_too_much_time_is_left_in_peace(code, real_pace):
    tired = page("x", code, [("Retry-After", "3600")])
    with served({f"/{n}": tired for n in range(6)}) as site:
        found = verdicts([site.url(f"/{n}") for n in range(6)], site.config())
        assert {said(one) for one in found.values()} == {("unknown", "rate-limited")}
        assert len([path for path in site.paths() if path != "/robots.txt"]) == 1


def test_one_page_that_asks_for_time_does_not_stop_the_others():
    tired = page("x", 429, [("Retry-After", "3600")])
    with served({"/a": article(), "/b": tired, "/c": page("x", 404)}) as site:
        list(verdicts([site.url("/a")], site.config()))
        found = verdicts([site.url("/a"), site.url("/b"), site.url("/c")], site.config())
    assert said(found[site.url("/a")]) == ("ok", None)
    assert said(found[site.url("/b")]) == ("unknown", "rate-limited")
    assert said(found[site.url("/c")]) == ("dead", "http-404")


@pytest.mark.parametrize("gives", [False, True])
def test_a_host_does_not_keep_us_waiting_for_ever(gives):
    """Each of its pages asks for a time that is fair; all of them together are not."""
    seen = set()

    async def again(request):
        known = request.path in seen
        seen.add(request.path)
        if request.path[1:].isdigit() and not (known and gives):
            await page("x", 429, [("Retry-After", "0")])(request)
        else:
            await page("x", 410)(request)

    with served({"*": again}) as site:
        begun = time.monotonic()
        found = verdicts([site.url(f"/{n}") for n in range(40)], site.config(max_wait=0.55))
        assert time.monotonic() - begun < 4
    told = {said(one) for one in found.values()}
    assert told == {("unknown", "rate-limited")} | ({("dead", "http-410")} if gives else set())
    assert len(site.asked) < 60


def test_a_host_that_has_grown_tired_of_us_is_left_in_peace():
    """It gave pages, then asks for an hour of each one more: what it gave stands, the rest waits for another run."""
    given = []

    async def tiring(request):
        if request.path[1:].isdigit():
            given.append(request.path)
            answer = article(title=request.path) if len(given) <= 3 else page("x", 429, [("Retry-After", "3600")])
        else:
            answer = page("x", 404)
        await answer(request)

    with served({"*": tiring}) as site:
        found = verdicts([site.url(f"/{n}") for n in range(25)], site.config())
    assert len(given) <= 3 + manners.TIRED + manners.A_HOST  # some were on their way
    assert {said(one) for one in found.values()} <= {("ok", None), ("unknown", "rate-limited")}


def test_the_pace_and_the_places_of_a_host(real_pace):
    flying, most, stamps = 0, 0, []

    async def busy(request):
        nonlocal flying, most
        flying, stamps[len(stamps) :] = flying + 1, [time.monotonic()]
        most = max(most, flying)
        await asyncio.sleep(0.5)
        flying -= 1
        await page("x", 404)(request)

    with served({f"/{n}": busy for n in range(12)}) as site:
        verdicts([site.url(f"/{n}") for n in range(12)], site.config())
    assert most <= 4
    assert all(sum(0 <= other - one < 1.0 for other in stamps) <= 10 for one in stamps)


def test_a_slow_host_does_not_keep_another_waiting():
    with served({"/slow": silent, "/a": article()}) as site:
        begun, order = time.monotonic(), []
        urls = [site.url("/slow"), site.url("/a", "other.test")]
        for found in resolve.resolve(urls, site.config(timeout=0.8), now=NOW):
            order.append((found.url, time.monotonic() - begun))
    assert order[0][0] == urls[1]
    assert order[0][1] < 0.8


def test_a_name_that_nobody_answers_for_does_not_keep_another_waiting(monkeypatch):
    real, gate = addresses.lookup, threading.Event()

    def lookup(host, network):
        if host.startswith("held"):
            gate.wait(20)
            raise addresses.socket.gaierror(addresses.socket.EAI_AGAIN, "no answer")
        return real(host, network)

    monkeypatch.setattr(addresses, "lookup", lookup)
    with served({"/a": article()}) as site:
        held = [f"http://held{n}.test/" for n in range(100)]
        asked = resolve.resolve([*held, site.url("/a"), site.url("/a", "other.test")], site.config(timeout=10), now=NOW)
        first = [next(asked), next(asked)]
        gate.set()
        rest = list(asked)
    assert {(one.url in held, *said(one)) for one in first} == {(False, "ok", None)}
    assert {said(one) for one in rest} == {("unknown", "dns-timeout")}


def test_a_host_that_never_answers_is_not_asked_for_all_its_pages():
    with served({"*": silent}) as site:
        found = verdicts([site.url(f"/{n}") for n in range(30)], site.config(timeout=0.5))
        assert {said(one) for one in found.values()} == {("broken", "timeout")}
        assert len(site.asked) < 20


def test_a_host_of_silent_pages_is_given_less_time_but_asked_for_each(monkeypatch):
    """What stands among them is found, and the whole takes less than twice the time of a page."""
    monkeypatch.setattr(net, "BRIEFLY", 0.2)
    with served({f"/{n}": silent for n in range(20)} | {"/there": article(), "/gone": page("x", 410)}) as site:
        urls = [*(site.url(f"/{n}") for n in range(20)), site.url("/there"), site.url("/gone")]
        begun = time.monotonic()
        found = verdicts(urls, site.config(timeout=2.0))
        assert time.monotonic() - begun < 2.4 * 2.0 + 4 * manners.LULL
    assert {said(one) for url, one in found.items() if url in urls[:20]} == {("broken", "timeout")}
    assert [said(found[url]) for url in urls[20:]] == [("ok", None), ("dead", "http-410")]


def test_robots():
    rules = "User-agent: *\nDisallow: /private/*.pdf$\n"
    with served({"/robots.txt": page(rules, kind="text/plain"), "/a": article(), "/private/a.pdf": article()}) as site:
        found = verdicts([site.url("/a"), site.url("/private/a.pdf"), site.url("/private/a.pdf?x")], site.config())
        assert counted(site, "/robots.txt") == 1
        assert counted(site, "/private/a.pdf") == 0
    assert [said(one)[1] for one in found.values()].count("robots") == 1


@pytest.mark.parametrize(
    "handler",
    [
        page("x", 500),
        reset,
        page("Disallow: /", 404),
        page("\x00\xff", kind="text/plain"),
        to("http://[/"),
        to("/robots.txt"),
    ],
)
def test_rules_that_can_not_be_had_forbid_nothing(handler):
    with served({"/robots.txt": handler, "/a": article()}) as site:
        assert said(verdict(site)) == ("ok", None)


def test_a_rule_that_was_cut_off_is_none():
    rules = "User-agent: *\nDisallow: /none\n#"
    rules += "x" * (wire.MOST_BYTES - len(rules) - len("\nDisallow: /")) + "\nDisallow: /private\n"
    assert rules[: wire.MOST_BYTES].endswith("\nDisallow: /")
    with served({"/robots.txt": page(rules, kind="text/plain"), "/a": article()}) as site:
        assert said(verdict(site)) == ("ok", None)


def test_a_mark_before_the_first_rule_hides_nothing():
    with served({"/robots.txt": page("\ufeffUser-agent: *\nDisallow: /a", kind="text/plain"), "/a": article()}) as site:
        assert said(verdict(site)) == ("unknown", "robots")


@pytest.mark.parametrize(
    ("rules", "free"),
    [
        ("User-agent: CiteCheck\nDisallow: /", False), ("User-agent: citecheck/0.1.0\nDisallow: /", False),
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", True), ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /\nAllow: /a$", True), ("User-agent: *\nDisallow: /%61", False), ("Disallow: /", True),
        ("user-agent:*\ndisallow:/b", True), ("User-agent: *\rDisallow: /a\r", False),
    ],
)  # fmt: skip
def test_whom_and_what_rules_mean(rules, free):
    found = robots.rules(rules.encode())
    assert robots.allowed(found, "http://a.test/a") is free


def test_rules_are_followed_over_a_redirect():
    pages = {"/robots.txt": to("/r"), "/r": page("User-agent: citecheck\nDisallow: /"), "/a": article()}
    with served(pages) as site:
        assert said(verdict(site)) == ("unknown", "robots")


def test_cookies_live_for_one_chain_and_one_host():
    async def wants(request):
        if "pass=1" in request.headers.get("cookie", ""):
            await article()(request)
        else:
            await to("/a", headers=[("Set-Cookie", "pass=1; Path=/")])(request)

    pages = {"/a": wants, "/far": to("http://other.test:{}/b", headers=[("Set-Cookie", "pass=1")]), "/b": article()}
    with served(pages) as site:
        site.pages["/far"] = to(site.url("/b", "other.test"), headers=[("Set-Cookie", "pass=1")])
        assert said(verdict(site)) == ("ok", None)
        assert said(verdict(site, "/far")) == ("ok", None)
        (far,) = [request for request in site.asked if request.path == "/b"]
        assert "cookie" not in far.headers
        assert not any("authorization" in request.headers for request in site.asked)


def named(*names):
    return Network(("127.0.0.0/8",), dict.fromkeys(names, "127.0.0.1"))


@pytest.mark.parametrize("domain", ["", "; Domain=.site.test", '; domain="site.test"'])
def test_a_cookie_goes_where_it_says(domain):
    """To all of its host, and with a domain to its site: else a page that wants it would seem to lead in a circle."""

    async def wants(request):
        await (article() if "pass=1" in request.headers.get("cookie", "") else to("/door/of/it"))(request)

    asker = "id.site.test" if domain else "www.site.test"
    with served({"www.site.test/a": wants}) as site:
        back = to(site.url("/a", "www.site.test"), headers=[("Set-Cookie", f"pass=1; Path=/; HttpOnly{domain}")])
        site.pages |= {"www.site.test/door/of/it": to(site.url("/in/it", asker)), f"{asker}/in/it": back}
        found = verdict(site, host="www.site.test", network=named("www.site.test", "id.site.test"))
    assert said(found) == ("ok", None)


@pytest.mark.parametrize(
    ("row", "target"),
    [
        ("pass=1; Domain=co.uk; Path=/", "b.co.uk"),
        ("pass=1; Domain=b.co.uk; Path=/", "b.co.uk"),
        ("pass=1; Path=/", "c.a.co.uk"),
        ("pass=1; Path=/; Secure", "a.co.uk"),
        ("pass=1; Path=/; Max-Age=0", "a.co.uk"),
        ("pass=1; Path=/elsewhere", "a.co.uk"),
        ("pass", "b.co.uk"),
        (" =;;;\t=x; domain", "b.co.uk"),
    ],
)
def test_no_cookie_goes_elsewhere(row, target):
    with served({f"{target}/b": article()}) as site:
        site.pages["a.co.uk/a"] = to(site.url("/b", target), headers=[("Set-Cookie", row)])
        assert said(verdict(site, host="a.co.uk", network=named("a.co.uk", target))) == ("ok", None)
        assert not any("cookie" in request.headers for request in site.asked)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "bare"])
def test_packed_pages_are_read_no_further_than_needed(coding):
    bits = {"gzip": 31, "deflate": 15, "bare": -15}[coding]
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    body = packer.compress(b"<h1>Canals</h1>" + b"a" * 30_000_000) + packer.flush()
    header = [("Content-Encoding", "gzip" if coding == "gzip" else "deflate")]
    with served({"/a": page(body, headers=header)}) as site:
        found = verdict(site)
    assert said(found) == ("ok", None)
    assert found.trace.size == wire.MOST_BYTES


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n"]
)
def test_the_time_is_for_the_whole_answer(head):
    async def drips(request):
        await request.send(head)
        while True:
            await request.send(b"X: y\r\n")
            await asyncio.sleep(0.1)

    with served({"/a": drips, "/b": to("/a")}) as site:
        begun = time.monotonic()
        found = verdicts([site.url("/a"), site.url("/b")], site.config(timeout=0.6))
        assert time.monotonic() - begun < 4
    assert {said(one) for one in found.values()} == {("broken", "timeout")}
    assert {one.attempts for one in found.values()} == {2}


def test_so_many_are_in_flight_and_no_more(monkeypatch):
    monkeypatch.setattr(wire, "AT_ONCE", 6)
    flying, most = 0, 0

    async def busy(request):
        nonlocal flying, most
        flying += 1
        most = max(most, flying)
        await asyncio.sleep(0.1)
        flying -= 1
        await page("x", 410)(request)

    names = [f"h{n}.test" for n in range(30)]
    with served({"*": busy}) as site:
        verdicts([site.url("/a", name) for name in names], site.config(*names))
    assert 3 <= most <= 6


def test_an_endless_body_is_cut_off():
    async def endless(request):
        await request.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        while True:
            await request.send(b"word " * 10_000)

    with served({"/a": endless}) as site:
        begun = time.monotonic()
        assert said(verdict(site)) == ("ok", None)
        assert time.monotonic() - begun < 1.5


@pytest.mark.parametrize("head", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"])
def test_heads_without_end_are_not_heard_out(head):
    async def endless(request):
        while True:
            await request.send(head * 1000)

    async def some(request):
        await request.send(head * 3)
        await article()(request)

    with served({"/a": endless, "/b": some}) as site:
        begun = time.monotonic()
        assert said(verdict(site, timeout=10)) == ("broken", "protocol")
        assert time.monotonic() - begun < 5
        assert said(verdict(site, "/b")) == ("ok", None)


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n", {"protocol"}),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, {"protocol"}),
        (b"", {"reset", "protocol"}),
        (b"HTTP/1.1 000 No\r\n\r\n", {"protocol"}),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n<p>cut", {None}),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\nabc", {None}),
    ],
)  # fmt: skip
def test_odd_answers(data, wanted, monkeypatch):
    with served({"/a": raw(data)}) as site:
        assert verdict(site, timeout=1.0).reason in wanted


@pytest.mark.parametrize(
    ("coding", "asked"), [("utf-8", "/%D0%B2%D0%BE%D0%B4%D0%B0%20%25"), ("cp1251", "/%E2%EE%E4%E0%20%25")]
)
def test_a_location_in_letters_of_its_own(coding, asked):
    head = "HTTP/1.1 302 Found\r\nLocation: /вода %25\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".encode(coding)
    with served({"/a": raw(head), asked: page("x", 410)}) as site:
        assert said(verdict(site)) == ("dead", "http-410")


@pytest.mark.parametrize(
    "target", ["http://[", "http://", "//", "http://a b/", "http://:0/", "javascript:x", "http://x:99999/"]
)
def test_bad_locations(target):
    with served({"/a": to(target)}) as site:
        assert said(verdict(site)) == ("broken", "bad-redirect")


@pytest.mark.parametrize(
    "inside", ["http://127.9.9.9/", "http://inside.test/", "http://[::ffff:7f09:909]/", "http://2131429641/"]
)
def test_no_redirect_leads_inside(inside):
    with served({"/a": to(inside)}) as site:
        network = Network(("127.0.0.1",), {"site.test": "127.0.0.1", "inside.test": "127.9.9.9"})
        assert said(verdict(site, network=network)) == ("broken", "private-redirect")


@pytest.mark.parametrize("inside", ["127.9.9.9", "inside.test", "[::ffff:7f09:909]", "0x7f.9.9.9", "0.0.0.0"])
def test_no_page_leads_inside(inside):
    """Marks and scripts that send a reader on, and rules that lie elsewhere, are looked at as redirects are."""
    network = Network(("127.0.0.1",), {"site.test": "127.0.0.1", "inside.test": "127.9.9.9"})
    with served(address="127.9.9.9") as within, served() as site:
        target = f"http://{inside}:{within.port}/x"
        site.pages |= {
            "/mark": page(f'<meta http-equiv=refresh content="0;url={target}">'), "/script": page(f'<script>location="{target}"</script>'),
            "/header": page(headers=[("Refresh", f"0;url={target}")]), "/robots.txt": to(target), "/a": page("x", 410),
        }  # fmt: skip
        config = site.config(network=network)
        found = verdicts([site.url(path) for path in ("/mark", "/script", "/header", "/a")], config)
    assert [said(one) for one in found.values() if not one.url.endswith("/a")] == [("broken", "private-redirect")] * 3
    assert said(found[site.url("/a")]) == ("dead", "http-410")
    assert within.asked == []


def test_a_name_that_changes_its_mind_is_looked_up_once(monkeypatch):
    answers = iter(["127.0.0.1", "127.9.9.9", "127.9.9.9"])
    real = addresses.lookup
    monkeypatch.setattr(addresses, "lookup", lambda _, network: real(next(answers), network))
    with served({"/a": to("/b"), "/b": article()}) as site:
        assert said(verdict(site, network=Network(("127.0.0.1",), {}))) == ("ok", None)


def test_the_socket_itself_is_checked(monkeypatch):
    monkeypatch.setattr(addresses, "refused", lambda *_: None)
    with served({"/a": article()}) as site:
        url = f"http://127.0.0.1:{site.port}/a"
        assert said(verdicts([url], Config(cache=False))[url]) == ("unsafe", "private")
        assert site.asked == []


def test_fragments_share_a_request():
    with served({"/a": page("<h1 id=one>One</h1>")}) as site:
        urls = [site.url("/a#one"), site.url("/a#two"), site.url("/a")]
        found = verdicts(urls, site.config())
        assert counted(site, "/a") == 1
    assert [found[url].reason for url in urls] == [None, "fragment-missing", None]


def test_a_page_that_sends_on_is_followed():
    pages = {"/a": page('<meta http-equiv=refresh content="0;url=/b">'), "/b": page("x", 410)}
    with served(pages) as site:
        assert said(verdict(site)) == ("dead", "http-410")


def test_a_soft_404_is_found_out_by_its_sibling():
    gone = page("<title>Hmm</title><h1>Hmm</h1><p>Perhaps it was mistyped, perhaps not; use the search above.</p>")
    with served({"/x/a": gone}) as site:
        site.pages |= {"/x/b": article("gates", "weirs", title="Gates and weirs")}
        original = dict.get
        site.pages = type("Rest", (dict,), {"get": lambda self, key, default=None: original(self, key, None) or (
            gone if key.startswith("/x/") else default)})(site.pages)  # fmt: skip
        found = verdicts([site.url("/x/a"), site.url("/x/b")], site.config())
    assert said(found[site.url("/x/a")]) == ("dead", "soft-404")
    assert said(found[site.url("/x/b")]) == ("ok", None)
    assert "gave 200" in found[site.url("/x/a")].trace.signs[0]


def no_network(monkeypatch, way_out):
    def lookup(host, network):
        raise addresses.socket.gaierror(addresses.socket.EAI_AGAIN, "no answer")

    monkeypatch.setattr(addresses, "lookup", lookup)
    monkeypatch.setattr(addresses, "there_is_a_way_out", lambda: way_out)


def test_without_a_network_nothing_is_accused(monkeypatch):
    no_network(monkeypatch, way_out=False)
    found = verdicts([f"http://{name}.test/" for name in "abc"], Config(cache=False))
    assert {said(one) for one in found.values()} == {("unknown", "offline")}


@pytest.mark.parametrize(
    ("way_out", "known", "wanted"),
    [
        (True, ("doi.org",), ("dead", "nxdomain")),
        (True, (), ("unknown", "offline")),  # a network that leads nowhere says of every name that there is none
        (False, ("doi.org",), ("unknown", "offline")),
    ],
)
def test_a_name_that_is_not_there_is_believed_where_there_is_a_network(monkeypatch, way_out, known, wanted):
    def lookup(host, network):
        if host not in known:
            raise addresses.NoSuchHostError(host)
        return [(addresses.socket.AF_INET, "192.0.2.1")]

    monkeypatch.setattr(addresses, "lookup", lookup)
    monkeypatch.setattr(links.addresses, "there_is_a_way_out", lambda: way_out)
    assert said(verdicts(["http://a.test/"], Config(cache=False))["http://a.test/"]) == wanted


def test_a_name_service_that_fails_once_others_answered(monkeypatch):
    real = addresses.lookup

    def lookup(host, network):
        if host == "lost.test":
            time.sleep(0.2)
            raise addresses.socket.gaierror(addresses.socket.EAI_AGAIN, "no answer")
        return real(host, network)

    monkeypatch.setattr(addresses, "lookup", lookup)
    with served({"/a": article()}) as site:
        found = verdicts([site.url("/a"), "http://lost.test/"], site.config())
    assert said(found["http://lost.test/"]) == ("unknown", "dns-timeout")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(None, None), ("", None), ("soon", None), ("5", 5.1), (" 0 ", 0.1), ("-3", None), ("9" * 40, 999999999.1),
     ("Sun, 01 Jan " + "9" * 20 + " 00:00:00 GMT", None), ("Sun, 01 Mar 2026 12:00:30 GMT", 31.1), ("Sun, 01 Mar 2020 12:00:30 GMT", 1.1)],
)  # fmt: skip
def test_retry_after(value, wanted):
    assert (
        manners.retry_after(value, NOW) == pytest.approx(wanted) if wanted else manners.retry_after(value, NOW) is None
    )


def test_a_caller_that_leaves_early_leaves_nothing_behind():
    with served({f"/{n}": silent for n in range(8)} | {"/a": page("x", 404)}) as site:
        asked = resolve.resolve([site.url("/a"), *(site.url(f"/{n}") for n in range(8))], site.config(), now=NOW)
        assert next(asked).status is Status.DEAD
        begun = time.monotonic()
        asked.close()
        assert time.monotonic() - begun < 1.0


def test_an_answer_we_can_not_cope_with_costs_only_itself(monkeypatch):
    real = judging.by_code

    def odd(chain):
        if chain.end.endswith("/odd"):
            raise RecursionError("too deep")
        return real(chain)

    monkeypatch.setattr(judging, "by_code", odd)
    with served({"/odd": article(), "/a": article()}) as site:
        found = verdicts([site.url("/odd"), site.url("/a")], site.config())
    assert said(found[site.url("/odd")]) == ("broken", "protocol")
    assert found[site.url("/odd")].trace.signs == ("RecursionError: too deep",)
    assert said(found[site.url("/a")]) == ("ok", None)


def test_links_and_dois_are_asked_beside_each_other():
    with served({"/a": article()}) as site:
        urls = [site.url("/a"), "https://doi.org/10.1000/182"]
        found = verdicts(urls, site.config())
    assert said(found[urls[0]]) == ("ok", None)
    assert said(found[urls[1]]) == ("unknown", "offline")  # nobody stands where the test sends it


def test_a_host_that_answers_at_once_is_asked_at_full_pace(real_pace):
    with served({f"/{n}": page("x", 404) for n in range(10)}) as site:
        begun = time.monotonic()
        verdicts([site.url(f"/{n}") for n in range(10)], site.config())
        assert time.monotonic() - begun < 10 * manners.LULL


def test_a_request_that_had_its_turn_is_not_sent_once_the_host_asks_for_time():
    async def late():
        host = manners.Host()
        number = await host.turn(first=True)
        begun = time.monotonic()
        host.wait(0.2)
        with pytest.raises(manners.HeldError):
            await host.sending()
        host.over(number)
        await host.turn(first=True)
        await host.sending()
        return time.monotonic() - begun

    assert asyncio.run(late()) >= 0.18


def test_a_host_that_asked_for_time_is_heard_out_before_it_is_asked_again():
    async def two():
        host = manners.Host()
        host.wait(0)
        first = await host.turn(first=True)
        second = asyncio.ensure_future(host.turn(first=True))
        await asyncio.sleep(0.05)
        waited = not second.done()
        host.over(first, 0.01)
        await asyncio.wait_for(second, 1)
        return waited

    assert asyncio.run(two())


def test_requests_are_counted_when_they_are_written(real_pace):
    async def many():
        host, begun = manners.Host(), time.monotonic()
        for _ in range(manners.IN_WINDOW + 1):  # connections that came to stand all at once
            await host.sending()
        return time.monotonic() - begun

    assert asyncio.run(many()) >= 1.0


def test_a_look_that_timed_out_is_taken_once_more():
    tries = []

    async def first_time_silent(request):
        if request.path in ("/robots.txt", "/all-there-is"):
            await (page("x", 404) if "robots" in request.path else article())(request)
            return
        tries.append(request.path)
        if len(tries) == 2:  # the impossible one
            await silent(request)
        await to("/all-there-is", 301)(request)

    with served({"*": first_time_silent}) as site:
        assert said(verdict(site, "/n/rye", timeout=0.5)) == ("dead", "soft-404")


def test_a_request_held_back_is_sent_later():
    with served({"/a": times(page("x", 429, [("Retry-After", "0")]), article()), "/b": article()}) as site:
        found = verdicts([site.url("/a"), site.url("/b")], site.config())
    assert {said(one) for one in found.values()} == {("ok", None)}
