"""Dictionary hits."""

import pytest

from citecheck.extract.fields.lexicon import kinds, stopwords
from citecheck.extract.fields.tokens import tokens


def hits(raw):
    found = tokens(raw)
    return {token.text: set(hit) for token, hit in zip(found, kinds([token.text for token in found]), strict=True)}


@pytest.mark.parametrize(
    ("raw", "word", "kind"),
    [
        ("С. 12", "С", "page"),
        ("pp. 12", "pp", "page"),
        ("12-bet", "bet", "page"),
        ("Т. 3", "Т", "volume"),
        ("№ 3", "№", "issue"),
        ("2nd ed.", "ed", "edition"),
        ("под ред. А. Норова", "ред", "editor"),
        ("a cura di L. Rossi", "cura", "editor"),
        ("Тошкент: Фан", "Тошкент", "city"),
        ("5 марта 2020", "марта", "month"),
        ("et al.", "al", "et_al"),
        ("J. Phys.", "Phys", "abbreviation"),
    ],
)
def test_words_of_all_languages(raw, word, kind):
    assert kind in hits(raw)[word]


def test_a_phrase_marks_all_its_words():
    found = hits("New York: Norton")
    assert "city" in found["New"]
    assert "city" in found["York"]


def test_half_a_phrase_marks_nothing():
    assert "city" not in hits("York Minster")["York"]


def test_case_and_apostrophes_do_not_matter():
    assert "city" in hits("FARG’ONA")["FARG’ONA"]


def test_frequent_words_of_all_languages():
    assert {"the", "и", "va", "ва", "und", "della"} <= stopwords()
