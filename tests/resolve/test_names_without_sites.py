"""What stands under names that have no site, told from pages of sites; and the first pages that the lost are sent to."""

import pytest

from citecheck.resolve import judging, missing, parked, places
from tests.resolve.test_classifying import ABSENT, ASKED, MENU, TEXT, led, page, sibling

HOME = "http://www.news.test/"
NO = sibling("<title>404</title><h1>No such thing</h1>", 404)


def bare(title, words="", head=""):
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>{words}</p></body></html>"


VACANT = [
    ("Website disabled", "The hosting plan of this website was not paid. Its account is suspended."),
    ("Сайт отключён", "Хостинг не оплачен. Аккаунт владельца приостановлен."),
    ("Сайт вақтинча тўхтатилган", "Хостинг хизмати учун пул тўланмаган."),
    ("Sayt vaqtincha to‘xtatilgan", "Hosting xizmati uchun pul to‘lanmagan."),
    ("Сайт уақытша тоқтатылды", "Хостинг қызметі төленбеген."),
    ("Сайт призупинено", "Послуги хостингу не оплачені."),
    ("Hesap askıya alındı", "Bu sitenin hosting süresi doldu."),
    ("Webspace gesperrt", "Das Hosting dieser Domain wurde nicht bezahlt, das Konto ist deaktiviert."),
    ("Site suspendu", "Le compte d’hébergement de ce domaine est suspendu."),
    ("网站已暂停", "该主机账户已到期。"),
    ("サイトは停止されています", "サーバーの契約は期限切れです。ホスティングは停止中です。"),
    ("Welcome to nginx!", "If you see this page, the server is working."),
    ("Apache2 Debian Default Page", "It works!"),
]


@pytest.mark.parametrize(("title", "words"), VACANT)
def test_a_name_without_a_site(title, words):
    body = bare(title, words)
    assert judging.by_page(HOME, led(body, HOME), sibling(body)) == (judging.Status.DEAD, "parked")
    assert judging.by_page(ASKED, led(body), sibling(body)) == (judging.Status.DEAD, "parked")
    assert judging.needs_a_look(HOME, led(body, HOME))


@pytest.mark.parametrize(("title", "words"), VACANT)
def test_a_page_that_tells_of_such_names_stands_among_others(title, words):
    told = page(title, f"<p>{words}</p>" + "".join(f"<a href=/n/{n}>Letter {n}</a>" for n in range(9)))
    assert judging.by_page(ASKED, led(told), NO) is None
    at_length = page(title, f"<p>{words} {TEXT}</p>")
    assert judging.by_page(HOME, led(at_length, HOME), NO) is None


def test_the_card_of_a_user_whose_account_is_closed_is_no_name_for_sale():
    card = page("Anna K.", "<p>This account was suspended.</p>")
    assert not parked.parked(ASKED, ASKED, led(card).page, NO.page, 404)


def test_a_place_that_hosts_keep_for_it():
    end = "http://www.news.test/cgi-sys/suspendedpage.cgi"
    body = bare("Account notice", "This account is suspended.")
    assert judging.by_page(HOME, led(body, HOME, end), NO) == (judging.Status.DEAD, "parked")


@pytest.mark.parametrize(
    "script",
    ["//www.google.com/adsense/domains/caf.js", "//d38psrni17bvxu.cloudfront.net/x.js", "//parking.bodiscdn.com/x.js"],
)
def test_advertisements_that_only_idle_names_show(script):
    body = f"<title>news.test</title><script src='{script}'></script><div id=target></div>"
    assert parked.parked(HOME, HOME, led(body, HOME).page, None, None)
    article = page("Canals", f"<p>{TEXT}</p><script src='{script}'></script>")
    assert not parked.parked(ASKED, ASKED, led(article).page, None, None)


@pytest.mark.parametrize(
    ("asked", "end", "wanted"),
    [
        ("http://a.test/index.php/mj/article/view/7", "http://a.test/index.php/mj/index", True),
        ("http://a.test/mj/issue/view/3/12", "http://a.test/mj/index.html", True),
        ("http://a.test/mj/article/view/7", "http://a.test/index.php/other/index", False),
        ("http://a.test/mj/view", "http://a.test/mj/index", False),
        ("http://a.test/mj/article/view/7", "http://a.test/mj/about", False),
    ],
)
def test_sent_to_the_first_page_of_a_journal(asked, end, wanted):
    front = page("Messages of the valley", "<p>Issue 3</p>")
    strange = led(front, f"{asked}99", end)
    assert missing.redirected_home(asked, led(front, asked, end), strange) is wanted
    assert not missing.redirected_home(asked, led(front, asked, end), NO)


@pytest.mark.parametrize(
    ("url", "home"),
    [("http://a.test/map", False), ("http://a.test/faq", False), ("http://a.test/art/", False), ("http://a.test/oz/", True),
     ("http://a.test/kk-KZ/index.php", True), ("http://a.test/eng", True), ("http://a.test/zh_Hans", True)],
)  # fmt: skip
def test_only_codes_of_languages_make_a_home_page(url, home):
    assert places.is_home(url) is home


WIKI = "<html><head><title>Rye of the brook - Wiki</title></head><body><h1>Rye of the brook</h1><div class=noarticletext>{}</div></body></html>"


def test_a_wiki_without_a_text_of_this_name():
    asked = "http://www.news.test/wiki/Rye_of_the_brook"
    for words in ("Zavu lo kem te.", "Бу саҳифада ҳозир матн йўқ.", "Nema nic."):
        assert missing.soft(asked, led(WIKI.format(words), asked), NO)
    assert not missing.soft(asked, led(WIKI.format("").replace("noarticletext", "text"), asked), NO)


def test_a_host_that_repeats_whatever_name_is_asked_for():
    asked = "http://www.news.test/2019/03/rye-of-the-brook.html"
    strange = "http://www.news.test/2019/03/xkcvbqwrtzlmnp.html"
    echo = "<title>{0}</title><h1>{0}</h1><p>Zavu lo kem te.</p>"
    other = led(echo.format("xkcvbqwrtzlmnp"), strange)
    assert missing.soft(asked, led(echo.format("rye of the brook"), asked), other)
    assert not missing.soft(asked, led(echo.format("rye of the brook"), asked), led(echo.format("Zud"), strange))


GONE = [
    "Video is no longer available.", "Публикация удалена автором.", "Мақола ўчирилган.", "Maqola o‘chirib yuborilgan.",
    "Құжат жойылған.", "Допис видалено.", "Gönderi silindi: bu sayfa artık yok.", "Der Beitrag wurde gelöscht.",
    "Cette vidéo n’est plus disponible.", "La publicación fue eliminada: el contenido no existe.", "Wpis został usunięty.",
    "تم حذف المنشور.", "مطلب حذف شده است.", "该视频已下架。", "この動画は削除されました。", "삭제된 게시물입니다.",
]  # fmt: skip


@pytest.mark.parametrize("words", GONE)
def test_a_page_that_says_in_small_letters_that_it_is_gone(words):
    def framed(title):
        return f"<title>{title}</title><nav>{MENU}</nav><div class=box>{words}</div><ul><li><a href=/7>Weirs</a></ul>"

    assert missing.soft(ASKED, led(framed("News: error")), NO)
    assert not missing.soft(ASKED, led(framed("Weirs of the upper brook")), NO)
    long = framed("News").replace("</div>", f"</div><p>{TEXT}</p>")
    assert not missing.soft(ASKED, led(long), NO)
    assert not missing.soft(ASKED, led(ABSENT), NO)
