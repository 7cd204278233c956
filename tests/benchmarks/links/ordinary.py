"""An ordinary web of about a hundred hosts under .here (other checkers pass over .test), and the truth of every address."""

import random
import re
from dataclasses import dataclass, field

from tests.benchmarks.links.replies import (
    Place,
    after,
    bytes_then_close,
    fixed,
    hang,
    html,
    late,
    leads,
    packed,
    reset,
)
from tests.benchmarks.links.texts import Voice

OK = ("ok", None)


@dataclass(frozen=True)
class Case:
    """An address, what is true of it, and the kind of trap it is."""

    url: str
    truths: tuple[tuple[str, str | None], ...]
    kind: str


@dataclass
class World:
    """Hosts, their pages, and the cases."""

    hosts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)


def slug(chance, voice):
    return re.sub(r"[^a-z-]", "", "-".join(voice.word() for _ in range(4)).lower()) or f"n{chance.randrange(10**6)}"


class Host:
    """A host under construction."""

    def __init__(self, world, chance, ports, name, language=None):
        self.world, self.chance, self.ports, self.name = world, chance, ports, name
        self.voice = Voice(chance, language)
        self.place = Place()
        self.base = f"http://{name}:{ports['http']}"
        self.folders = [f"/{self.voice.word()}".replace("'", "")[:9] for _ in range(3)]
        self.folders = [
            f if f.isascii() else f"/{chance.choice('abcdefg')}{chance.randrange(99)}" for f in self.folders
        ]
        world.hosts[name] = "127.0.1.1"
        world.places[name] = self.place
        self.place.rest = fixed(html(self.voice.not_there(), 404))
        self.place.pages["/"] = fixed(html(self.voice.article(self.voice.name, most=300)))

    def path(self, ending=None):
        ending = self.chance.choice(["", "", ".html", "/"]) if ending is None else ending
        return (
            f"{self.chance.choice(self.folders)}/{slug(self.chance, self.voice)}-{self.chance.randrange(10**5)}{ending}"
        )

    def add(self, kind, truths, answering=None, path=None, url=None):
        path = path or self.path()
        if answering is not None:
            self.place.pages[path.partition("#")[0]] = answering
        truths = truths if isinstance(truths[0], tuple) else (truths,)
        self.world.cases.append(Case(url or self.base + path, truths, kind))


def live(host):
    """A live page, or one that looks like something else."""
    voice, chance = host.voice, host.chance
    page = html(voice.article(most=chance.choice([80, 160, 400, 900])))
    choice = chance.randrange(20)
    if choice == 0:
        host.add(
            "live pdf", OK, fixed(html(b"%PDF-1.4\n" + bytes(chance.randrange(10, 90_000)), kind="application/pdf"))
        )
    elif choice == 1:
        host.add("live packed", OK, fixed(packed(page, chance.choice(["gzip", "deflate"]))))
    elif choice == 2:
        host.add("live long", OK, fixed(html(voice.article(most=400) + "<p>" + "x y z " * 40_000)))
    elif choice == 3:
        host.add("live late", OK, late(0.6, fixed(page)))
    elif choice == 4 and host.voice.language == "ru":
        host.add(
            "live 1251",
            OK,
            fixed(html(voice.article().encode("cp1251", "replace"), kind="text/html; charset=windows-1251")),
        )
    elif choice == 5:
        form = '<form><input name=user><input type="password" name=pw><button>Go</button></form>'
        host.add("live with a log-in box", OK, fixed(html(voice.article(extra=form, most=400))))
    elif choice == 6:
        head, _ = voice.absent
        host.add(
            "live about missing pages",
            OK,
            fixed(html(voice.article(f"{voice.title()} 404 {head} {voice.title()}", most=500))),
        )
    elif choice == 7:
        host.add(
            "live by number", OK, fixed(page), f"{chance.choice(host.folders)}/view.php?id={chance.randrange(10**6)}"
        )
    elif choice == 8:
        anchor = voice.word()
        there = html(voice.article(extra=f'<h2 id="{anchor}">{anchor}</h2>'))
        host.add("live with a fragment", OK, fixed(there), host.path() + f"#{anchor}")
    elif choice == 9:
        host.add("live, fragment lost", ("ok", "fragment-missing"), fixed(page), host.path() + "#no-such-place")
    elif choice == 10:
        host.add("live, in trouble at first", OK, after(1, fixed(html("<h1>busy</h1>", 503)), fixed(page)))
    elif choice == 11:
        host.add("live, broken off at first", OK, after(1, reset(), fixed(page)))
    else:
        host.add("live", OK, fixed(page))


