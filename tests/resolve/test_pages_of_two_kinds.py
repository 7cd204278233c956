"""Pages that look like two things at once: gates on sites that mix their pages, walls that send on, empty shells."""

import pytest

from citecheck.resolve import gates, judging, missing, pages, walls
from tests.resolve.site import page as answered
from tests.resolve.site import served
from tests.resolve.test_classifying import ASKED, MENU, TEXT, led, page, sibling
from tests.resolve.test_gates_in_frames import framed
from tests.resolve.test_links import said, verdict
from tests.resolve.test_whole_hosts import LOGIN, asked, host, html, mixed

FIELD = "<form method=post><input name=who><input type=password name=secret><button>→</button></form>"
NEWS = (
    "<ul>"
    + "".join(f"<li><a href=/n{n}>Weir number {n} of the long valley was mended</a>" for n in range(40))
    + "</ul>"
)


@pytest.mark.parametrize(
    "words",
    [
        "Bu varaqni ko‘rish uchun tizimga kirish kerak.",
        "请先登录再阅读本页。",
        "يجب تسجيل الدخول أولا لقراءة هذه الصفحة",
    ],
)
def test_a_gate_on_a_site_that_mixes_its_pages_is_a_gate(words):
    shut = host(lambda _: html("Brook", f"<p>{words}</p>{FIELD}<p>{mixed()} {mixed()}</p>", ""), None)
    assert asked(shut, "/n/rye") == LOGIN


def test_a_long_page_for_all_with_a_form_in_its_midst_is_a_gate():
    shut = page("The Valley", f"<p>You must log in to read this volume.</p>{FIELD}{NEWS}")
    assert judging.by_page(ASKED, led(shut), sibling(shut)) == judging.LOGIN
    gone = page(
        "The Valley", f"<p>Nothing is kept under this address.</p><p>{'weirs of the valley ' * 9}</p>{FIELD}{NEWS}"
    )
    assert judging.by_page(ASKED, led(gone), sibling(gone)) == judging.SOFT


def test_a_form_headed_so_within_the_whole_frame_is_a_gate():
    menu = "<div class=menu>" + MENU * 12 + "</div>" + "<div class=footer>" + "valley water " * 90 + "</div>"
    shut = framed(f"<p>Только для вошедших.</p>{FIELD}", "Вход - Долина").replace("</body>", f"{menu}</body>")
    open_ = framed(f"<p>{TEXT}</p>{FIELD}", "Вход - Долина").replace("</body>", f"{menu}</body>")
    assert led(shut).page.words > 200
    assert gates.login(ASKED, ASKED, led(shut).page, None)
    assert not gates.login(ASKED, ASKED, led(open_).page, None)


@pytest.mark.parametrize("name", ["SAMLRequest", "samlrequest"])
def test_a_form_that_browsers_send_on_by_themselves_leads_to_a_log_in(name):
    form = f"<form action=https://id.test/sso method=post><input type=hidden name={name} value=x></form>"
    body = f"<body onload='document.forms[0].submit()'><noscript>Press the button.</noscript>{form}<script>go()</script></body>"
    assert judging.by_page(ASKED, led(body), sibling(body)) == judging.LOGIN


@pytest.mark.parametrize(
    "words",
    [
        "Публикация не найдена, или у вас нет права на её просмотр: запросите доступ.",
        "Жарияланым табылмады немесе сізде оны көруге рұқсат жоқ.",
        "The article was not found, or you do not have permission to see it.",
    ],
)
def test_what_is_gone_or_not_for_you_is_gone(words):
    assert not gates.shuts(words)
    assert judging.whispered(ASKED, led(framed(f"<p>{words}</p>"))) == judging.SOFT


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("404错误", True), ("404错误是怎么来的", False), ("404号公路的历史", False)],
)
def test_a_number_in_a_text_without_blanks_is_a_headline_of_few_signs_only(title, wanted):
    assert missing.told(led(f"<title>{title}</title><h1>{title}</h1>").page) is wanted


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        ('{"error":{"statusCode":404,"message":"Zor"},"data":[]}', True),
        ('{"page":{"notFound":true}}', True),
        ('{"playabilityStatus":{"status":"ERROR","reason":"Zor"}}', True),
        ('{"page":{"notFound":false,"title":"Weirs"}}', False),
        ('{"playabilityStatus":{"status":"OK"},"videoDetails":{"title":"Weirs"}}', False),
        ('{"visits":404,"codes":[404]}', False),
    ],
)
def test_a_shell_whose_data_say_that_there_is_nothing(state, wanted):
    shell = (
        f"<title>The Valley</title><div id=app></div><script>window.DATA={state}</script><script src=/a.js></script>"
    )
    assert missing.soft(ASKED, led(shell), sibling(shell)) is wanted
    whole = f"<title>The Valley</title><p>{TEXT}</p><script>window.DATA={state}</script>"
    assert not missing.soft(ASKED, led(whole), sibling("<h1>No</h1>", 404))


