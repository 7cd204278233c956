"""Titles that were cut within their sentence. The entries are invented."""

import pytest

from citecheck.extract.entry import parse


@pytest.mark.parametrize(
    ("raw", "title", "year"),
    [
        ("Daryo.uz. Водийда 2026 йилда сув тизимидаги ўзгаришлар. – Электрон манба, 2025.",
         "Водийда 2026 йилда сув тизимидаги ўзгаришлар", "2025"),
        ("Сув вазирлиги. 2026 йил учун сув ва ер сиёсатига оид ахборот материаллари. – Тошкент, 2025.",
         "2026 йил учун сув ва ер сиёсатига оид ахборот материаллари", "2025"),
        ("Анвар Норов: «Сув — ҳаёт манбаи» // https://daryo.example.uz/ru/2017/03/22/suv/",
         "Анвар Норов: «Сув — ҳаёт манбаи»", None),
        # behind people, a year or in quotes a title begins where it was read
        ("Doe J. 2001. River flow in 1990. London: Tide.", "River flow in 1990", "2001"),
        ("Водий ҳокимининг “Сув тўғрисида”ги қарори. 2019 йил 4 март.", "Сув тўғрисида", "2019"),
        ("Дарё ва кўллар ҳақида https://daryo.example.uz/post/suv-haqida", "Дарё ва кўллар ҳақида", None),
    ],
)  # fmt: skip
def test_a_title_is_whole(raw, title, year):
    parsed = parse(raw)
    assert (parsed.fields.get("title"), parsed.fields.get("year")) == (title, year)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Водий Республикасынын «Суу жөнүндө» Мыйзамы. – Бишкек, 2003.", "Суу жөнүндө"),
        ("Закон Республики Водия «О воде» от 9 декабря 1992 г. № 754-XII", "О воде"),
        ("Закон Республики Водия «О воде» и подзаконные акты. – Душанбе, 2013. – 120 с.",
         "Закон Республики Водия «О воде» и подзаконные акты"),
        ("О внесении изменений в Закон Республики Водия «О воде»: Закон Республики Водия от 12.03.2010 № 12.",
         "О внесении изменений в Закон Республики Водия «О воде»"),
        ("Қонуни Ҷумҳурии Водӣ «Дар бораи об» аз 22 июли соли 2013, №1004.", "Дар бораи об"),
    ],
)  # fmt: skip
def test_a_law_is_called_by_its_name_and_by_nobody(raw, title):
    parsed = parse(raw)
    assert (parsed.kind, parsed.fields.get("title"), parsed.authors) == ("law", title, ())


@pytest.mark.parametrize(
    "degree",
    [
        ": геогр. фан номз. ... дисс. автореф.",
        ".: Тарих фанлари бўйича фалсафа доктори (PhD) диссертацияси автореферати.",
    ],
)
def test_a_thesis_is_called_without_the_degree(degree):
    parsed = parse(f"Норов А.А. Сув ресурслари{degree} – Тошкент, 2008. – 26 б.")
    assert (parsed.kind, parsed.fields["title"]) == ("thesis", "Сув ресурслари")


def test_a_newspaper_is_told_by_its_day_behind_a_dash():
    parsed = parse("Норов Ш. Сув танқислиги // Водий сўзи. – 2019. – 12 март.")
    assert (parsed.kind, parsed.normalised["date"]) == ("newspaper", "2019-03-12")


def test_a_mark_for_the_kind_of_data_is_no_part_of_a_title():
    parsed = parse("Doe J., Roe R. River flow data [dataset]. Zenodo, 2020. https://doi.org/10.5281/zenodo.123456")
    assert (parsed.kind, parsed.fields["title"]) == ("dataset", "River flow data")