def moved(host):
    voice, chance = host.voice, host.chance
    there, path = host.path(), host.path()
    host.place.pages[there] = fixed(html(voice.article()))
    choice = chance.randrange(6)
    if choice == 0:
        step = host.path()
        host.place.pages[step] = fixed(leads(there, 301))
        host.add("moved twice", ("ok", "moved"), fixed(leads(step, 308)), path)
    elif choice < 3:
        host.add("moved", ("ok", "moved"), fixed(leads(there, 301)), path)
    elif choice == 3:

        def cookie(asked):
            known = "seen=1" in asked.headers.get("cookie", "")
            return html(voice.article()) if known else leads(asked.path, 302, [("Set-Cookie", "seen=1; Path=/")])

        host.add("sent back with a cookie", OK, cookie, path)
    elif choice == 4:
        host.place.pages["/consent"] = fixed(html(voice.page("?", "<h1>Cookies</h1><button>OK</button>")))
        target = f"/consent?continue={host.base}{path}"
        host.add("consent", OK, fixed(leads(target)), path)
    else:
        host.add("sent on", OK, fixed(leads(there, 302)), path)


def dead(host):
    code = host.chance.choice([404, 404, 404, 410])
    host.add(f"dead {code}", ("dead", f"http-{code}"), fixed(html(host.voice.not_there(), code)))


def by_code(host):
    voice, chance = host.voice, host.chance
    plain = voice.page("Answer", "<h1>Answer</h1><p>No.</p>")
    code, truth = chance.choice([
        (401, ("restricted", "http-401")), (402, ("restricted", "http-402")), (451, ("restricted", "http-451")),
        (403, ("blocked", "http-403")), (403, ("blocked", "http-403")), (999, ("blocked", "http-999")),
        (500, ("broken", "server-error")), (502, ("broken", "server-error")),
    ])  # fmt: skip
    host.add(f"code {code}", truth, fixed(html(plain, code)))


def walled(host):
    """Walls against programs, each with a sign of its maker."""
    path, chance = host.path(), host.chance
    made = [
        html("<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/h/b/orchestrate></script>", 403,
             [("Server", "cloudflare"), ("cf-mitagated", "x")]),
        html("<p>Please enable JS and disable any ad blocker</p>", 403, [("Set-Cookie", "datadome=abc; Path=/")]),
        html("<iframe src='/_Incapsula_Resource?x=1'></iframe>", 200, [("Set-Cookie", "visid_incap_1=1")]),
        html("<h1>Access Denied</h1>Reference #18.2 https://errors.edgesuite.net/18.2", 403, [("Server", "AkamaiGHost")]),
        html("<title>Проверка</title><p>Подтвердите, что вы не робот</p><div class=g-recaptcha></div>", 200),
        html("<script>document.cookie='a=1';location.reload()</script>", 200),
        html("<h1>One more step</h1><div class=h-captcha></div>", 429),
        html("<h1>x</h1>", 202, [("x-amzn-waf-action", "challenge")]),
    ]  # fmt: skip
    host.add("bot wall", ("blocked", "bot-wall"), fixed(chance.choice(made)), path)


def gated(host):
    voice, chance = host.voice, host.chance
    path = host.path()
    form = '<form method=post><input name=name><input type="password" name=pass><button>→</button></form>'
    door = {"en": "Please log in", "ru": "Вход в систему", "uz": "Tizimga kirish", "oz": "Тизимга кириш", "kk": "Жүйеге кіру",
            "de": "Anmelden"}.get(voice.language, "Login")  # fmt: skip
    choice = chance.randrange(5)
    if choice == 0:
        host.place.pages.setdefault("/user/login", fixed(html(voice.page(door, f"<h1>{door}</h1>{form}"))))
        host.place.pages[f"/user/login?next={path}"] = host.place.pages["/user/login"]
        host.add("log-in", ("restricted", "login"), fixed(leads(f"/user/login?next={path}")), path)
    elif choice == 1:
        host.place.pages["/sso/start"] = fixed(html(voice.page(door, f"<h1>{door}</h1><a href=/x>SSO</a>{form}")))
        host.add("log-in", ("restricted", "login"), fixed(leads("/sso/start", 303)), path)
    elif choice == 2:
        host.add(
            "log-in in place", ("restricted", "login"), fixed(html(voice.page(door, f"<h1>{door}</h1>{form}"))), path
        )
    elif choice == 3:
        mark = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
        host.add("paywall", ("restricted", "paywall"), fixed(html(voice.article(head=mark, most=160))), path)
    else:
        wall = '<div class="paywall-box">Subscribe to continue reading. Already a subscriber? From $4 a month.</div>'
        host.add("paywall", ("restricted", "paywall"), fixed(html(voice.article(extra=wall, most=80))), path)


