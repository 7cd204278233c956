"""What spellings have in common, and the way back to the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.compare.canonical import canonical, key, latin, skeleton, word_keys

SAME = [
    ("Ҳамкорлик", "Hamkorlik"),
    ("Ўзбекистон тарихи", "O‘zbekiston tarixi"),
    ("Ўзбекистон тарихи", "Oʻzbekiston tarixi"),
    ("Ўзбекистон тарихи", "O'zbekiston tarixi"),
    ("Ўзбекистон тарихи", "Özbekiston tarixi"),
    ("Тоғ чўққилари, шарқ шамоли", "Toğ çöqqilari, şarq şamoli"),
    ("объект ва акция", "obyekt va aksiya"),
    ("сиёсий дунё", "siyosiy dunyo"),
    ("Каналы верхней долины", "Kanaly verkhnei doliny"),
    ("Каналы верхней долины", "Kanaly verhney doliny"),
    ("Социальная история России", "Sotsialnaia istoriia Rossii"),
    ("ИНТЕРЕСНО", "ИНТЕРЕCHO"),
    ("Қазақстан әдебиеті", "Qazaqstan ädebieti"),
    ("Қазақстан әдебиеті", "Qazaqstan adebıetі"),
    ("Ҷумҳурии Тоҷикистон", "Jumhurii Tojikiston"),
    ("Кыргыз жылгасы", "Kyrgyz jylgasy"),
    ("Җил", "җил"),
    ("History -- of Canals!", "history of canals"),
    ("и\u0306", "й"),
    ("раз\u00adмер", "размер"),
]
OTHER = [
    ("Дарёлар тарихи", "Дарёлар харитаси"),
    ("Canals of 2016", "Canals of 2017"),
    ("вода", "воды"),
    ("тарихи", "тарих"),
    ("11", "1"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_title_share_a_key(a, b):
    assert key(a) == key(b) != ""


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other_titles_have_other_keys(a, b):
    assert key(a) != key(b)


def test_a_text_in_two_scripts_becomes_plain_latin():
    assert latin("Шаҳар, street 5 İ 文") == "shahar, street 5 i wen"


def test_every_letter_knows_where_it_came_from():
    text = "Щука ва Шаҳар"
    made = canonical(text)
    assert made.text == latin(text) == "shchuka va shahar"
    assert [text[made.source(at)] for at in (0, made.text.index("va"), made.text.rindex("sh"))] == ["Щ", "в", "Ш"]


def test_a_word_of_two_scripts_is_read_as_the_one_it_is_mostly_in():
    assert latin("пойdevor, Toшкент, ИНТЕРЕCHO") == "poydevor, toshkent, interesno"


def test_words_have_keys_and_punctuation_has_none():
    assert word_keys("Ўзбек — O‘zbek; 2016!") == ["ozbek", "ozbek", "2016"]
    assert skeleton("khiva") == skeleton("xiva") == "hiva"


@given(st.text(st.sampled_from("абвХҳЎqXo‘'’ щШ1-\n文ßЇі\u0306\ufffe"), max_size=40))
def test_places_are_in_order_and_inside(text):
    made = canonical(text)
    places = [made.source(at) for at in range(len(made.text))]
    assert places == sorted(places)
    assert all(0 <= at < len(text) for at in places)
    assert made.text.isascii()
    assert made.text == latin(text)


@pytest.mark.parametrize("text", ["аa" * 200_000, "ИНТЕРЕCHO " * 40_000, "дарё сувлари оқади " * 40_000])
def test_long_and_odd_texts_take_a_moment(text):
    begun = time.process_time()
    canonical(text)
    assert time.process_time() - begun < len(text.encode()) / 1e6
