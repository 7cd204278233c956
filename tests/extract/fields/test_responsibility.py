"""Who a work is by as GOST prints it: behind a slash after the title. The entries are invented."""

import pytest

from citecheck.extract.entry import parse


def people(parsed):
    return ["; ".join(f"{name.family}, {name.given}" for name in names) for names in (parsed.authors, parsed.editors)]


@pytest.mark.parametrize(
    ("raw", "title", "authors", "editors"),
    [
        ("Норов А. Б. Экология рек / А. Б. Норов, В. Г. Пулов. – М.: Наука, 2010. – 320 с.",
         "Экология рек", "Норов, А. Б.; Пулов, В. Г.", ""),
        ("Экология рек / А. Б. Норов, В. Г. Пулов. – М.: Наука, 2010. – 320 с.",
         "Экология рек", "Норов, А. Б.; Пулов, В. Г.", ""),
        ("Пулов, В. Г. Сток рек / В. Г. Пулов, А. Б. Норов [и др.] // Вода и берег. – 2015. – Т. 42, № 3. – С. 12–19.",
         "Сток рек", "Пулов, В. Г.; Норов, А. Б.", ""),
        ("Сток рек за 2010 / А. Б. Норов, В. Г. Пулов [и др.] // Вода и берег. – 2015. – № 3. – С. 12–19.",
         "Сток рек за 2010", "Норов, А. Б.; Пулов, В. Г.", ""),
        ("Сток рек [Текст] / В. Г. Пулов ; под ред. А. Б. Норова. – М.: Наука, 2011. – 150 с.",
         "Сток рек", "Пулов, В. Г.", "Норова, А. Б."),
        ("Сток рек / под ред. А. Б. Норова. – М.: Наука, 2011. – 150 с.",
         "Сток рек", "", "Норова, А. Б."),
        ("Каримова Д. Р. Суғориш каналлари / Д. Р. Каримова, Ш. Н. Пулатов. – Тошкент: Фан, 2012. – 210 б.",
         "Суғориш каналлари", "Каримова, Д. Р.; Пулатов, Ш. Н.", ""),
        ("Sug‘orish kanallari / D. R. Karimova, Sh. N. Po‘latov. – Toshkent: Fan, 2012. – 210 b.",
         "Sug‘orish kanallari", "Karimova, D. R.; Po‘latov, Sh. N.", ""),
        ("Сейтов Б. Су тарихы / Б. Сейтов, Қ. Әлиев. – Алматы: Ғылым, 2011. – 150 б.",
         "Су тарихы", "Сейтов, Б.; Әлиев, Қ.", ""),
        ("River flow / J. Doe, R. Roe. – London : Fjord, 2011. – 150 p.", "River flow", "Doe, J.; Roe, R.", ""),
        ("Норов А. Сток рек: дис. ... канд. геогр. наук / Норов Анвар Шавкатович. – М., 2010. – 154 с.",
         "Сток рек", "Норов, А.", ""),
        ("А. С. Норов в Средней Азии / Б. Каримов. – Ташкент: Фан, 1999.", "А. С. Норов в Средней Азии", "Каримов, Б.", ""),
        ("Комментарий к Закону Республики Водия «О воде» / А. Норов. – Т.: Адолат, 2010.",
         "Комментарий к Закону Республики Водия «О воде»", "Норов, А.", ""),
        # the slash is none of responsibility
        ("Норов А. Б. Сток рек. / Монография. – М.: Наука, 2010.", "Сток рек", "Норов, А. Б.", ""),
        ("Гоголев Н. В. Мосты рек / Н. К. Дробова. – М.: Наука, 2011.", "Мосты рек", "Гоголев, Н. В.", ""),
    ],
)  # fmt: skip
def test_all_are_kept_each_once(raw, title, authors, editors):
    parsed = parse(raw)
    assert (parsed.fields.get("title"), *people(parsed)) == (title, authors, editors)


def test_two_authors_parted_by_a_slash_are_no_title_and_its_author():
    parsed = parse("Norov, M./ Pulov, C. (2004): Die Rede der Flüsse. Berlin/ New York: Ufer.")
    assert [name.family for name in parsed.authors] == ["Norov", "Pulov"]


def test_a_field_is_where_it_says_it_is():
    raw = "Экология рек / А. Б. Норов, В. Г. Пулов. – М.: Наука, 2010. – 320 с."
    parsed = parse(raw)
    assert all(raw[slice(*parsed.spans[field])] == text for field, text in parsed.fields.items())
    assert parsed.fields.keys() == parsed.spans.keys() == parsed.confidence.keys()
    assert "stated" not in parse("Норов А. Б. Экология рек / А. Б. Норов. – М.: Наука, 2010. – 320 с.").spans
