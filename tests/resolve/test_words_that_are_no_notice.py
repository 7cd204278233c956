"""Live pages whose words are those of a notice: a dictionary, a year, a question, a table; and notices beside them."""

import pytest

from citecheck.resolve import doubt, judging, likeness, missing, parked, phrases, places, walls
from tests.resolve.site import page as answered
from tests.resolve.site import served
from tests.resolve.test_classifying import ASKED, TEXT, led, page, sibling
from tests.resolve.test_gates_in_frames import framed
from tests.resolve.test_links import said, verdicts
from tests.resolve.test_whole_hosts import OK, asked, host, html

NO = sibling("<h1>No such thing</h1>", 404)
YEAR = "http://www.news.test/wiki/404_4711"


@pytest.mark.parametrize(
    "body",
    [
        page("YO'Q", "<p>YO'Q 1 Mavjud emas, bo'lmagan. Dalada don yo'q. 2 Inkor so'zi.</p>"),
        page("ЖОҚ", "<p>ЖОҚ. Болмаған нәрсе туралы: қалада су жоқ.</p>"),
        page("Yo'qolgan sahifalar haqida", f"<p>{TEXT}</p>"),
        page("«Sahifa topilmadi» – ?", f"<p>{TEXT[:300]}</p>"),
        page("404 Not Found: how links of law reviews rot", f"<p>{TEXT[:300]}</p>"),
        page("What a 404 Not Found error means", f"<p>{TEXT[:200]}</p>"),
        page("Хатои 404 чист", f"<p>{TEXT[:300]}</p>"),
    ],
)
def test_words_that_are_the_topic(body):
    assert not missing.told(led(body).page)
    assert not missing.soft(ASKED, led(body), NO)


def test_a_number_over_a_text_is_its_title_where_the_host_is_honest():
    assert not missing.soft(ASKED, led(page("404", f"<p><b>404</b> – {TEXT[:200]}</p>")), NO)


@pytest.mark.parametrize(
    "title",
    [
        "Bet tabılmadı",
        "Siz izlegen bet óshirilgen",
        "Sahifa yo'q",
        "Ошибка: страница не найдена",
        "Page not found: /a/b",
    ],
)
def test_words_that_are_a_notice(title):
    assert missing.told(led(page(title, "<p>...</p>")).page)
    assert missing.soft(ASKED, led(page(title, "<p>...</p>")), NO)


def test_a_number_in_the_address_may_be_the_title():
    year = "<title>404 - Wiki</title><h1>404</h1><p><b>404</b> was a year of floods.</p>"
    assert not missing.soft(YEAR, led(year, YEAR), NO)
    assert judging.whispered(YEAR, led(year, YEAR)) is None
    assert missing.soft(ASKED, led(year.replace(" was a year of floods", "")), NO)


def test_a_page_stands_where_others_are_sent_away():
    menu = "<ul>" + "".join(f"<li><a href=/m{n}>Shelf {n} of the library</a>" for n in range(60)) + "</ul>"
    shown = f"<title>Library</title>{menu}<h1>ISO 4711</h1><p>Withdrawn.</p>"
    listed = f"<title>Library</title>{menu}<p>Standards.</p>"
    away = sibling(listed, end="http://www.news.test/list/")
    assert judging.by_page(ASKED, led(shown), away) is None
    assert not doubt.unsure(ASKED, led(shown), away)
    gone = shown.replace("ISO 4711", "Page not found")
    assert judging.by_page(ASKED, led(gone), away) == judging.SOFT


def test_pages_with_a_heading_each_are_not_the_same():
    frame = f"<title>Cards</title><p>{TEXT}</p>"
    one, two = (led(f"{frame}<h1>{name}</h1>").page for name in ("Rye", "Barley"))
    assert not likeness.same(one, two)
    assert not likeness.same_lead(one, two)
    assert likeness.same(one, led(f"{frame}<h1>Rye</h1>").page)


def test_a_table_is_its_numbers():
    def table(begin):
        rows = "".join(f"<tr><td>{begin + n * 37}<td>{begin * 3 + n}" for n in range(30))
        return led(f"<title>Grain</title><table>{rows}</table>").page

    assert not likeness.same(table(1000), table(5001))
    assert likeness.same(table(1000), table(1000))


def test_to_be_like_one_of_two_unlike_pages_says_nothing():
    texts = iter(("Rye and barley. ", "Weirs of the brook. ", "Carters and tolls. ") * 9)
    drawn = host(lambda path: html("Brook", f"<p>{('Rye and barley. ' if path == '/n/rye' else next(texts)) * 3}</p>"))
    assert asked(drawn, "/n/rye") == OK


@pytest.mark.parametrize(
    ("url", "wanted"), [("/ucp.php?mode=login", True), ("/a.php?title=login", False), ("/a?p=2", False)]
)
def test_a_step_named_in_a_query_is_a_place(url, wanted):
    assert places.says_path("login", f"http://a.test{url}") is wanted


def test_one_line_of_an_advertisement_sells_no_name():
    ad = "<div class=box>This domain is for sale: advertise here</div>"
    shown = f"<title>Library</title>{ad}<h1>Library</h1><p>{TEXT[:700]}</p>"
    strange = led(shown).page
    assert not parked.parked(ASKED, ASKED, led(shown).page, strange, 200)
    sold = "<title>This domain is for sale</title><h1>This domain is for sale</h1><p>Make an offer.</p>"
    assert parked.parked(ASKED, ASKED, led(sold).page, led(sold).page, 200)


