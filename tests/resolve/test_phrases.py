"""What pages say when they aren't what was asked for, in several languages; the texts were written for these tests."""

import pytest

from citecheck.languages import languages
from citecheck.resolve import phrases

KINDS = (
    "things", "gone", "sale", "login", "paywall", "robot", "locked", "need", "deed", "offer", "refusal", "trace", "repair",
    "housing", "unhoused", "error", "members", "access", "ask", "help", "rest", "pay", "browser", "check",
)  # fmt: skip
OTHERS = {"uk", "tk", "ar", "fa", "zh", "ja", "ko"}  # which pages are in, though no paper is read in them


@pytest.mark.parametrize("kind", KINDS)
def test_every_language_has_a_row_of_each_kind(kind):
    missing = ({one.code for one in languages()} | OTHERS) - set(phrases.languages(kind))
    assert not missing, f"languages/tables/ [{kind}] lacks {', '.join(sorted(missing))}"


@pytest.mark.parametrize(
    "heading",
    [
        "Page not found", "404", "Error 404!", "404 - File or directory not found", "Sorry, this article doesn’t exist",
        "Страница не найдена", "Запрошенный документ удалён", "Ой! Такой страницы больше нет",
        "Sahifa topilmadi", "Siz so‘ragan maqola o‘chirilgan", "Саҳифа топилмади", "Ҳужжат мавжуд эмас",
        "Бет табылмады", "Мақала жойылған", "Барак табылган жок", "Саҳифа ёфт нашуд", "Sayfa bulunamadı",
        "Səhifə tapılmadı", "Die Seite wurde nicht gefunden", "Dieser Artikel existiert nicht mehr", "Page introuvable",
        "La page demandée n’existe pas", "Página no encontrada", "Pagina non trovata", "Strona nie istnieje",
        "Сторінку не знайдено", "Sahypa tapylmady", "الصفحة غير موجودة", "صفحه یافت نشد", "صفحه يافت نشد", "您访问的页面不存在",
        "お探しのページは見つかりません", "요청하신 페이지를 찾을 수 없습니다", "ARADIĞINIZ SAYFA BULUNAMADI",
    ],
)  # fmt: skip
def test_headings_that_say_so(heading):
    assert phrases.may_say_gone(heading)
    assert phrases.not_found(heading) is not None
    assert phrases.not_found(heading) <= 4


@pytest.mark.parametrize(
    "heading",
    [
        "Canals of the lower valley", "A page of history", "Каналы нижней долины", "Новая страница в истории района",
        "Дарё сувлари", "Daryo suvlari haqida", "Seite an Seite", "Un article de fond", "河上四座水门的历史与管理", "谷の水門の歴史", "강의 수문 이야기", "بوابات القناة القديمة", "Highway 1404", "", "Gonerby in spring", "The Lostwithiel papers",
    ],
)  # fmt: skip
def test_headings_that_do_not(heading):
    assert phrases.not_found(heading) is None


def test_other_words_are_counted():
    long = "How the message that a page was not found became a joke among engineers of the nineties"
    assert phrases.not_found(long) > 4


def test_words_count_where_a_word_begins():
    assert phrases.says("login", "Please log in to read") == 1
    assert phrases.says("login", "The blog industry") == 0
    assert phrases.says("robot", "ПОДТВЕРДИТЕ, ЧТО ВЫ НЕ РОБОТ") == 2


def test_sentences_are_cut_at_marks_and_bars():
    assert phrases.sentences(["It is gone. Sorry | The Site", "word " * 40]) == ["It is gone.", "Sorry", "The Site"]


def test_words_of_a_script_without_blanks_begin_anywhere():
    assert phrases.says("robot", "系统提示：请完成安全验证后继续") == 1
    assert phrases.length("谷の水門の歴史") == 4
    assert phrases.sentences(["抱歉。该页面不存在！请返回首页"]) == ["抱歉。", "该页面不存在！", "请返回首页"]


def test_two_kinds_of_words_in_one_sentence_each_for_itself():
    assert phrases.together("login", "need", "To read on you must log in")
    assert not phrases.together("login", "need", "The log of a mill")
    assert not phrases.together("trace", "trace", "firewall")
