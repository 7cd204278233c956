"""The classifiers, each on pages written for it: what fires, and what looks alike and must not."""

import pytest

from citecheck.model import Hop
from citecheck.resolve import doubt, gates, judging, missing, parked, places, quirks, walls, whispers
from citecheck.resolve.chain import Chain
from citecheck.resolve.pages import read
from citecheck.resolve.wire import Answer

ASKED = "http://www.news.test/2019/03/canals-of-the-valley.html"
MENU = "<div><a href=/1>Home</a> <a href=/2>News</a> <a href=/3>Culture</a> <a href=/4>Sport</a></div>"
TEXT = "The keepers of the lower canals met in spring and counted gates, weirs and banks, one after another. " * 12


def led(body, *urls, code=200, headers=(), kind="text/html; charset=utf-8", permanent=False):
    urls = urls or (ASKED,)
    found = Answer(urls[-1], code, {"Content-Type": kind, **dict(headers)}, body.encode())
    hops = (*(Hop(url, 302) for url in urls[:-1]), Hop(urls[-1], code))
    return Chain(hops, found, read(found), None, permanent)


def page(title, inner, head=""):
    return (
        f"<html><head><title>{title} - The Valley</title>{head}</head><body>{MENU}<h1>{title}</h1>{inner}</body></html>"
    )


def sibling(body, code=200, end=None):
    start = "http://www.news.test/2019/03/xkcvbqwrtz.html"
    return led(body, *((start, end) if end else (start,)), code=code)


ARTICLE = page("Canals of the valley", f"<p>{TEXT}</p>")
ABSENT = page("Nothing to see", "<p>Perhaps the address was mistyped.</p>")


def test_a_page_like_that_of_an_impossible_address_is_none():
    assert missing.soft(ASKED, led(ABSENT), sibling(ABSENT))
    assert not missing.soft(ASKED, led(ARTICLE), sibling(ABSENT))
    assert not missing.soft("http://www.news.test/", led(ABSENT, "http://www.news.test/"), sibling(ABSENT))


@pytest.mark.parametrize(
    "title",
    ["Page not found", "Страница не найдена", "Sahifa topilmadi", "Саҳифа топилмади", "Бет табылмады", "Seite nicht gefunden",
     "Page introuvable"],
)  # fmt: skip
def test_a_phrase_counts_with_a_second_sign_only(title):
    said = page(title, "<p>Try the search.</p>")
    about = page(f"{title}: a short history of an error", f"<p>{TEXT}</p>")
    honest = sibling(page("Error", "<p>No.</p>"), 404)
    assert missing.soft(ASKED, led(said), honest)
    assert not missing.soft(ASKED, led(about), honest)


def test_one_place_for_all_is_none():
    end = "http://www.news.test/oops.html"
    strayed = led(ABSENT, ASKED, end)
    assert missing.soft(ASKED, strayed, sibling(ABSENT, end=end))
    assert not missing.soft(ASKED, led(ARTICLE, ASKED, "http://www.news.test/a/12"), sibling(ABSENT, end=end))


def test_a_page_called_by_its_error_is_none():
    end = "http://www.news.test/errors/404.html"
    said = page("Hmm", "<p>This article is no longer available.</p>")
    assert missing.soft(ASKED, led(said, ASKED, end), sibling("<h1>No</h1>", 404))


def test_what_only_scripts_fill_can_not_be_told():
    shell = (
        '<html><head><title>App</title></head><body><div id="root"></div><script src="/a.js"></script></body></html>'
    )
    assert not missing.soft(ASKED, led(shell), sibling(shell))


def test_a_title_with_the_words_of_the_address_is_the_page():
    short = page("Canals of the valley", "<p>Soon.</p>")
    assert not missing.soft(ASKED, led(short), sibling(short))


def test_without_a_sibling_the_page_must_say_it_itself():
    assert missing.soft(ASKED, led(page("Page not found", "")), None)
    assert not missing.soft(ASKED, led(ABSENT), None)


