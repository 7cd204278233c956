"""Small hosts with habits, asked as a run asks them: what only other answers of a host can tell about one page."""

import itertools
import re
from datetime import UTC, datetime

import pytest

from citecheck import resolve
from tests.resolve.site import page, served

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG = (
    "Millers of the upper brook kept ledgers in which every sack was entered by weight and owner. Seven such books "
    "survive; two are water stained, one lacks covers. Prices rose after hail spoiled rye in June, while barley, sown "
    "later, escaped damage. Clerks noted tolls, quarrels over sluices, wages of carters, and gifts made at harvest."
)
BRIEF = "Prices rose after hail spoiled rye in June, while barley, sown later, escaped all damage and sold well."
FRAME = "<ul><li><a href=/>Start</a><li><a href=/n>Novosti</a><li><a href=/k>Kontakt</a><li><a href=/p>Pomoc</a></ul>"
FIELD = "<form><input name=n><input type=password name=w><button>Zuk</button></form>"
CHOICE = [
    "amber",
    "basil",
    "cedar",
    "dahlia",
    "ember",
    "fennel",
    "ginger",
    "hazel",
    "indigo",
    "jasmine",
    "kelp",
    "lemon",
    "maple",
    "nettle",
    "olive",
    "pepper",
    "quince",
    "rose",
    "sage",
    "thyme",
]
DEAD, MOVED_HOME, PARKED = ("dead", "soft-404"), ("dead", "redirect-home"), ("dead", "parked")
OK, WALL, LOGIN = ("ok", None), ("blocked", "bot-wall"), ("restricted", "login")
HOME = f"<title>Brook</title>{FRAME}<h1>Brook</h1><p>Letters from a valley, gathered by friends of its mills.</p>"
NO = ("<title>Nope</title><h1>404</h1>", 404)
mixing = itertools.count()


def html(title, inner, frame=FRAME):
    return f"<html><head><title>{title}</title></head><body>{frame}<h1>{title}</h1>{inner}</body></html>"


def mixed():
    """Words that are others each time, and as many."""
    at = next(mixing) * 7
    return " ".join(f"{CHOICE[(at + n) % len(CHOICE)]}{CHOICE[(at * 3 + n * n) % len(CHOICE)]}" for n in range(12))


def host(answer, home=HOME):
    """A host that answers by `answer(path)`: a text, or a text, a status and a kind; and its home."""

    async def reply(request):
        if "robots" in request.path:
            await page("", 404)(request)
            return
        said = home if request.path == "/" and home is not None else answer(request.path)
        body, status, *kind = (said, 200) if isinstance(said, str) else said
        headers = [("Set-Cookie", "seen=1")] if "<script" in body else []
        await page(body, status, headers, *kind)(request)

    return {"*": reply}


def asked(pages, path):
    with served(pages) as site:
        url = site.url(path)
        (found,) = resolve.resolve([url], site.config(), now=NOW)
    return str(found.status), found.reason


def only(pattern, body, otherwise=NO):
    return lambda path: body if re.search(pattern, path) else otherwise


