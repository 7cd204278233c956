"""A hostile web: everything that keeps a program from ending, or leads it where it must not go."""

import random
import zlib

from tests.benchmarks.links.ordinary import Case, Host, World
from tests.benchmarks.links.replies import bytes_then_close, drip, fixed, hang, html, leads

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ANY = (("ok", None),)
BROKEN = tuple(("broken", reason) for reason in ("timeout", "reset", "protocol", "loop", "bad-redirect"))
REFUSED = (("unsafe", None), ("malformed", None), ("broken", "private-redirect"), ("broken", "bad-redirect"))


def _bomb(megabytes):
    """Much of nothing, packed piece by piece: whoever measures a child must be small himself."""
    pack = zlib.compressobj(9, wbits=31)
    return b"".join((pack.compress(b"<p>"), *(pack.compress(bytes(1 << 20)) for _ in range(megabytes)), pack.flush()))


def world(seed, size, ports):
    """Makes about `size` hostile addresses."""
    chance, made = random.Random(seed), World()
    hosts = [Host(made, chance, ports, f"h{n}x{seed % 997}.hostile.here") for n in range(max(8, size // 25))]
    canary = f"127.0.7.7:{ports['canary']}"
    made.hosts |= {"inside.hostile.here": "127.0.7.7", "sixth.hostile.here": "::ffff:127.0.7.7"}
    bomb = _bomb(200)
    kinds = [
        ("gzip bomb", ANY + BROKEN, fixed(html(bomb, headers=[("Content-Encoding", "gzip")]))),
        ("endless body", ANY + BROKEN, drip(HEAD + b"\r\n", b"x" * 65536, 0, 16_000)),
        ("slow drip", BROKEN, drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"x", 0.4, 200)),
        ("slow head", BROKEN, drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.4, 200)),
        ("endless head", BROKEN, drip(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 900 + b"\r\n", 0, 100_000)),
        ("one long header", BROKEN, drip(b"HTTP/1.1 200 OK\r\nX-A: ", b"b" * 65536, 0, 4_000)),
        ("silence", BROKEN, hang()),
        ("empty answer", BROKEN, bytes_then_close(b"")),
        ("bad chunks", ANY + BROKEN, bytes_then_close(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")),
        ("cut short", ANY + BROKEN, bytes_then_close(HEAD + b"Content-Length: 5000\r\n\r\n<p>cut")),
        ("false gzip", ANY + BROKEN, fixed(html(b"not packed", headers=[("Content-Encoding", "gzip")]))),
        ("loop", BROKEN, lambda asked: leads(f"{asked.bare}?{asked.times}")),
        ("bad location", BROKEN, fixed(leads(chance.choice(["http://[", "//", "http://a b/", "http://:0/", "mailto:a@b.here"])))),
        ("private redirect", REFUSED, fixed(leads(f"http://{canary}/"))),
        ("named redirect", REFUSED, fixed(leads(f"http://inside.hostile.here:{ports['canary']}/"))),
        ("mapped redirect", REFUSED, fixed(leads(f"http://[::ffff:127.0.7.7]:{ports['canary']}/"))),
        ("deep page", ANY, fixed(html("<div>" * 12_000 + "x"))),
        ("many attributes", ANY, fixed(html("<a " + "b=c " * 15_000 + ">x</a>"))),
        ("refresh loop", ANY + BROKEN, lambda asked: html(f'<meta http-equiv=refresh content="0;url={asked.bare}?{asked.times}">')),
        ("odd charset", ANY, fixed(html(bytes(range(256)) * 100, kind="text/html; charset=nonsense-8"))),
        ("status 0", BROKEN, bytes_then_close(b"HTTP/1.1 000 No\r\n\r\n")),
        ("upgrade", BROKEN + ANY, bytes_then_close(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")),
    ]  # fmt: skip
    literal = [
        f"http://{canary}/", f"http://2130708231:{ports['canary']}/", f"http://0x7f.0.7.7:{ports['canary']}/",
        f"http://127.1799:{ports['canary']}/", f"http://[::ffff:127.0.7.7]:{ports['canary']}/",
        f"http://[64:ff9b::7f00:707]:{ports['canary']}/", f"http://[2002:7f00:707::]:{ports['canary']}/",
        f"http://0.0.0.0:{ports['canary']}/", f"http://inside.hostile.here:{ports['canary']}/",
        f"http://sixth.hostile.here:{ports['canary']}/", f"http://localhost:{ports['canary']}/", "http://224.0.0.1/",
        f"http://１２７.0.7.7:{ports['canary']}/", f"http://127。0。7。7:{ports['canary']}/", "http://[::]/", "file:///etc/passwd",
        f"http://user:word@127.0.7.7:{ports['canary']}/", f"http://good.here\\@127.0.7.7:{ports['canary']}/",
        "http://a.here\r\nX-Evil: 1/", "http://" + "a" * 300 + ".here/", "http://a..here/", "http://a.here:99999/", "gopher://a.here/",
        "http://[fe80::1%25lo]/", "javascript:alert(1)", "http://a.here:22/", "http://%31%32%37.0.7.7/", "http://xn--/", "http://-/",
    ]  # fmt: skip
    for n, url in enumerate(literal):
        made.cases.append(Case(url.replace("\r\n", " "), (*REFUSED, ("dead", "nxdomain")), f"refused {n}"))
    for n in range(size - len(literal)):
        kind, truths, answering = kinds[n % len(kinds)]
        chance.choice(hosts).add(kind, truths, answering, f"/{n}-{chance.randrange(10**6)}")
    return made