def test_impossible_pages_that_differ_as_much_from_one_another():
    def mixed(words):
        return page("Zorbal venikto", f"<p>Pelo kitan moru sefa lin dovar ute. {words}</p>")

    chain = led(mixed("alder birch cedar dogwood elm fir gum hazel"))
    other, third = (
        sibling(mixed("ant bee cow dog eel fox gnu hen")),
        sibling(mixed("ash box oak yew fig bay teak pine")),
    )
    assert doubt.unsure(ASKED, chain, other)
    assert doubt.varies(ASKED, other, third)
    assert not doubt.varies(ASKED, other, sibling(mixed("ant bee cow dog eel fox gnu hen")))
    again, home = (
        led(mixed("larch maple rowan aspen holly hazel lime plum")),
        led(page("The Valley", ""), "http://www.news.test/"),
    )
    assert doubt.mixed(ASKED, chain, (other, third), again, home)
    own = "fourteen gates of iron stood between upper lock and weir before flood took them away"
    news, later = led(mixed(f"{own} alder birch cedar")), led(mixed(f"{own} elm fir gum hazel plum"))
    sites_title = led(mixed(""), "http://www.news.test/")
    assert not doubt.mixed(ASKED, news, (other, third), later, sites_title)
    assert not doubt.unsure(ASKED, led(ARTICLE), other)


@pytest.mark.parametrize(
    ("asked", "end", "other", "wanted"),
    [
        (ASKED, "http://www.news.test/", None, True),
        (ASKED, "https://news.test/uz/index.php", None, True),
        ("http://news.test/", "http://news.test/ru/", None, False),
        ("http://news.test/about", "http://news.test/", None, False),
        ("http://news.test/about", "http://news.test/", "http://news.test/", True),
        (ASKED, "http://www.news.test/2019/03/new-place", None, False),
        (ASKED, "http://other.test/", None, False),
        (ASKED, "http://other.test/", "http://other.test/", True),
        ("http://news.test/?p=12", "http://news.test/", None, True),
    ],
)
def test_sent_to_the_home_page(asked, end, other, wanted):
    strange = sibling(ABSENT, end=other) if other else None
    assert missing.redirected_home(asked, led(ARTICLE, asked, end), strange) is wanted


SALE = "<title>news.test</title><h1>The domain news.test is for sale</h1><p>Make an offer.</p>"


@pytest.mark.parametrize(
    ("body", "urls", "code", "wanted"),
    [
        (SALE, (ASKED,), 200, True),
        ("<title>news.test</title><h1>Домен news.test продаётся</h1>", (ASKED,), 200, True),
        (
            "<title>x</title><p>Buy this domain</p><a href='https://sedo.com/?domain=news.test'>o</a>",
            (ASKED,),
            200,
            True,
        ),
        ("<p>Welcome</p>", (ASKED, "https://www.hugedomains.com/domain_profile.cfm?d=news.test"), 404, True),
        ("<h1>news.test</h1><a href='//dan.com/x'>Velkar omni</a>", (ASKED,), 200, True),
        (page("When a domain is for sale", f"<p>{TEXT}</p>"), (ASKED,), 404, False),
        (page("A house is for sale", "<p>Make haste.</p>"), (ASKED,), 404, False),
        (ARTICLE, (ASKED,), 404, False),
    ],
)
def test_parked(body, urls, code, wanted):
    chain, other = led(body, *urls), sibling(body, code)
    assert parked.parked(ASKED, chain.end, chain.page, other.page, code) is wanted


FORM = "<form><input name=name><input type=password name=word></form>"
BACK = "https://www.news.test/account/login?next=%2F2019%2F03%2Fcanals-of-the-valley.html"