LIVE = [
    ("/x-4711/kak-zhili", host(only(r"4711", html("Ledgers of Brook", f"<p>{LONG}</p>")))),
    ("/4711/kak-zhili/print", host(only(r"4711", html("Ledgers of Brook", f"<p>{BRIEF}</p>")))),
    ("/item4711-kak.html", host(only(r"4711", html("Ledgers of Brook", f"<p>{BRIEF}</p>")))),
    ("/ledgers/full", host(only(r"^/ledgers/", html("On rye and hail", f"<p>{LONG}</p>")))),
    ("/s.php?id=4711&t=a", host(only(r"4711", html("On rye", f"<p>{BRIEF}</p>")))),
    ("/s.php?lang=uz&x=rye", host(only(r"^/s.php", html("On rye and hail", f"<p>{LONG}</p>")))),
    ("/n/rye", host(only(r"^/n/rye$", html("The page that was removed", f"<p>{BRIEF}</p>")))),
    ("/n/rye", host(only(r"^/n/rye$", html("Документ не найден", f"<p>{BRIEF}</p>"), html("Nema", "<p>Ponovo.</p>")))),
    ("/n/rye", host(only(r"^/n/rye$", html("Brook", f"<p>{BRIEF}</p>"), html("Brook", "<p>Zud.</p>")))),
    ("/app/rye", host(lambda _: "<title>A</title><div id=root></div><script src=/main.js></script>")),
    ("/n/rye", host(only(r"^/n/rye$", f"<p>{BRIEF}</p><script>if(a)location.href='http://gone.test/'</script>"))),
    ("/n/rye", host(only(r"^/n/rye$", f"<h1>Rye</h1><p>{BRIEF}</p><script src='//x.awswaf.com/challenge.js'></script>"))),
    ("/", host(lambda _: "", "<title>site.test</title><h1>site.test</h1><p>Maps by hand. <a href='mailto:a@b.uz'>A</a></p>")),
    ("/", host(lambda _: html("Brook", f"<p>{LONG}</p>", ""), html("Brook", f"<p>{LONG}</p>", ""))),
    ("/v1/rye.json", host(only(r"rye", ('{"grain": "rye", "price": 3}', 200, "application/json")))),
    ("/n/rye", host(only(r"^/n/rye$", html("Rye", f"<p>Short.</p>{FIELD}")))),
    ("/n/rye", host(lambda path: html("Brook", f"<p>{BRIEF if path == '/n/rye' else ''} {mixed()}</p>"))),
    ("/n/rye", host(lambda path: html("Rye" if path == "/n/rye" else "Zud", f"<p>{mixed()}</p>"))),
    ("/", host(lambda _: "", "<title>site.test</title><h1>site.test</h1><p>Anna K., maps. <a href=https://t.test/a>t</a></p>")),
    ("/people/anna-k/works", host(only(r"^/people/anna-k/", html("Anna K.", f"<p>{LONG}</p>")))),
    ("/n/rye", host(only(r"^/n/rye$", html("Rye", f"<script>function out(){{location.href='/'}}</script><p>{BRIEF}</p>")))),
    ("/n/rye", host(lambda p: html("Brook letters", f"<p>{LONG if p == '/n/rye' else BRIEF} {mixed()}</p>"))),
    ("/n/rye", host(only(r"^/n/rye$", html("Запись не найдена", "<p>Осенью мельники верхнего ручья открыли новую школу рядом с пекарней.</p>", "")))),
    ("/empty.txt", host(only(r"empty", ("", 200, "text/plain")))),
]  # fmt: skip
GONE = [
    ("/n/rye", host(lambda _: html("Zor veniktu", "<p>Pala mu.</p>")), DEAD),
    ("/n/4711", host(only(r"/\d+$", html("Zor veniktu", "<p>Pala mu.</p>"))), DEAD),
    ("/item4711.html", host(only(r"/item\d+\.html$", html("Zor veniktu", "<p>Pala mu.</p>"))), DEAD),
    ("/n/rye", host(lambda _: html("Zor veniktu", f"<p>Pala mu. {mixed()}</p>")), DEAD),
    ("/n/rye", host(lambda _: html("Brook", f"<p>{mixed()} {mixed()}</p>")), DEAD),
    ("/n/rye", host(only(r"^/n/", html("Zor veniktu", "<p>Pala mu.</p>"))), DEAD),
    ("/n/rye", host(lambda _: ('{"status": 404, "why": "zor"}', 200, "application/json")), DEAD),
    ("/n/rye", host(lambda _: ("", 200)), DEAD),
    ("/n/rye", host(only(r"^/n/rye$", html("This article has been removed", "<p>Try the search.</p>"))), DEAD),
    ("/n/rye", host(only(r"^/n/rye$", html("Материал удалён", "<p>Страница не существует больше.</p>"))), DEAD),
    ("/n/rye", host(lambda _: "<script>location = location.origin</script>"), MOVED_HOME),
    ("/n/rye", host(lambda _: "<script>top.location.assign(location.protocol + '//' + location.host + '/');</script>"), MOVED_HOME),
    ("/n/rye", host(lambda _: '<script>const there = "/"; setTimeout(() => location.replace(there), 10)</script>'), MOVED_HOME),
    ("/n/rye", host(lambda _: "<script>open('/', '_top')</script>"), MOVED_HOME),
    ("/n/rye", host(lambda _: "<title>site.test</title><h1>site.test</h1><p>Zavu lo kem.</p>", None), PARKED),
    ("/", host(lambda _: "<title>site.test</title><h1>site.test</h1><p>Zavu lo kem.</p>", None), PARKED),
    ("/n/rye", host(lambda _: "<p>Pala mu, zor te.</p><script>location.href='/';</script>"), MOVED_HOME),
    ("/n/rye", host(lambda _: HOME + f"<p>{mixed()}</p>", None), DEAD),
    ("/n-4711/rye", host(only(r"^/n-\d+/", html("Zor veniktu", "<p>Pala mu.</p>"))), DEAD),
    ("/n/rye", host(lambda p: html("Zor veniktu", f"<p>{p} pala mu.</p>")), DEAD),
]  # fmt: skip
SHUT = [
    ("/n/rye", host(lambda _: "<script>var z='9f';window.q={s:z};go(z);</script>", None), WALL),
    ("/n/rye", host(lambda _: "<title>Halt</title><h1>Request blocked</h1><p>Incident ID: 5</p>", None), WALL),
    ("/n/rye", host(lambda _: "<title>Zuk</title><h1>Zuk lo</h1><p>Doro</p><img src=/captcha.png>", None), WALL),
    ("/n/rye", host(lambda _: f"<title>Zuk</title><h1>Zuk lo</h1>{FIELD}", None), LOGIN),
    ("/n/rye", host(lambda _: f"<title>Zuk</title><h1>Zuk lo</h1>{FIELD}"), LOGIN),
    ("/n/rye", host(lambda _: ("", 200), ""), ("broken", "protocol")),
]


@pytest.mark.parametrize(("path", "pages"), LIVE)
def test_live(path, pages):
    assert asked(pages, path) == OK


@pytest.mark.parametrize(("path", "pages", "wanted"), GONE)
def test_dead(path, pages, wanted):
    assert asked(pages, path) == wanted


@pytest.mark.parametrize(("path", "pages", "wanted"), SHUT)
def test_shut(path, pages, wanted):
    assert asked(pages, path) == wanted
