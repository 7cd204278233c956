"""Pages that let nobody in, told from pages that aren't there and from open ones that look alike; in several languages."""

import pytest

from citecheck.resolve import frames, gates, judging, pages, walls, whispers
from tests.resolve.test_classifying import ASKED, FORM, MENU, TEXT, led, page, sibling

NO = sibling("<title>404</title><h1>No such thing</h1>", 404)
FRAME = f"<nav>{MENU}</nav><div class=sidebar><h2>Fresh</h2><a href=/9>Weirs of the upper valley</a></div>"


def framed(inner, title="The Valley", head=""):
    return f"<html><head><title>{title}</title>{head}</head><body>{FRAME}<div class=text>{inner}</div></body></html>"


LOCKED = [
    "You have to sign in before you can open this volume.",
    "Этот раздел открыт только для вошедших: авторизуйтесь, пожалуйста.",
    "Ушбу бўлимни кўриш учун аввал тизимга кириш керак.",
    "Bu bo‘limni ko‘rish uchun avval tizimga kirish kerak.",
    "Бұл бөлімді көру үшін алдымен жүйеге кіру керек.",
    "Щоб прочитати цей документ, потрібно увійти до кабінету.",
    "Bu bölümü görmek için önce oturum açmanız gerekir.",
    "Um diesen Band zu lesen, müssen Sie sich zuerst anmelden.",
    "Pour lire ce volume, il faut d’abord vous connecter.",
    "Para leer este volumen, primero debe iniciar sesión.",
    "Żeby przeczytać ten tom, trzeba najpierw się zalogować.",
    "لقراءة هذا المجلد يرجى تسجيل الدخول أولا.",
    "阅读本卷需要先登录。",
    "この巻を読むにはログインが必要です。",
    "이 책을 보려면 먼저 로그인하세요.",
]


@pytest.mark.parametrize("words", LOCKED)
def test_a_page_that_only_asks_to_log_in_is_locked(words):
    shut = framed(f"<h3>{words}</h3><a class=button href=/go>→</a>")
    assert judging.by_page(ASKED, led(shut), sibling(shut)) == judging.LOGIN
    assert judging.whispered(ASKED, led(shut)) == judging.LOGIN
    assert not judging.topical(ASKED, led(shut), led(framed("<p>Letters</p>"), "http://www.news.test/"))


@pytest.mark.parametrize("words", LOCKED)
def test_a_page_with_a_text_that_also_asks_to_log_in_is_open(words):
    open_ = framed(f"<h1>Weirs</h1><p>{TEXT[:300]}</p><p>{words}</p>", "Weirs of the lower valley")
    assert judging.by_page(ASKED, led(open_), NO) is None
    assert judging.whispered(ASKED, led(open_)) is None


@pytest.mark.parametrize(
    "words",
    ["You must log in to post a comment.", "Войдите, чтобы оставить отзыв.", "Izoh qoldirish uchun tizimga kiring.",
     "Melden Sie sich an, um zu kommentieren: nur für Leser.", "Yorum yapmak için giriş yapmalısınız.", "登录后才能发表评论"],
)  # fmt: skip
def test_what_readers_log_in_for_beside_a_page_locks_nothing(words):
    assert not gates.shut(led(framed(f"<p>Four gates.</p><p>{words}</p>")).page)


def test_a_part_of_a_page_headed_by_what_readers_write_is_what_they_log_in_for():
    assert not gates.shut(led(framed("<p>Four gates.</p><h4>Comments</h4><p>Log in to continue.</p>")).page)


def test_a_page_that_wants_permission_is_locked():
    body = framed("<h1>You need permission</h1><p>Ask the owner for access, or switch account.</p>", "You need access")
    assert judging.whispered(ASKED, led(body)) == judging.LOGIN
    assert not judging.topical(ASKED, led(body))