@pytest.mark.parametrize(
    ("body", "urls", "wanted"),
    [
        (page("Sign in", FORM), (ASKED, BACK), True),
        (page("Welcome", FORM), (ASKED, BACK), True),
        (page("Вход на сайт", FORM), (ASKED, "https://id.news.test/start"), True),
        (page("Tizimga kirish", FORM), (ASKED,), True),
        (FORM, (ASKED,), True),
        (page("Please sign in to read on", "<a href=/account/login>Go</a>"), (ASKED,), True),
        (page("A word on the weather", "<a href=/account/login>Go</a>"), (ASKED,), False),
        (page("Canals of the valley", FORM + f"<p>{TEXT}</p>"), (ASKED,), False),
        (page("Canals of the valley", FORM), (ASKED,), False),
        (ARTICLE, (ASKED, "http://www.news.test/a/12"), False),
    ],
)
def test_login(body, urls, wanted):
    chain = led(body, *urls)
    assert gates.login(ASKED, chain.end, chain.page, None) is wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (page("Canals", f"<p>{TEXT}</p>", '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'), True),
        (page("Canals", "<p>Subscribe to continue reading. From $4 a month.</p>"), True),
        (page("Каналы", '<div class="b paywall">Доступно по подписке</div>'), True),
        (page("Kanal", "<p>Nur für Abonnenten. Jetzt abonnieren!</p>"), True),
        (page("Canals", f"<p>{TEXT}</p><p>Subscribe to our letters.</p>"), False),
        (page("Canals", '<p>x</p>', '<script type="application/ld+json">{"isAccessibleForFree": true}</script>'), False),
        (page("Kanallar", "<p>Bahor.</p><p>Davomini oʻqish uchun obuna boʻling: 9 000 soʻm.</p>"), True),
        (page("Kanallar", f"<p>{TEXT}</p><p>E-posta bültenimize abone olun.</p>"), False),
        (page("Kanallar", "<p>Bahar geldi.</p><p>Devamını okumak için abone olun.</p>"), True),
        (page("Passages of the valley", '<p>Spring.</p><p class="b paywall">Subscribe to read the rest.</p>'), True),
        (page("Above the canals", "<p>Spring.</p><p>Buy this article to read the full text: $ 4.95</p>"), True),
    ],
)  # fmt: skip
def test_paywall(body, wanted):
    assert gates.paywall(led(body).page) is wanted


def test_consent_is_no_move():
    end = "https://consent.news.test/ask?continue=http://www.news.test/2019/03/canals-of-the-valley.html"
    chain = led(page("Cookies", "<button>OK</button>"), ASKED, end, permanent=True)
    assert gates.consent(ASKED, chain.end)
    assert judging.by_page(ASKED, chain, None) is None
    assert judging.live(ASKED, chain) == ("ok", None)
    assert not gates.consent(ASKED, "http://www.news.test/cookies-of-the-world")


@pytest.mark.parametrize(
    ("title", "asks", "button"),
    [
        ("A word about cookies", "We keep some of them. Say yes before you read on.", "I accept"),
        ("Прежде чем читать", "Мы храним файлы cookie. Чтобы читать дальше, скажите да: ваше согласие.", "Хорошо"),
        ("Cookie haqida", "Bu sayt cookie fayllarini saqlaydi. Davom etish uchun qabul qiling.", "Ha"),
        ("Maʼlumot", "Kuki fayllar saqlanadi.", "Roziman"),
        ("Vor dem Lesen", "Diese Seite setzt Cookies.", "Ich stimme zu, alle akzeptieren"),
    ],
)
def test_consent_asked_in_the_page_s_own_place_is_no_other_page(title, asks, button):
    form = f"<h1>{title}</h1><p>{asks}</p><form action=/yes method=post><button>{button}</button></form>"
    bare = f"<html><head><title>{title}</title></head><body>{form}</body></html>"
    assert judging.by_page(ASKED, led(bare), sibling(bare)) is None
    gone = bare.replace(f"<h1>{title}", "<h1>Page not found")
    assert judging.by_page(ASKED, led(gone), sibling(gone)) == whispers.SOFT
    framed = page("", f"<p>{asks}</p><button>{button}</button>")
    assert judging.by_page(ASKED, led(framed), sibling(framed)) == whispers.SOFT


