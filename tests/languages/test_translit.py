"""Cyrillic in Latin letters, by language where the languages differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.languages import transliterate


@pytest.mark.parametrize(
    ("text", "lang", "latin"),
    [
        ("Щёлоков Ж.", "ru", "Shchyolokov Zh."),
        ("Жўраев Хуршид", "uz-Cyrl", "Juraev Xurshid"),
        ("Ғаниева Қ. Ҳ.", "uz-Cyrl", "Ganieva Q. H."),
        ("Жүнісов Ұлан", "kk", "Zhunisov Ulan"),
        ("Жумабаев", "ky", "Jumabaev"),
        ("Григорій", "uk", "Hryhoriy"),
        ("съезд", None, "sezd"),
        ("Oʻtkir Gʻaniyev", "uz-Latn", "O'tkir G'aniyev"),
        ("Müller, Łódź, Çelik", None, "Muller, Lodz, Celik"),
    ],
)
def test_names(text, lang, latin):
    assert transliterate(text, lang) == latin


@given(st.text())
def test_whatever_comes_is_plain_latin(text):
    assert transliterate(text).isascii()


@given(st.text("abcXYZ 019.,-'"))
def test_what_is_plain_stays(text):
    assert transliterate(text) == text