REFUSED = [
    ("Blocked", "Our filter stopped this request. Event ID: 7781"),
    ("Доступ закрыт", "Обратитесь в поддержку и назовите код: 77-3"),
    ("Кириш чекланган", "Сизнинг IP манзилингиз: 203.0.113.8"),
    ("Kirish cheklangan", "So‘rov raqami 99120, 203.0.113.8"),
    ("Кіру шектелді", "Сіздің IP-мекенжайыңыз 203.0.113.8"),
    ("Доступ заборонено", "Номер інциденту 5521"),
    ("Erişim reddedildi", "Olay numarası 5521"),
    ("Zugriff verweigert", "Ihre Anfrage wurde abgewiesen. Vorfall 5521"),
    ("Accès refusé", "Numéro de référence : 18.4f2a9c01"),
    ("Acceso denegado", "Su dirección IP es 203.0.113.8"),
    ("访问被拒绝", "您的请求已被云防护拦截。事件编号 5521"),
    ("アクセスが拒否されました", "参照番号 5521"),
]


@pytest.mark.parametrize(("title", "words"), REFUSED)
def test_a_refusal_with_a_number_is_a_wall(title, words):
    chain = led(f"<title>{title}</title><h1>{title}</h1><p>{words}</p>")
    assert judging.by_code(chain) == (judging.WALL, "words")


@pytest.mark.parametrize(("title", "words"), REFUSED)
def test_a_refusal_that_all_addresses_get_is_no_missing_page(title, words):
    body = f"<title>{title}</title><h1>{title}</h1><p>Zavu lo kem.</p>"
    assert judging.by_page(ASKED, led(body), sibling(body)) == judging.WALL


@pytest.mark.parametrize(
    "inner",
    ["<h1>Access to water</h1><p>Four gates were counted. Reference number of the map: 18</p>",
     "<h1>Доступ к архивам</h1><p>Каталог открыт. IP-адрес не сохраняется.</p>",
     f"<h1>Blocked rivers</h1><p>{TEXT[:420]} Event 7781</p>"],
)  # fmt: skip
def test_a_page_about_access_is_no_wall(inner):
    assert walls.wall(led(framed(inner)).answer, led(framed(inner)).page, ()) is None


@pytest.mark.parametrize(
    "script",
    ["/cdn-cgi/challenge-platform/scripts/jsd/main.js", "/_Incapsula_Resource?SWJIYLWA=71", "//x.awswaf.com/challenge.js",
     "//client.perimeterx.net/PX1/main.min.js"],
)  # fmt: skip
def test_what_watches_every_page_is_no_wall(script):
    card = f"<title>Anna K.</title><h3>Anna K.</h3><p>+998 71 000</p><script src='{script}'></script>"
    assert walls.wall(led(card).answer, led(card).page, ()) is None
    bare = f"<html><head><script src='{script}'></script></head><body></body></html>"
    assert walls.wall(led(bare).answer, led(bare).page, ()) is not None


@pytest.mark.parametrize(
    "place",
    ["<div class='modal fade'>{}</div>", "<div style='display: none'>{}</div>", "<div hidden>{}</div>", "<dialog>{}</dialog>",
     "<div aria-hidden=true>{}</div>", "<aside>{}</aside>", "<div class='left sidebar'>{}</div>", "<header>{}</header>",
     "<div class='moduletable login'>{}</div>"],
)  # fmt: skip
def test_a_form_in_a_window_or_at_the_side_is_no_gate(place):
    card = f"<html><title>Anna K.</title><div><h3>Anna K.</h3><p>+998 71 000</p></div>{place.format(FORM)}</html>"
    assert judging.by_page(ASKED, led(card), NO) is None
    gone = framed("<p>This letter has been removed.</p>" + place.format(FORM))
    assert judging.by_page(ASKED, led(gone), sibling(gone)) == judging.SOFT


def test_a_form_alone_in_the_frame_of_a_site_whose_home_has_none_is_a_gate():
    shut = framed(f"<h4>Zuk lo</h4>{FORM}")
    home = led(framed(f"<p>{TEXT}</p>"), "http://www.news.test/")
    assert judging.may_be_gate(led(shut))
    assert judging.by_home(ASKED, led(shut), home) == judging.LOGIN
    everywhere = led(framed(f"<p>{TEXT}</p>{FORM}"), "http://www.news.test/")
    assert judging.by_home(ASKED, led(shut), everywhere) is None


