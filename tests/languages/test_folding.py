"""Folding: what two spellings have in common, letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.languages import fold
from citecheck.languages.folding import LINE, WORD, _folded, _one_script, lookalikes

ODD = "aAбБoоΣσİıγΓ'’ʻʼ`´-–—\n\t \xa0\u2009_1éÉſKсcѕ"


def letter_by_letter(text):
    """The same by the plainest way there is."""
    marks = {**dict.fromkeys("‘’ʻʼ`´′ʹ＇", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
    blanks = dict.fromkeys("\t\n\r\x0b\x0c\xa0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
    lowered = (low if len(low := letter.lower()) == 1 else letter for letter in text)
    return WORD.sub(_one_script, "".join((marks | blanks).get(letter, letter) for letter in lowered))


@given(st.one_of(st.text(), st.text(ODD, max_size=30)))
def test_it_keeps_the_length_and_every_letter_its_place(text):
    assert fold(text) == letter_by_letter(text)
    assert len(fold(text)) == len(text)


@given(st.text(ODD, min_size=1, max_size=30))
def test_a_long_text_is_folded_as_a_short_one(text):
    long = f"{text} " * (LINE // len(text) + 1)
    assert fold(long) == letter_by_letter(long) == _folded(long)


@given(st.text(ODD, max_size=30))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Oʻzbekiston’da", "o'zbekiston'da"),
        ("pp. 4–9\u00a0— 12", "pp. 4-9 - 12"),
        ("СПИСOK ЛИТЕРATУРЫ", "список литературы"),  # Latin O, K, A, T
        ("Rеferenсes", "references"),  # Cyrillic е, с
        ("İstanbul", "İstanbul"),  # lowered it would be a letter longer
        ("ΌΣΟΣ", "όσοσ"),
    ],
)
def test_case_marks_and_look_alike_letters(printed, folded):
    assert fold(printed) == folded


def test_look_alikes_are_latin_letters():
    assert {"a", "o", "c", "p", "x", "y", "e"} <= lookalikes()
    assert all(letter.isascii() for letter in lookalikes())
