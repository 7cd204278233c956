"""Live pages that look dead and dead ones that look alive: each pair was once told apart wrongly."""

import pytest

from citecheck.resolve import gates, judging, missing, parked, phrases, places, walls
from tests.resolve.test_classifying import ABSENT, ARTICLE, ASKED, FORM, MENU, TEXT, led, page, sibling

SHORT = "<p>The gates were counted. Four were missing.</p>"
HONEST = sibling("<h1>No</h1>", 404)


@pytest.mark.parametrize(
    "heading",
    [
        "Error 404: how to write a page that helps its reader on", "What to do when a page is not found?",
        "Страница не найдена: как архивы теряют старые письма", "Fehler 404: Was tun, wenn die Seite nicht gefunden wird?",
    ],
)  # fmt: skip
def test_an_article_about_errors_is_no_error(heading):
    assert not missing.soft(ASKED, led(page(heading, SHORT)), HONEST)


def test_a_loud_page_must_look_like_what_the_host_shows_for_nothing():
    topic = page("The record was lost", f"<p>{TEXT}</p>")
    gone = sibling(page("Page not found", "<p>Try another.</p>"))
    assert not missing.soft(ASKED, led(topic), gone)
    assert missing.soft(ASKED, led(page("Page not found", "<p>Try another.</p>")), gone)


def test_a_page_that_the_lost_are_sent_to_is_a_page():
    place = "http://www.news.test/map-of-the-site.html"
    map_ = page("All there is", SHORT)
    assert not missing.soft(place, led(map_, place), sibling(map_, end=place))
    assert missing.soft(ASKED, led(map_, ASKED, place), sibling(map_, end=place))


def test_a_strangers_page_that_all_are_sent_to_says_nothing_of_the_page():
    place = "https://ask.stranger.test/m?continue=x"
    asking = page("Before you go on", "<button>Agree</button>")
    assert not missing.soft(ASKED, led(asking, ASKED, place), sibling(asking, end=place))


def test_sent_to_a_search_for_its_own_words():
    def found(words):
        return page("Search", f"<p>0</p><p>{words}</p>")

    chain = led(found("alder birch cedar elm fir"), ASKED, "http://www.news.test/find?q=canals-of-the-valley")
    strange = led(
        found("ant bee cow dog eel"),
        "http://www.news.test/2019/03/xkcvbqwrtz.html",
        "http://www.news.test/find?q=xkcvbqwrtz",
    )
    assert missing.soft(ASKED, chain, strange)


def test_where_only_the_beginning_was_read_likeness_says_nothing():
    long = page("The Valley", f"<p>{TEXT * 60}</p>")
    short_of = [led(long), sibling(long)]
    assert missing.soft(ASKED, *short_of)
    cut = [one.__class__(one.hops, one.answer.__class__("", 200, {}, b"x", whole=False), one.page) for one in short_of]
    assert not missing.soft(ASKED, *cut)


@pytest.mark.parametrize("title", ["Технические работы", "Site under maintenance", "Texnik ishlar"])
def test_a_site_being_worked_on_is_broken_and_not_dead(title):
    closed = page(title, "<p>Soon.</p>")
    assert judging.by_page(ASKED, led(closed), sibling(closed)) == ("broken", "server-error")
    assert judging.by_page(ASKED, led(page(title, f"<p>{TEXT}</p>")), HONEST) is None


def test_a_form_in_the_frame_of_a_site_is_no_gate():
    frame = f"<aside><h3>Log in</h3>{FORM}</aside>"
    short = led(page("Canal gates", SHORT + frame)).page
    assert not gates.login(ASKED, ASKED, short, None)
    bare = led(FORM).page
    assert gates.login(ASKED, ASKED, bare, None)
    assert gates.login(
        ASKED, ASKED, led(page("Canal gates", f"<p>This content is password protected.</p>{FORM}")).page, None
    )
    elsewhere = led(f"{MENU}{frame}").page
    assert not gates.login(ASKED, ASKED, elsewhere, led(f"{MENU}<p>Nothing here today</p>{frame}").page)


def test_scripts_without_blanks_have_words():
    assert led("<p>" + "運河の水門は春に数えられた。" * 20).page.words > 100


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("<p>Мақаланың жалғасы тек жазылушыларға</p><p>Толық оқу үшін жазылыңыз</p>", True),
        ("<p>Maqolaning davomi obunachilar uchun</p><button>Obuna</button>", True),
        (f"<p>{TEXT}</p><p>{TEXT}</p><p>Abone ol: 1 $</p>", False),
        ("<p>The meeting was short.</p><p>Subscribe: $ 3</p>", False),
    ],
)
def test_what_a_shop_says_too_is_no_wall(inner, wanted):
    assert gates.paywall(led(page("Canals", inner)).page) is wanted