@pytest.mark.parametrize(
    ("body", "code", "headers", "cookies", "wanted"),
    [
        ("<title>Just a moment...</title>", 403, {"cf-mitigated": "challenge"}, (), True),
        ("<p>x</p>", 200, {"x-amzn-waf-action": "captcha"}, (), True),
        ("<p>x</p>", 403, {}, ("datadome",), True),
        ("<p>x</p>", 403, {"Server": "AkamaiGHost"}, (), True),
        ("<h1>Are you a robot?</h1>", 503, {}, (), True),
        ("<p>Подтвердите, что вы не робот</p><div class='smart-captcha'>", 200, {}, (), True),
        ("<script>document.cookie='k=1';location.reload()</script>", 200, {}, (), True),
        ("<p>Access denied</p>", 403, {"Server": "nginx"}, ("session",), False),
        ("<p>x</p>", 404, {"Server": "cloudflare"}, ("__cf_bm",), False),
        (page("Write to us", "<form><div class=g-recaptcha></div></form>"), 200, {}, ("visid_incap_12",), False),
        (page("Captcha", f"<p>{TEXT}</p> captcha are you human"), 200, {}, (), False),
    ],
)
def test_walls(body, code, headers, cookies, wanted):
    chain = led(body, code=code, headers=headers)
    assert bool(walls.wall(chain.answer, chain.page, cookies)) is wanted


def test_the_reason_of_a_wall_is_named():
    chain = led("<p>x</p>", code=403)
    assert walls.wall(chain.answer, chain.page, ("datadome",)) == "cookie datadome"
    assert judging.by_code(led("<p>x</p>", code=403, headers={"x-dd-b": "1"})) == (
        ("blocked", "bot-wall"),
        "header x-dd-b",
    )


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (200, None),
        (204, None),
        (400, "protocol"),
        (418, "protocol"),
        (500, "server-error"),
        (0, "protocol"),
        (101, "protocol"),
    ],
)
def test_codes(code, wanted):
    said = judging.by_code(led("<p>x</p>", code=code))
    assert (said and said[0][1]) == wanted


def test_sites_that_lie_are_believed_less():
    assert quirks.meant("https://www.linkedin.com/in/x", 404) == ("blocked", "http-999")
    assert quirks.meant("https://www.linkedin.com/in/x", 200) is None
    assert quirks.meant("https://notlinkedin.com/in/x", 404) is None
    assert judging.by_code(led("<p>x</p>", "https://uz.linkedin.com/in/x", code=404))[0] == ("blocked", "http-999")


@pytest.mark.parametrize(
    ("fragment", "wanted"),
    [("Methods", None), ("top", None), (":~:text=canal", None), ("!/route", None), ("nowhere", "fragment-missing"),
     ("user-1", None)],
)  # fmt: skip
def test_places_in_a_page(fragment, wanted):
    chain = led('<h2 id="methods">M</h2><a name="user-content-user-1"></a>')
    assert judging.live(f"{ASKED}#{fragment}", chain) == ("ok", wanted)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://a.test", True), ("http://a.test/", True), ("http://a.test/ru/", True), ("http://a.test/index.php", True),
        ("http://a.test/en-US/home", True), ("http://a.test/?utm_source=x", True), ("http://a.test/?id=7", False),
        ("http://a.test/uz-Cyrl/", True), ("http://a.test/RU/main", True), ("http://a.test/oz/uzb", True),
        ("http://a.test/map", False), ("http://a.test/faq", False), ("http://a.test/ru/faq", False),
        ("http://a.test/faq-us", False), ("http://a.test/tv/", False), ("http://a.test/2019", False), ("http://a.test/news/2019/03", False),
    ],
)  # fmt: skip
def test_home_pages(url, home):
    assert places.is_home(url) is home


def test_siblings_stay_in_the_folder_and_keep_the_ending():
    one, two = places.sibling(ASKED), places.sibling(ASKED)
    assert one != two
    assert one.startswith("http://www.news.test/2019/03/") and one.endswith(".html")
    assert places.folder("http://a.test") == "http://a.test/"
    assert places.sibling("http://a.test/x/?id=1").startswith("http://a.test/")


def test_sites_by_their_registered_names():
    assert places.same_site("http://a.example.co.uk/", "http://b.example.co.uk/")
    assert not places.same_site("http://a.co.uk/", "http://b.co.uk/")
    assert places.same_site("http://www.a.test/", "http://a.test/")


@pytest.mark.parametrize(
    ("title", "told"),
    [("«Страница не найдена»", True), ("Что значит «страница не найдена»", False), ("Page “a/b” was not found", True),
     ("Qué significa «página no encontrada»", False), ('The phrase "page not found" in print', False)],
)  # fmt: skip
def test_what_a_headline_quotes_is_spoken_of(title, told):
    assert missing.told(led(page(title, "<p>A brief text.</p>")).page) is told