def broken(host):
    chance, path = host.chance, host.path()
    choice = chance.randrange(6)
    if choice == 0:
        host.add("reset", (("broken", "reset"), ("broken", "protocol")), reset(), path)
    elif choice == 1:
        host.add("garbage", ("broken", "protocol"), bytes_then_close(b"\x00\x01\x02 no http at all\r\n\r\n"), path)
    elif choice == 2:
        other = host.path()
        host.place.pages[other] = fixed(leads(path, 301))
        host.add("loop", ("broken", "loop"), fixed(leads(other, 301)), path)
    elif choice == 3:
        host.add(
            "bad redirect",
            ("broken", "bad-redirect"),
            fixed(leads(chance.choice(["http://", "mailto:a@b.here", ""]))),
            path,
        )
    elif choice == 4:
        target = chance.choice(
            ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://192.168.1.1/a"]
        )
        host.add("private redirect", ("broken", "private-redirect"), fixed(leads(target)), path)
    else:
        host.add(
            "waits",
            OK,
            after(1, fixed(html("slow down", 429, [("Retry-After", "1")])), fixed(html(host.voice.article()))),
            path,
        )


def soft_host(world, chance, ports, name):
    """A host that never says 404; most of its cited pages are gone."""
    host = Host(world, chance, ports, name)
    voice, way = host.voice, chance.randrange(5)
    if way == 0:
        host.place.rest = fixed(html(voice.not_there()))
    elif way == 1:
        host.place.rest = lambda asked: html(voice.not_there(f"<code>{asked.bare}</code> {chance.randrange(10**6)}"))
    elif way == 2:
        host.place.pages["/oops"] = fixed(html(voice.not_there()))
        host.place.rest = fixed(leads("/oops"))
    elif way == 3:
        host.place.rest = lambda _: html(voice.not_there(" ".join(voice.title() for _ in range(3))))
    else:
        host.place.pages["/site/404.html"] = fixed(html(voice.not_there()))
        host.place.rest = fixed(leads("/site/404.html", 301))
    for _ in range(chance.randint(6, 14)):
        host.add(f"soft 404, way {way}", ("dead", "soft-404"))
    for _ in range(6):
        host.add("live beside soft 404s", OK, fixed(html(voice.article(most=chance.choice([80, 400])))))


def odd_host(world, chance, ports, name):
    """A host with honest 404s for odd paths, and numbers that are gone with 200."""
    host = Host(world, chance, ports, name, chance.choice(["en", "ru", "uz", "oz", "kk", "de"]))
    page = f"{chance.choice(host.folders)}/show.php"
    for n in range(6):
        host.add("soft 404 by number", ("dead", "soft-404"), fixed(html(host.voice.not_there())), f"{page}?id={n}")
        host.add("live by number", OK, fixed(html(host.voice.article())), f"{page}?id={n + 1000}")


def home_host(world, chance, ports, name):
    host = Host(world, chance, ports, name)
    target, code = chance.choice(["/", "/index.html", "/ru/"]), chance.choice([301, 302])
    host.place.pages[target] = host.place.pages["/"]
    host.place.rest = fixed(leads(target, code))
    for _ in range(chance.randint(5, 12)):
        host.add("sent home", ("dead", "redirect-home"))
    for _ in range(4):
        host.add("live beside homesent", OK, fixed(html(host.voice.article())))
    host.add("home", (OK, ("ok", "moved")), path=chance.choice(["/", "/index.php", "/en/"]))


def shell_host(world, chance, ports, name):
    host = Host(world, chance, ports, name)
    host.place.rest = fixed(
        html('<html><head><title>App</title></head><body><div id=root></div><script src="/a.js"></script>')
    )
    for _ in range(8):
        host.add("live application", OK)


