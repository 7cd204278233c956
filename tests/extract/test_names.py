"""Names of people and bodies."""

import pytest

from citecheck.extract import names
from citecheck.extract.people import as_person, paired, people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Пулов Ш. Н. Каналы", [("Пулов", "Ш. Н.")]),
        ("Ш.Н. Пулов Каналы", [("Пулов", "Ш.Н.")]),
        ("Doe, J. (2016).", [("Doe", "J.")]),
        ("Doe, J. B., & Roe, R. A. (2021).", [("Doe", "J. B."), ("Roe", "R. A.")]),
        ("Doe, J., Roe, R., & Poe, E. (2021).", [("Doe", "J."), ("Roe", "R."), ("Poe", "E.")]),
        ("Мустафин Ж., Норов У., Бердиев Л. Туман", [("Мустафин", "Ж."), ("Норов", "У."), ("Бердиев", "Л.")]),
        ("Hardy J.B., Huir R.B.M. et al. Economic", [("Hardy", "J.B."), ("Huir", "R.B.M.")]),
        ("A.Abdullaxonov. Pedagogika", [("Abdullaxonov", "A.")]),
        ("Иванов-Петров С. С. Реки", [("Иванов-Петров", "С. С.")]),
        ("Norov M.N. va F.V.Odilov. Yengil", [("Norov", "M.N."), ("Odilov", "F.V.")]),
        ("Қосимов Ҳ. Дарё", [("Қосимов", "Ҳ.")]),
        ("O‘rinov Sh. Suv", [("O‘rinov", "Sh.")]),
    ],
)
def test_leading_names(text, expected):
    found, _ = names.leading(text)
    assert [(name.family, name.given) for name, _, _ in found] == expected


@pytest.mark.parametrize("text", ["Каналы долины", "The history of water", "12. Doe", "", "https://example.org"])
def test_no_leading_names(text):
    assert names.leading(text) == ([], 0)


def test_et_al_belongs_to_the_authors():
    text = "Doe, J., Roe, R. et al. (2021). Title"
    assert text[: names.leading(text)[1]].endswith("et al.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doe, Jane; Roe, Richard", ["Doe", "Roe"]),
        ("Doe J. B., Roe R.", ["Doe", "Roe"]),
        ("World Bank", ["World Bank"]),
        ("OECD", ["OECD"]),
    ],
)
def test_lists_of_people(text, expected):
    assert [name.family or name.literal for name in names.people(text)] == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ministry of Foreign Affairs", True),
        ("Ўзбекистон Молия вазирлиги", True),
        ("Министерство культуры", True),
        ("Toshkent davlat universiteti", True),
        ("Jane Doe", False),
        ("Каналы долины", False),
    ],
)
def test_bodies(text, answer):
    assert names.is_corporate(text) is answer


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Shukhrat E. Karimov", ["Shukhrat E. Karimov"]),
        ("Каримов Азиз Баходирович", ["Каримов Азиз Баходирович"]),
        ("КАРИМОВ АЗИЗ БАХОДИРОВИЧ", ["КАРИМОВ АЗИЗ БАХОДИРОВИЧ"]),
        ("Karimova Gulnora Najmiddin qizi,", ["Karimova Gulnora Najmiddin qizi"]),
        ("М. А. Туликова", ["М. А. Туликова"]),
        ("Jane Doe1, Richard Roe2", ["Jane Doe", "Richard Roe"]),
        ("Jane Doe and Richard Roe", ["Jane Doe", "Richard Roe"]),
        ("Соколов П. Н., Лебедева А. И.", ["Соколов П. Н.", "Лебедева А. И."]),
        ("Соколов П.Н.*, Лебедева А.И.**", ["Соколов П.Н.", "Лебедева А.И."]),
        ("Jane Doe, Richard Roe.", ["Jane Doe", "Richard Roe"]),
    ],
)
def test_lines_that_name_people(line, expected):
    assert people(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Tashkent State University",
        "Преподаватель кафедры",
        "КАНАЛЫ ВЕРХНЕЙ ДОЛИНЫ В НАЧАЛЕ ВЕКА",
        "E-mail: jane@example.org",
        "ABSTRACT",
        "Tashkent, Uzbekistan",
        "2022",
    ],
)
def test_lines_that_name_nobody(line):
    assert people(line) == []


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Shukhrat E. Karimov", "Karimov"),
        ("Каримов Азиз Баходирович", "Каримов"),
        ("Азиз Баходирович Каримов", "Каримов"),
        ("Karimova Gulnora Najmiddin qizi", "Karimova"),
        ("Doe, J.", "Doe"),
        ("Лебедева А. И.", "Лебедева"),
    ],
)
def test_the_family_name_of_a_full_name(name, family):
    assert as_person({"en": name}).family == family


def test_an_order_that_cannot_be_told_is_not_guessed():
    assert as_person({"en": "Jane Doe"}).family is None


def test_names_are_paired_across_languages_by_sound():
    rows = paired({"en": ["Jane Doe", "Aziz Karimov"], "ru": ["Азиз Каримов", "Джейн Доу"]})
    assert rows == [{"en": "Jane Doe", "ru": "Джейн Доу"}, {"en": "Aziz Karimov", "ru": "Азиз Каримов"}]
