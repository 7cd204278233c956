"""Stretches of authors as people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.extract.fields.people import people, without_others


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Пулов Ш. Н.", [("Пулов", "Ш. Н.")]),
        ("Ш.Н. Пулов", [("Пулов", "Ш.Н.")]),
        ("Sayfulov, D.", [("Sayfulov", "D.")]),
        ("Mirkomov va Tangirov", [("Mirkomov", None), ("Tangirov", None)]),
        ("Doe JB, Roe R, Poe KLM", [("Doe", "JB"), ("Roe", "R"), ("Poe", "KLM")]),
        ("Doe, J. B., Roe, R., & Poe, K.", [("Doe", "J. B."), ("Roe", "R."), ("Poe", "K.")]),
        ("Doe, Jane, Richard K. Roe, and Kim Poe", [("Doe", "Jane"), ("Roe", "Richard K."), ("Poe", "Kim")]),
        ("Doe, Jane, Roe, Richard", [("Doe", "Jane"), ("Roe", "Richard")]),
        ("Jane Doe, Richard Roe and Kim Poe", [("Doe", "Jane"), ("Roe", "Richard"), ("Poe", "Kim")]),
        ("Doe, J.; Roe, R. A.", [("Doe", "J."), ("Roe", "R. A.")]),
        ("J. van der Doe, A.-M. Roe", [("van der Doe", "J."), ("Roe", "A.-M.")]),
        ("van der Doe, Jane, and Richard Roe", [("van der Doe", "Jane"), ("Roe", "Richard")]),
        ("Doe, J., Jr., Roe, R.", [("Doe", "J., Jr."), ("Roe", "R.")]),
        ("Doe LA Jr, Roe R", [("Doe", "LA Jr"), ("Roe", "R")]),
        ("Иванов-Петров С. С., Ким В.", [("Иванов-Петров", "С. С."), ("Ким", "В.")]),
        ("Павлов А.М., Норов В.И.", [("Павлов", "А.М."), ("Норов", "В.И.")]),
        ("O‘rinov Sh., Yo‘ldoshev N. va b.", [("O‘rinov", "Sh."), ("Yo‘ldoshev", "N.")]),
        ("Норов А. и др.", [("Норов", "А.")]),
        ("Әбдіров Қ. ж.б.", [("Әбдіров", "Қ.")]),
        ("Doe J., Roe R. et al.", [("Doe", "J."), ("Roe", "R.")]),
        ("Пулов Шавкат Норович", [("Пулов", "Шавкат Норович")]),
        ("Norova Gulnora Shavkat qizi", [("Norova", "Gulnora Shavkat qizi")]),
        ("HARDING Jane, WHITLOW Richard", [("HARDING", "Jane"), ("WHITLOW", "Richard")]),
        ("Doe, J. and Roe, R. (Eds.)", [("Doe", "J."), ("Roe", "R.")]),
        ("под ред. А. А. Норова", [("Норова", "А. А.")]),
        ("a cura di L. Rossi e M. Bianco", [("Rossi", "L."), ("Bianco", "M.")]),
        ("Fadok VA, Voelk DR, Roe ET", [("Fadok", "VA"), ("Voelk", "DR"), ("Roe", "ET")]),
        ("Пулов Ш. Н. Норов У.", [("Пулов", "Ш. Н."), ("Норов", "У.")]),
        ("Yu. A. Golfov and E. P. Likov", [("Golfov", "Yu. A."), ("Likov", "E. P.")]),
        ("Sen, Amara", [("Sen", "Amara")]),
        ("R. Hope – J.F. Lazen", [("Hope", "R."), ("Lazen", "J.F.")]),
    ],
)
def test_family_and_given_apart(text, expected):
    assert [(name.family, name.given) for name in people(text)] == expected


@pytest.mark.parametrize(
    "text", ["World Bank", "Министерство здравоохранения и спорта", "gazeta.uz", "Toshkent davlat universiteti"]
)
def test_bodies_stay_whole(text):
    assert [name.literal for name in people(text)] == [text]


@pytest.mark.parametrize("text", ["", " ", ", ;", "et al.", "(Eds.)", "12"])
def test_nobody(text):
    assert people(text) == ()


def test_what_is_no_name_is_cut_off():
    assert without_others("edited by J. Doe") == "J. Doe"
    assert without_others("Doe J. [и др.]") == "Doe J."


@given(st.text(max_size=200))
def test_any_text_gives_names_of_its_own_letters(text):
    for name in people(text):
        for value in (name.family, name.given, name.literal):
            assert value is None or "".join(value.split()) in "".join(text.split()) or "(" in text or "[" in text
