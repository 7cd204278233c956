"""What spellings have in common, and the way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.compare.canonical import canonical, key

SAME = [
    ("Ҳамкорлик", "Hamkorlik"),
    ("Тошкент тарихи", "Toshkent tarixi"),
    ("Каналы верхней долины", "Kanaly verkhnei doliny"),
    ("Каналы верхней долины", "Kanaly verhney doliny"),
    ("ИНТЕРЕСНО", "ИНТЕРЕCHO"),
    ("Қазақстан", "Qazaqstan"),
    ("Җил", "җил"),
    ("History -- of Canals!", "history of canals"),
]
OTHER = [("Дарёлар тарихи", "Дарёлар харитаси"), ("Canals of 2016", "Canals of 2017"), ("вода", "воды")]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_title_share_a_key(a, b):
    assert key(a) == key(b) != ""


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other_titles_have_other_keys(a, b):
    assert key(a) != key(b)


def test_a_text_in_two_scripts_becomes_plain_latin():
    assert canonical("Шаҳар, street 5")[0] == "shahar, street 5"


def test_every_letter_knows_where_it_came_from():
    text = "Щука ва Шаҳар"
    latin, places = canonical(text)
    assert len(latin) == len(places)
    assert [text[places[at]] for at in (0, latin.index("v"), latin.rindex("sh"))] == ["Щ", "в", "Ш"]


@given(st.text(st.sampled_from("абвХҳЎqXo‘'’ щШ1-\n文ß"), max_size=40))
def test_places_are_in_order_and_inside(text):
    latin, places = canonical(text)
    assert len(latin) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= at < len(text) for at in places)
    assert latin.isascii()