def test_a_stranger_who_sends_back_later_is_no_missing_page():
    end = "https://who.elsewhere.test/choose?entityID=http://www.news.test/2019/03/canals-of-the-valley.html"
    strange = "https://who.elsewhere.test/choose?entityID=http://www.news.test/2019/03/xkcvbqwrtz.html"
    chosen = "<title>Zuk lo</title><h1>Zuk</h1><p>Pala mu.</p>"
    assert judging.by_page(ASKED, led(chosen, ASKED, end), sibling(chosen, end=strange)) is None
    find = "<title>Find your institution</title><h1>Access through your institution</h1>"
    assert judging.by_page(ASKED, led(find, ASKED, end), sibling(find, end=strange)) == judging.LOGIN


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("该文章不存在或已被删除！", judging.SOFT),
        ("Документ не найден", judging.SOFT),
        ("请先登录！", judging.LOGIN),
        ("Zuk lo", None),
    ],
)
def test_a_box_that_says_so_and_leads_back(said, wanted):
    box = f"<title>!</title><script>alert('{said}');history.back();</script>"
    assert judging.by_page(ASKED, led(box), NO) == wanted
    assert judging.by_page(ASKED, led(box), sibling(box)) == wanted


def test_help_on_subscriptions_is_free():
    body = page(
        "How to subscribe", "<p>Some letters are for subscribers only. Purchase access for a day or a year.</p>"
    )
    assert not gates.paywall(led(body).page)
    assert gates.paywall(led(page("河上的水门", "<p>四座水门。</p><div class=paywall>订阅后继续阅读</div>")).page)
    assert gates.paywall(led(page("Kanallar", "<p>Dört kapı.</p><p>Haberin devamı aboneler için. Abone ol</p>")).page)


def test_the_frame_of_a_site_is_no_part_of_what_a_page_says():
    body = framed("<p>Please <a href=/in>log in</a> to read.</p><button>Go</button><p hidden>Nothing</p>")
    core, offers = frames.said(body)
    assert core == "Please log in to read."
    assert "Go" in offers and "Weirs" not in core
    assert pages.Page(body).core == core
    assert frames.said("") == ("", "")


def test_headlines_that_name_no_topic():
    def topical(title, inner="", *others):
        return whispers.topical(led(framed(inner, title)).page, ASKED, *others)

    assert not topical("News: Ошибка")
    assert not topical("Oops! Page not found")
    assert topical("Weirs of the valley")
    assert not topical("The Valley", "<h2>The Valley</h2>", led(framed("")).page)
    assert not topical("Sign in to read")


@pytest.mark.parametrize(
    "words",
    ["Only members see this file. <a href=/me>Sign in</a>", "Файл видят только читатели.", "Faylni faqat a’zolar ko‘radi.",
     "Nur Mitglieder sehen diese Datei.", "Fichier réservé aux lecteurs inscrits.", "Bu dosya yalnızca üyelere açıktır.",
     "仅会员可见，需要权限", "You have no access to this file. Ask for permission.", "Нет доступа к файлу: запросите разрешение.",
     "Faylga ruxsatingiz yo‘q, ruxsat so‘rang.", "Ihnen fehlt die Berechtigung, fordern Sie den Zugriff an."],
)  # fmt: skip
def test_a_page_for_some_readers_only_is_locked(words):
    assert judging.whispered(ASKED, led(framed(f"<p>{words}</p>"))) == judging.LOGIN
    told = framed(f"<h1>Weirs</h1><p>{words}</p><p>{TEXT[:400]}</p>", "Weirs of the valley")
    assert judging.by_page(ASKED, led(told), NO) is None
    assert judging.topical(ASKED, led(framed(f"<h1>How to log in</h1><p>{words}</p>", "How to log in")))


@pytest.mark.parametrize(
    ("title", "words"),
    [("One moment", "We are checking your browser"), ("Минуту", "Проверяем, что вы человек"), ("Bir daqiqa", "Brauzer tekshirilmoqda"),
     ("Kurz warten", "Ihr Browser wird geprüft"), ("Un instant", "Vérification de la connexion"), ("稍候", "正在检测浏览器")],
)  # fmt: skip
def test_a_look_at_the_browser_is_a_wall(title, words):
    bare = led(f"<title>{title}</title><h2>{title}</h2><p>{words}</p><div id=c></div><script src=/c.js></script>")
    assert judging.by_code(bare) == (judging.WALL, "words")
    about = led(framed(f"<h1>On browsers</h1><p>{words}. {TEXT[:200]}</p>", "On browsers"))
    assert judging.by_code(about) is None


