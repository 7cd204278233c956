"""What a work is in. The entries are invented."""

import pytest

from citecheck.extract.entry import parse


@pytest.mark.parametrize(
    ("raw", "kind", "authors", "title", "container"),
    [
        ("Doe J. Canals. Oslo: Fjell, 2019.", "book", ["Doe"], "Canals", None),
        ("Doe J. Canals. 2010. 12 p.", "other", ["Doe"], "Canals", None),
        ("Doe, R. E. (2009). Multimedia Rivers. Fjord University Press.", "book", ["Doe"], "Multimedia Rivers", None),
        ("Степные поэты Ангрена. Горький, 1958.", "book", [], "Степные поэты Ангрена", None),
        ("Б.Норматов. Гидрология. Тошкент, 2006 йил.", "book", ["Норматов"], "Гидрология", None),
        ("Ўзбекистон Республикасининг Сув кодекси. – Тошкент: Қонун уйи, амалдаги таҳрир.",
         "law", [], "Ўзбекистон Республикасининг Сув кодекси", None),
        ("Novak A., Pavlin S. State of the river banks after six years of service. Fizika i himiya vody. 2009, no. 2, "
         "pp. 24–32 (in Russian).", "article", ["Novak", "Pavlin"],
         "State of the river banks after six years of service", "Fizika i himiya vody"),
        # what is in a journal or in proceedings stays there
        ("A. Doe, J. Rivers 12 (2005) 406.", "article", ["Doe"], None, "J. Rivers"),
        ("Норов В.Н. Система каналов в степи. Общая теория. — Киев: Берег, 2015. — Том 1, С. 34–35.",
         "book", ["Норов"], "Система каналов в степи. Общая теория", None),
    ],
)  # fmt: skip
def test_a_book_has_a_title_and_an_article_a_source(raw, kind, authors, title, container):
    parsed = parse(raw)
    fields = parsed.fields.get("title"), parsed.fields.get("container")
    assert (parsed.kind, [name.family for name in parsed.authors], *fields) == (kind, authors, title, container)


@pytest.mark.parametrize(
    ("raw", "container", "authors", "title"),
    [
        ("Халқ сўзи. 2019 йил 12 март. Норов Ш. Сув танқислиги.", "Халқ сўзи", "Норов", "Сув танқислиги"),
        ("Халқ сўзи газетаси. Норов Ш. Сув танқислиги. 2019 йил 12 март, № 51.",
         "Халқ сўзи газетаси", "Норов", "Сув танқислиги"),
        ("“Халқ сўзи” газетаси, 2019 йил 12 март. Ш.Норов. Сув танқислиги.", "Халқ сўзи", "Норов", "Сув танқислиги"),
        ("Правда Востока. 2015. 12 мая. № 90. С. 3.", "Правда Востока", None, None),
        ("Норов Ш. Газета сўзи. Тошкент: Фан, 2012. 40 б.", None, "Норов", "Газета сўзи"),
    ],
)  # fmt: skip
def test_a_newspaper_goes_before_who_wrote_in_it(raw, container, authors, title):
    parsed = parse(raw)
    families = [name.family for name in parsed.authors]
    assert (parsed.fields.get("container"), families, parsed.fields.get("title")) == (
        container,
        [authors] if authors else [],
        title,
    )


def test_what_stands_behind_slashes_holds_the_work():
    raw = "Орлов, В. Хранитель «ненужных рек» // Вестник. 1999. № 23 (230). URL : http://www.vestnik.example.com/orlov.htm."
    parsed = parse(raw)
    assert (parsed.kind, parsed.fields["container"]) == ("article", "Вестник")
    assert "container" not in parse("Норов А. Дарё тарихи // https://daryo.example.uz/tarix").fields


@pytest.mark.parametrize(
    ("raw", "kind", "fields"),
    [
        ("Troyan V., Lykov Yu. Bowing of banks induced by loads. Izvestiya vuzov. Vodnaya tekhnika, 2002, no. 3, "
         "pp. 44-54 (in Russian).",
         "article", {"title": "Bowing of banks induced by loads", "container": "Izvestiya vuzov. Vodnaya tekhnika"}),
        ("Shmelin V. Cores for river power plants. Moscow. IKTs Akademkniga Publ., 2004 (in Russian).",
         "book", {"title": "Cores for river power plants", "place": "Moscow", "publisher": "IKTs Akademkniga Publ"}),
        ("Markov D. New banks. Proc. of the IXth Russian Conference on Rivers. Dimitrovgrad, 14-18 September 2009. "
         "Dimitrovgrad. RIAR Publ., 2009, pp. 24-46.",
         "conference", {"title": "New banks", "date": "14-18 September 2009", "pages": "24-46"}),
        ("Doe J. We must keep the river // Sunday Weir. 1999. 04th April.",
         "newspaper", {"title": "We must keep the river", "container": "Sunday Weir", "year": "1999"}),
        ("Norov Sh. Erkin va farovon daryo. Toshkent, “O‘zbekiston”, 2016 y., 56-bet.",
         "book", {"place": "Toshkent", "publisher": "O‘zbekiston"}),
        ("Норова Е. Вода кончается. Независимая газета от 12.07.2012.",
         "newspaper", {"container": "Независимая газета", "date": "12.07.2012"}),
        ("Водий Республикасының Су кодексі: 2003 жылғы 9 шілдедегі № 481 Заңы // https://adilet.example.kz/K030000481",
         "law", {"title": "Водий Республикасының Су кодексі", "issue": "481"}),
        ('Указ Президента РФ от 07.05.2018 N 204 "О целях водников" // СПС "Советник".',
         "law", {"title": "О целях водников", "date": "07.05.2018"}),
        ("Doe J. Dynamics of wet banks // Physical Review A 82 (2010) 13.", "article", {"container": "Physical Review A"}),
        ("Норов Н. Стихи рек. М.; Л., 1991.", "book", {"place": "М.; Л."}),
    ],
)  # fmt: skip
def test_what_a_translated_list_prints(raw, kind, fields):
    parsed = parse(raw)
    assert (parsed.kind, {name: parsed.fields.get(name) for name in fields}) == (kind, fields)