def test_an_article_on_paywalls_is_free():
    body = page("For subscribers only: how papers live", "<p>“Subscribe to continue reading”, they say. $ 5.</p>")
    assert not gates.paywall(led(body).page)


def test_a_phrase_within_a_longer_one_is_no_second():
    assert phrases.says("paywall", "доступно по подписке") == 1


def test_an_article_on_names_for_sale_is_not_for_sale():
    body = page("Domain for sale: the trade in addresses", "<p>“Buy this domain”, says the page. “Make an offer.”</p>")
    other = sibling(
        page("Here is what you may like", "<p>Six short notes on the valley, its mills and their owners.</p>")
    )
    chain = led(body)
    assert not parked.parked(ASKED, chain.end, chain.page, other.page, 200)


@pytest.mark.parametrize(
    "body",
    ['<html data-adblockkey="MFww"><title>news.test</title><div id=target></div><script src=/x.js></script>',
     '<title>news.test</title><frameset><frame src="http://ww1.news.test/?subid1=7"></frameset>'],
)  # fmt: skip
def test_names_that_are_filled_with_advertisements(body):
    chain = led(body)
    assert parked.parked(ASKED, chain.end, chain.page, None, None)


@pytest.mark.parametrize(
    ("body", "code", "headers", "wanted"),
    [
        (ARTICLE, 200, {"x-datadome": "protected"}, False),
        ("<h1>Nothing</h1>", 404, {"x-datadome": "protected"}, False),
        ("<p>No</p>", 403, {"x-datadome": "protected"}, True),
        (page("Canals", SHORT + "<p>" + "word " * 40 + "</p><script src='/_Incapsula_Resource?S=1'></script>"), 200, {}, False),
        ("<script src='/__qrator/q.js'></script>", 401, {}, True),
        ("<form><input type=password></form>", 401, {}, False),
        ("<h1>Request Rejected</h1><p>The requested URL was rejected.</p>", 200, {}, True),
        ("<h1>Доступ ограничен</h1><p>Если вы человек, введите код с картинки</p><img src=/captcha.png>", 200, {}, True),
    ],
)  # fmt: skip
def test_marks_of_a_wall_that_lets_through(body, code, headers, wanted):
    chain = led(body, code=code, headers=headers)
    assert bool(walls.wall(chain.answer, chain.page, ())) is wanted


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ('<script>top.location.href = "/";</script>', "/"),
        ("<p>Wait.</p><script>setTimeout(function(){location.replace('/x')}, 9)</script>", "/x"),
        ("<script>document.cookie='a=1'; location.href='/'</script>", None),
        (f"<p>{TEXT}</p><script>location.href='/'</script>", None),
        ("<script>if (a) location.href='/b'; else location.href='/c'</script>", None),
    ],
)
def test_a_script_that_is_all_there_is_sends_on(body, target):
    assert led(body).page.refresh == target


def test_a_header_sends_on_from_an_empty_page():
    assert led("", headers={"Refresh": "0; url=/"}).page.refresh == "/"
    assert led("").page is None


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://a.test/?err=404", True),
        ("http://a.test/index.php?msg=notfound", True),
        ("http://a.test/?p=404th", False),
    ],
)
def test_a_home_page_with_a_word_about_the_error(url, home):
    assert places.is_home(url) is home


def test_siblings_change_what_names_the_page():
    assert places.sibling("http://a.test/q/45121/any-words").startswith("http://a.test/q/")
    assert "45121" not in places.sibling("http://a.test/q/45121/any-words")
    assert "/2019/" in places.sibling("http://a.test/2019/any-words")
    assert "n4512" not in places.sibling("http://a.test/n4512/any-words.html")
    number = places.sibling("http://a.test/news/45121").rpartition("/")[2]
    assert number.isdecimal() and len(number) > 5
    topic = places.sibling("http://a.test/topic.php?lang=uz&t=7")
    assert topic.startswith("http://a.test/topic.php?lang=uz&t=") and not topic.endswith("=7")
    assert "topic.php" not in places.sibling("http://a.test/topic.php?lang=uz&v=3")
    assert not missing.soft("http://a.test/x.html", led(ABSENT, "http://a.test/x.html"), None)
