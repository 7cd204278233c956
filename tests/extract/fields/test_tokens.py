"""Cutting an entry into tokens."""

from hypothesis import given
from hypothesis import strategies as st

from citecheck.extract.fields.tokens import MOST, tokens
from citecheck.extract.links import addresses
from citecheck.extract.marks import marks


def texts(raw):
    return [token.text for token in tokens(raw)]


def test_marks_are_tokens_of_their_own():
    assert texts("Вода. – 2014. – № 2(5)") == ["Вода", ".", "–", "2014", ".", "–", "№", "2", "(", "5", ")"]


def test_two_slashes_are_one_token():
    assert texts("Дарё // Сув/тупроқ") == ["Дарё", "//", "Сув", "/", "тупроқ"]


def test_an_apostrophe_inside_a_word_parts_nothing():
    assert texts("O‘rinov g‘or 'Suv'") == ["O‘rinov", "g‘or", "'", "Suv", "'"]


def test_letters_and_digits_part():
    assert texts("с.280") == ["с", ".", "280"]
    assert texts("576с") == ["576", "с"]


def test_a_certain_part_is_one_token():
    raw = "Suv tarixi. URL: https://suv.example.org/a-b (accessed: 01.02.2020)"
    found = [token.text for token in tokens(raw, list(marks(raw, list(addresses(raw)))))]
    assert found[:3] == ["Suv", "tarixi", "."]
    assert "<url>" in found
    assert "<accessed>" in found
    assert "https" not in found


def test_a_chapter_taken_for_an_entry_is_cut():
    assert len(tokens("a " * 5000)) == MOST


@given(st.text())
def test_tokens_are_the_text_without_blanks(raw):
    found = tokens(raw)
    assert all(raw[token.start : token.end] == token.text for token in found)
    if len(found) < MOST:
        assert "".join(token.text for token in found) == "".join(raw.split())