def parked_host(world, chance, ports, name):
    host = Host(world, chance, ports, name, "en")
    bare = name
    texts = [
        f"<title>{bare}</title><h1>{bare} is for sale</h1><p>Get it today at a fair price.</p><a href=https://sedo.com/x>Offer</a>",
        f"<title>{bare} - купить домен</title><h1>Домен {bare} продаётся</h1><p>Цена по запросу.</p>",
        f"<title>{bare}</title><p>The domain {bare} is parked. Buy this domain.</p><ul><li>Loans<li>Travel<li>Shoes</ul>",
        f"<title>{bare}</title><h1>Diese Domain steht zum Verkauf</h1><p>{bare} können Sie kaufen.</p>",
    ]
    page = fixed(html(chance.choice(texts)))
    host.place.rest = page
    host.place.pages["/"] = page
    for _ in range(4):
        host.add("parked", ("dead", "parked"))
    host.add("parked home", ("dead", "parked"), path="/")


def silent_host(world, chance, ports, name):
    host = Host(world, chance, ports, name)
    host.place.rest = host.place.robots = hang()
    for _ in range(chance.randint(2, 12)):
        host.add("silent host", ("broken", "timeout"))


def robots_host(world, chance, ports, name):
    host = Host(world, chance, ports, name)
    rule = chance.choice(
        ["User-agent: *\nDisallow: /", "User-agent: citecheck\nDisallow: /", "User-agent: *\nDisallow: /*/"]
    )
    host.place.robots = fixed(html(rule, kind="text/plain"))
    for _ in range(4):
        host.add("robots", ("unknown", "robots"), fixed(html(host.voice.article())))


def limited_host(world, chance, ports, name):
    host = Host(world, chance, ports, name)
    host.place.rest = fixed(html("later", 429, [("Retry-After", "7200")]))
    for _ in range(4):
        host.add("limited", ("unknown", "rate-limited"))


def gone_host(world, chance, ports, name):
    host = Host(world, chance, ports, name)
    world.hosts[name] = ""
    for _ in range(5):
        host.add("no such host", ("dead", "nxdomain"))


def refusing_host(world, chance, ports, name):
    host = Host(world, chance, ports, name)
    world.hosts[name] = "127.0.1.99"
    for _ in range(4):
        host.add("refused", ("broken", "refused"))


def tls_host(world, chance, ports, name):
    fault, zone = chance.choice([("tls-expired", "expired"), ("tls-name", "named"), ("tls-self-signed", "selfmade")])
    host = Host(world, chance, ports, f"{name.partition('.')[0]}.{zone}.here")
    for _ in range(3):
        path = host.path()
        host.add(fault, ("broken", fault), path=path, url=f"https://{host.name}:{ports[fault]}{path}")


def secure_host(world, chance, ports, name):
    host = Host(world, chance, ports, f"{name.partition('.')[0]}.secure.here")
    for _ in range(4):
        path = host.path()
        url = f"https://{host.name}:{ports['https']}{path}"
        host.add("live https", OK, fixed(html(host.voice.article())), path, url)


SPECIAL = [soft_host] * 14 + [odd_host] * 4 + [home_host] * 8 + [parked_host] * 6 + [shell_host] * 2 + [robots_host] * 2 + [
    limited_host, gone_host, gone_host, gone_host, refusing_host, tls_host, tls_host, tls_host, secure_host, secure_host,
    silent_host, silent_host]  # fmt: skip
MIX = [(live, 56), (moved, 9), (dead, 14), (by_code, 8), (walled, 7), (gated, 5), (broken, 5)]


def world(seed, size, ports):
    """Makes a web of about `size` addresses."""
    chance, made = random.Random(seed), World()
    count = max(12, size // 20)
    special = chance.sample(SPECIAL, min(len(SPECIAL), max(8, count // 2)))
    names = [
        f"{''.join(chance.choices('abdefgiklmnoprstuvz', k=8))}.{chance.choice(['uz', 'kz', 'org', 'edu'])}.here"
        for _ in range(count)
    ]
    for make, name in zip(special, names, strict=False):
        make(made, chance, ports, name)
    plain = [Host(made, chance, ports, name) for name in names[len(special) :]]
    kinds, weights = zip(*MIX, strict=True)
    while len(made.cases) < size:
        host = chance.choice(plain)
        chance.choices(kinds, weights)[0](host)
    quiet = chance.choice(plain)
    quiet.add("silent page", ("broken", "timeout"), hang())
    chance.shuffle(made.cases)
    return made