def test_something_to_solve_that_all_addresses_get_is_a_wall():
    puzzle = "<title>Zuk</title><h3>Zuk lo</h3><p>Doro mi</p><canvas></canvas>"
    assert judging.by_page(ASKED, led(puzzle), sibling(puzzle)) == judging.WALL
    lost = "<title>Zuk</title><h3>Zuk lo</h3><p>This page no longer exists, try the search</p><input name=q>"
    assert judging.by_page(ASKED, led(lost), sibling(lost)) == judging.SOFT


@pytest.mark.parametrize(
    "words",
    ["Join for $4 to read the rest.", "Чтобы дочитать, оформите подписку за 90 руб.", "Davomini o‘qish uchun obuna bo‘ling: 9000 so'm",
     "Den ganzen Text lesen Sie mit dem Abo: 3 €", "Abonnez-vous pour lire la suite : 2 €", "订阅后阅读全文 $ 2"],
)  # fmt: skip
def test_the_rest_of_a_text_for_money_is_a_paywall(words):
    assert gates.paywall(led(framed(f"<h1>Weirs</h1><p>Four gates.</p><p>{words}</p>", "Weirs of the valley")).page)
    letters = framed(f"<h1>Weirs</h1><p>{TEXT[:500]}</p><p>Subscribe to our letters.</p>", "Weirs of the valley")
    assert not gates.paywall(led(letters).page)


SIDE_FORM = f"<aside><h2>Anmelden</h2>{FORM}<ul><li><a href=/9>Weirs</a></li></ul></aside>"
GONE = [
    ("Beitrag gelöscht", "Dieser Beitrag wurde gelöscht und ist nicht mehr verfügbar."),
    ("Страница не найдена", "Такой страницы на сайте нет."),
    ("Sahifa topilmadi", "Siz izlagan sahifa topilmadi."),
]


@pytest.mark.parametrize(("title", "words"), GONE)
def test_a_missing_page_with_a_form_at_its_side_is_missing(title, words):
    body = page(title, f"<nav>{MENU}</nav><main><p>{words}</p></main>{SIDE_FORM}")
    assert judging.by_page(ASKED, led(body), sibling(body)) == judging.SOFT


def test_help_on_logging_in_beside_a_form_is_help():
    body = page("Anmelden: welche Papiere nötig sind", f"<nav>{MENU}</nav><main>{TEXT}</main>{SIDE_FORM}")
    other = page("Das Tal", f"<nav>{MENU}</nav><main><p>Nichts</p></main>{SIDE_FORM}")
    assert judging.by_page(ASKED, led(body), sibling(other)) is None


def test_a_search_for_what_is_not_there_is_no_gate_whatever_was_asked_for():
    asked = "http://www.news.test/shelf/salas-para-socios-registrados"
    found = "http://www.news.test/search?q=shelf+salas+para+socios+registrados"
    none = "http://www.news.test/search?q=shelf+bcdfghjkmnpqrs"
    shown = page("Buscar", "<p>Sin resultados para «shelf salas para socios registrados»: inicie sesión no.</p>")
    other = led(
        page("Buscar", "<p>Sin resultados para «shelf bcdfghjkmnpqrs»</p>"),
        "http://www.news.test/shelf/bcdfghjkmnpqrs",
        none,
    )
    assert judging.by_page(asked, led(shown, asked, found), other) == judging.SOFT


def test_a_page_that_calls_itself_free_is_not_for_payers_though_it_offers_a_newsletter():
    offer = "<p>Bültenimize abone olun: aboneler için her hafta mektup.</p>"
    shut = page("Eski bahçeler", offer + "<p>Abonelik 100 ₽</p>")
    free = page("Eski bahçeler", offer + "<p>Abonelik 100 ₽</p>", '<script>{"isAccessibleForFree": true}</script>')
    assert gates.paywall(led(shut).page)
    assert not gates.paywall(led(free).page)