SCRIPT = '<script>var kinds={"captcha":1};function f(){return "captcha"}</script>'


@pytest.mark.parametrize(
    ("body", "code", "wanted"),
    [
        (page("No entry", f"<p>This shelf is for the staff.</p>{SCRIPT}"), 403, False),
        (page("No entry", "<p>This shelf is for the staff.</p><img src=/captcha/9.png>"), 403, True),
        ("<h1>Forbidden by the guard</h1><div id=cf-error-details>1020</div>", 403, True),
        ("<h1>The web server is down</h1><div id=cf-error-details>521</div>", 521, False),
        (
            "<title>One moment</title><h1>Wait</h1><form id='wsidchk-form' action=/z0><input type=hidden></form>",
            200,
            True,
        ),
        ("<p>很抱歉</p><img src='//errors.aliyun.com/x.png'>", 405, True),
    ],
)
def test_the_parts_of_a_wall_and_words_that_only_name_them(body, code, wanted):
    chain = led(body, code=code)
    assert bool(walls.wall(chain.answer, chain.page, ())) is wanted


def test_an_article_on_walls_is_none():
    title = "Are you a robot? Puzzles that websites set"
    url = "http://www.news.test/lab/are-you-a-robot-puzzles-that-websites-set.html"
    shown = page(title, "<p>Tick “I am not a robot”; that is reCAPTCHA.</p><img src=/captcha-example.png>")
    assert walls.wall(led(shown).answer, led(shown).page, ())
    assert judging.by_code(led(shown, url)) is None
    assert judging.by_code(led(shown)) is not None


def test_a_wall_that_sends_its_reader_on_is_not_followed():
    riddle = answered("<meta http-equiv=refresh content='0; url=/riddle'>", 202, [("SG-Captcha", "challenge")])
    with served({"*": riddle}) as site:
        assert said(verdict(site)) == ("blocked", "bot-wall")
        assert len([one for one in site.asked if "riddle" in one.path]) == 0


def test_what_only_readers_without_scripts_are_sent_to_is_not_followed():
    body = "<noscript><meta http-equiv=refresh content='0; url=/plain'></noscript><script>go()</script>"
    assert led(body).page.refresh is None
    assert led(body.replace("noscript", "div")).page.refresh == "/plain"


def test_a_log_in_made_by_scripts_is_known_by_its_address():
    end = "https://id.test/common/oauth2/authorize?redirect_uri=http%3A%2F%2Fwww.news.test%2F2019%2F03%2Fcanals-of-the-valley.html"
    shell = "<title>Sign in to your account</title><script>$Config={}</script><body><div></div></body>"
    strange = sibling(shell, end=end.replace("canals", "xkcvb"))
    assert judging.by_page(ASKED, led(shell, ASKED, end), strange) == judging.LOGIN


def test_words_of_a_page_are_those_that_a_reader_sees():
    assert pages.read(led("<p>a b</p><script>c d</script>").answer).words == 2


def test_the_heading_of_a_form_counts_where_the_site_has_headings_of_its_own():
    menu = f"<div class=menu>{NEWS}</div>"
    shut = f"<title>The Valley</title><div class=top><h1>The Valley</h1></div>{menu}<h1>Iniciar sesión</h1><p>Su nombre.</p>{FIELD}"
    assert led(shut).page.words > 200
    assert judging.by_page(ASKED, led(shut), sibling(shut)) == judging.LOGIN
    aside = f"<title>The Valley</title>{NEWS}<p>{TEXT}</p><div class=side><h3>Iniciar sesión</h3>{FIELD}</div>"
    assert judging.by_page(ASKED, led(aside), sibling("<h1>No</h1>", 404)) is None


def test_a_heading_that_waits_unseen_is_none_of_the_page_s():
    waiting = '<div id=err style="display:none"><h2>Page not found</h2><p>The page was not found.</p></div>'
    assert missing.told(led(page("Canals", waiting.replace("none", "block"))).page)
    assert not missing.told(led(page("Canals", f"<p>{TEXT}</p>{waiting}")).page)
    assert led("<title>A</title><body style='display:none'><h1>Canals</h1>").page.told == ("A", "Canals")


def test_a_search_that_is_cited_is_no_other_page_where_the_lost_are_sent_to_a_search():
    async def reply(request):
        if request.path.startswith("/search"):
            await answered(html("Search", f"<p>{mixed()} {mixed()}</p>"), 200)(request)
        elif "robots" in request.path:
            await answered("", 404)(request)
        else:
            await answered("", 302, [("Location", "/search?s=" + request.path[1:])])(request)

    assert asked({"*": reply}, "/search?q=rye&page=2") == ("ok", None)


def test_a_notice_beside_a_form_of_the_site_is_a_notice():
    body = f"<title>¯ - The Valley</title>{FIELD}<hr><span>4</span><span>0</span><span>4</span><p>Die Seite existiert leider nicht.</p>"
    assert judging.by_page(ASKED, led(body), sibling(body)) == judging.SOFT
