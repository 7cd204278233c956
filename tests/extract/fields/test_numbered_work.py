"""Patents and standards. The entries are invented."""

import pytest

from citecheck.extract.entry import parse


@pytest.mark.parametrize(
    ("raw", "authors", "fields"),
    [
        ("Патент РФ № 2345678. Способ очистки воды / Норов И. И., Пулов П. П. Опубл. 10.02.2012. Бюл. № 4.",
         ["Норов", "Пулов"],
         {"title": "Способ очистки воды", "issue": "2345678", "date": "10.02.2012", "year": "2012"}),
        ("Пат. 2345678 Российская Федерация, МПК C02F 1/00. Способ очистки воды / Норов И. И. ; заявитель и "
         "патентообладатель Ин-т воды. – № 2010112233/05 ; заявл. 12.03.2010 ; опубл. 10.02.2012, Бюл. № 4. – 6 с.",
         ["Норов"],
         {"title": "Способ очистки воды", "issue": "2345678", "date": "10.02.2012", "year": "2012", "pages": "6"}),
        ("А. с. 1234567 СССР, МКИ A01G 25/02. Капельница / А. Б. Норов. – Опубл. 15.05.1986, Бюл. № 18.",
         ["Норов"], {"title": "Капельница", "issue": "1234567", "date": "15.05.1986", "year": "1986"}),
        ("Патент UZ IAP 05432. Сув тозалаш усули / Норов А. А. – 2017.",
         ["Норов"], {"title": "Сув тозалаш усули", "issue": "IAP 05432", "year": "2017"}),
        ("Doe J. Water valve. US Patent 7,654,321. 2010 Feb 2.",
         ["Doe"], {"title": "Water valve", "issue": "7,654,321", "date": "2010 Feb 2", "year": "2010"}),
    ],
)  # fmt: skip
def test_a_patent(raw, authors, fields):
    parsed = parse(raw)
    assert ([name.family for name in parsed.authors], parsed.fields | {"authors": ""}) == (
        authors,
        fields | {"authors": ""},
    )
    assert parsed.kind == "other"


@pytest.mark.parametrize(
    ("raw", "title", "year"),
    [
        ("ГОСТ 7.1-2003. Библиографическая запись. – М.: Изд-во стандартов, 2004. – 166 с.",
         "ГОСТ 7.1-2003. Библиографическая запись", "2004"),
        ("ГОСТ 17.1.3.13-86. Охрана природы. Гидросфера. Общие требования.",
         "ГОСТ 17.1.3.13-86. Охрана природы. Гидросфера. Общие требования", None),
        ("O‘z DSt 950:2011. Ichimlik suvi. – Toshkent: O‘zstandart, 2012.", "O‘z DSt 950:2011. Ichimlik suvi", "2012"),
        ("ШНҚ 2.04.02-19. Сув таъминоти. Тошкент, 2019.", "ШНҚ 2.04.02-19. Сув таъминоти", "2019"),
        ("ISO 690:2010. Information and documents. Geneva: ISO, 2010.", "ISO 690:2010. Information and documents", "2010"),
    ],
)  # fmt: skip
def test_a_standard_is_called_by_its_number(raw, title, year):
    parsed = parse(raw)
    assert (parsed.fields.get("title"), parsed.fields.get("year")) == (title, year)
    assert not parsed.fields.keys() & {"container", "volume", "issue", "authors"}


def test_a_work_about_patents_is_none():
    parsed = parse("Doe J. Patents and rivers // Water. – 2011. – № 3. – С. 12–15.")
    assert (parsed.kind, parsed.fields["container"], parsed.fields["issue"]) == ("article", "Water", "3")