def test_an_article_that_explains_walls_is_none():
    told = led("<title>Kapcha qanday ishlaydi</title><h1>Kapcha qanday ishlaydi</h1><p>«Men robot emasman» haqida.</p>")
    assert not walls.wall(told.answer, told.page, ())
    wall = led(
        "<title>Проверка, что вы не робот</title><h1>Проверка, что вы не робот</h1><div id=slider></div>", code=403
    )
    assert walls.wall(wall.answer, wall.page, ())


def test_what_a_comment_says_is_not_what_the_page_says():
    shut = "<div id=comments><p>Nur für angemeldete Nutzer: bitte melden Sie sich an.</p></div>"
    assert judging.whispered(ASKED, led(framed(f"<p>Rye.</p>{shut}"))) is None


def test_a_refusal_by_a_riddle_within_a_site_is_a_wall():
    body = framed("<h2>Cookies disabled</h2><p>You must accept cookies.</p><div class=g-recaptcha></div>")
    assert judging.by_page(ASKED, led(body), sibling(body)) == judging.WALL


def test_a_word_of_a_kind_apart_from_another():
    assert phrases.apart("gone", "ask", "Нет такой статьи, страница не найдена")
    assert not phrases.apart("gone", "ask", "Нет доступа, запросите его")


def test_a_place_of_the_lost_is_asked_for_once():
    home = answered(html("Brook", f"<p>{TEXT}</p>"))
    there = answered("", 302, [("Location", "/")])
    with served({"/robots.txt": answered("", 404), "/": home, "*": there}) as site:
        found = verdicts([site.url(f"/n/{n}") for n in range(8)], site.config())
        assert {said(one) for one in found.values()} == {("dead", "redirect-home")}
        assert len([one for one in site.asked if one.path == "/"]) == 1


def test_a_host_that_refuses_for_its_pace_is_left_in_peace():
    with served({"/robots.txt": answered("", 404), "*": answered("slow down", 429)}) as site:
        found = verdicts([site.url(f"/{n}") for n in range(12)], site.config())
        assert {said(one) for one in found.values()} == {("unknown", "rate-limited")}
        assert len(site.asked) < 20


def test_a_wall_that_leads_in_a_circle_is_a_wall():
    body = "<meta http-equiv=refresh content=\"1; URL='?bm-verify=AA'\"><noscript>Please enable scripts.</noscript>"
    with served({"/robots.txt": answered("", 404), "*": answered(body)}) as site:
        (found,) = verdicts([site.url("/a")], site.config()).values()
        assert said(found) == ("blocked", "bot-wall")
    with served({"/robots.txt": answered("", 404), "*": answered(body.replace("bm-verify", "again"))}) as site:
        (found,) = verdicts([site.url("/a")], site.config()).values()
        assert said(found) == ("broken", "loop")


def test_what_stands_where_another_page_says_that_nothing_does():
    card = "<h1>Archive</h1>{}<p>" + TEXT + "</p>"
    shown, none = (
        f"<title>Archive</title>{card.format(line)}" for line in ("<p>Rye 1952</p>", "<p>Record not found</p>")
    )
    assert judging.by_page(ASKED, led(shown), sibling(none)) is None
    assert judging.by_page(ASKED, led(none), sibling(none)) == judging.SOFT


def test_one_that_moved_with_its_query_was_not_looked_for():
    asked, end = (f"http://{host}/View.aspx?docid=54096" for host in ("old.test", "new.test"))
    other = led("<h1>Error 404</h1>", asked.replace("54096", "99954161"), end.replace("54096", "99954161"))
    assert judging.by_page(asked, led(page("Taxes", f"<p>{TEXT}</p>"), asked, end), other) is None


@pytest.mark.parametrize("colon", [": ", " : "])
def test_a_notice_with_a_topic_is_a_title(colon):
    assert not missing.told(led(page(f"Introuvable{colon}manuscrits perdus", f"<p>{TEXT[:200]}</p>")).page)


def test_shells_are_made_by_programs():
    shell = "<title>A</title><div id=__next></div><script id=__NEXT_DATA__ type='application/json'>{}</script>"
    assert judging.by_page(ASKED, led(shell), sibling(shell)) is None
    empty = "<title>A</title><h1></h1><p>Home News Archive About Contacts</p><script>window.session='9f'</script>"
    assert judging.by_page(ASKED, led(empty), sibling(empty)) == judging.SOFT


def test_a_title_on_logging_in_without_a_way_in_is_a_title():
    shown = page(
        "Вход только для своих: закрытые архивы",
        "<p>Иванова А. Б., 1987. Хранится в фонде 4711 областного архива, описана в 2003 году.</p>",
    )
    assert judging.whispered(ASKED, led(shown)) is None


def test_consent_asked_within_a_frame_under_a_heading():
    form = "<form action=/save method=post><button>Accept all</button></form>"
    asks = page("Bevor Sie fortfahren", f"<p>Wir verwenden Cookies</p>{form}")
    assert judging.by_page(ASKED, led(asks), sibling(asks)) is None
