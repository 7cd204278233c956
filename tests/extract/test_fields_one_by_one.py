"""Each field by itself: its normal form, names in every order, marks, several works, what stays empty."""

import pytest

from citecheck.extract.entry import mended, parse, reference, works
from citecheck.extract.fields.normalise import trims
from citecheck.extract.fields.normalise.date import only_year, year
from citecheck.extract.fields.people import people
from citecheck.extract.flow import Flow
from citecheck.extract.ibid import is_ibid, pointed
from citecheck.extract.links import addresses
from citecheck.extract.marks import marks
from citecheck.model import Span

TRIMS = [
    ("author", " Лунёв П. А. ", "Лунёв П. А."),
    ("author", "Thornbury, L.,", "Thornbury, L."),
    ("author", "• Askew PR –", "Askew PR"),
    ("author", "12", None),
    ("author", " – ", None),
    ("editor", "под ред. С. В. Гречина;", "под ред. С. В. Гречина"),
    ("editor", "/ eds. L. Thornbury,", "eds. L. Thornbury"),
    ("editor", "...", None),
    ("container", "// Вопросы гидрологии.", "Вопросы гидрологии"),
    ("container", "In: Flüsse und Menschen.", "Flüsse und Menschen"),
    ("container", "in Handbook of canals,", "Handbook of canals"),
    ("container", "«Сув хўжалиги» журнали", "Сув хўжалиги"),
    ("container", "“Suv xo‘jaligi” jurnali", "Suv xo‘jaligi"),
    ("container", "«Известия»", "Известия"),
    ("container", "7", None),
    ("container", ".", None),
    ("edition", ", 2-е изд.", "2-е изд"),
    ("edition", "(3rd ed.)", "3rd ed"),
    ("edition", "2. Aufl.", "2. Aufl"),
    ("edition", "x" * 61, None),
    ("edition", " ", None),
    ("issue", "№ 3", "3"),
    ("issue", "no. 4,", "4"),
    ("issue", "(2)", "2"),
    ("issue", "Nr. 12", "12"),
    ("issue", "№ 5-6", "5-6"),
    ("issue", "№ 23 (230).", "23 (230)"),
    ("issue", "14-son", "14"),
    ("issue", "№", None),
    ("issue", "1" * 41, None),
    ("pages", "С. 41–56.", "41–56"),
    ("pages", "pp. 77–93", "77–93"),
    ("pages", "S. 101–119", "101–119"),
    ("pages", "312 с.", "312"),
    ("pages", "196 b.", "196"),
    ("pages", "B. 33-40", "33-40"),
    ("pages", "240 p.", "240"),
    ("pages", "p. xii–xv", "xii–xv"),
    ("pages", "e1021.", "e1021"),
    ("pages", "45-бет", "45"),
    ("pages", "pp.", None),
    ("pages", "", None),
    ("place", "М.", "М."),
    ("place", "СПб.:", "СПб."),
    ("place", " – Тошкент:", "Тошкент"),
    ("place", "Almaty.", "Almaty"),
    ("place", "(Leeds)", "Leeds"),
    ("place", "1999", None),
    ("place", "–", None),
    ("publisher", ": Наука,", "Наука"),
    ("publisher", "«Фан» нашриёти", "Фан"),
    ("publisher", '"Fan" nashriyoti', "Fan"),
    ("publisher", "Weir Press,", "Weir Press"),
    ("publisher", "“Ўзбекистон”", "Ўзбекистон"),
    ("publisher", "A", None),
    ("publisher", "12", None),
    ("title", "Паводки малых рек.", "Паводки малых рек"),
    ("title", "What is a lock?", "What is a lock?"),
    ("title", "“Mills of the valley,”", "Mills of the valley"),
    ("title", "«Тихий Дон» и его берега //", "«Тихий Дон» и его берега"),
    ("title", "Water (and what it carries).", "Water (and what it carries)"),
    ("title", "2012.", None),
    ("title", "", None),
    ("volume", "Т. 7,", "7"),
    ("volume", "vol. 14", "14"),
    ("volume", "Bd. 12", "12"),
    ("volume", "Vol. XIV", "XIV"),
    ("volume", "3-jild", "3"),
    ("volume", "Том", None),
    ("volume", "9" * 41, None),
    ("date", "(2011)", "2011"),
    ("date", "(2011, March 4).", "2011, March 4"),
    ("date", "12 марта 1998,", "12 марта 1998"),
    ("date", "n. d.", None),
]


@pytest.mark.parametrize(("field", "raw", "expected"), TRIMS)
def test_normalisers(field, raw, expected):
    span = trims()[field](raw, 0, len(raw))
    assert (span and raw[slice(*span)]) == expected


@pytest.mark.parametrize(("field", "raw", "expected"), [row for row in TRIMS if row[2]])
def test_a_value_is_cut_no_further_the_second_time(field, raw, expected):
    start, end = trims()[field](raw, 0, len(raw))
    assert trims()[field](raw, start, end) == (start, end)


def test_every_field_the_model_labels_has_a_normaliser():
    assert {field for field, _, _ in TRIMS} == trims().keys()


@pytest.mark.parametrize(
    ("raw", "expected", "alone"),
    [
        ("2011", "2011", True),
        ("2009a", "2009", True),
        ("2009 г.", "2009", True),
        ("1987.", "1987", True),
        ("12 марта 1998", "1998", False),
        ("2011, March 4", "2011", False),
        ("03.2016", "2016", False),
        ("12345", None, False),
        ("1200", None, False),
    ],
)
def test_years(raw, expected, alone):
    span = year(raw, 0, len(raw))
    assert (span and raw[slice(*span)]) == expected
    assert only_year(raw, 0, len(raw)) is alone


ORDERS = [
    ("Лунёв П. А.", [("Лунёв", "П. А.")]),
    ("П. А. Лунёв", [("Лунёв", "П. А.")]),
    ("П.А. Лунёв, С.В. Гречин", [("Лунёв", "П.А."), ("Гречин", "С.В.")]),
    ("Лунёв, П. А., Гречин, С. В.", [("Лунёв", "П. А."), ("Гречин", "С. В.")]),
    ("Лунёв П. А., Гречин С. В. и др.", [("Лунёв", "П. А."), ("Гречин", "С. В.")]),
    ("Лунёв Пётр Андреевич", [("Лунёв", "Пётр Андреевич")]),
    ("Laura Thornbury", [("Thornbury", "Laura")]),
    ("Thornbury, Laura", [("Thornbury", "Laura")]),
    ("Laura Thornbury and Paul R. Askew", [("Thornbury", "Laura"), ("Askew", "Paul R.")]),
    ("Thornbury, Laura, and Paul Askew", [("Thornbury", "Laura"), ("Askew", "Paul")]),
    ("Thornbury, L., & Askew, P. R.", [("Thornbury", "L."), ("Askew", "P. R.")]),
    ("L. Thornbury, P. R. Askew, and T. Dunmore", [("Thornbury", "L."), ("Askew", "P. R."), ("Dunmore", "T.")]),
    ("Thornbury LK, Askew PR", [("Thornbury", "LK"), ("Askew", "PR")]),
    ("Ackermann, Franz; Lindner, Marie", [("Ackermann", "Franz"), ("Lindner", "Marie")]),
    ("Franz Ackermann und Marie Lindner", [("Ackermann", "Franz"), ("Lindner", "Marie")]),
    ("F. von Ackermann", [("von Ackermann", "F.")]),
    ("von Ackermann, F.", [("von Ackermann", "F.")]),
    ("Bo‘riyev O., G‘aniyeva S.", [("Bo‘riyev", "O."), ("G‘aniyeva", "S.")]),
    ("O. Bo‘riyev va S. G‘aniyeva", [("Bo‘riyev", "O."), ("G‘aniyeva", "S.")]),
    ("Бўриев О. ва Ғаниева С.", [("Бўриев", "О."), ("Ғаниева", "С.")]),
    ("Сәрсенов Қ., Жүнісова Ә.", [("Сәрсенов", "Қ."), ("Жүнісова", "Ә.")]),
    ("Қ. Сәрсенов және Ә. Жүнісова", [("Сәрсенов", "Қ."), ("Жүнісова", "Ә.")]),
    ("Ким О.", [("Ким", "О.")]),
    ("Smith-Jones A. B.", [("Smith-Jones", "A. B.")]),
    ("O'Brien, K.", [("O'Brien", "K.")]),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS)
def test_names_in_every_order(text, expected):
    assert [(name.family, name.given) for name in people(text)] == expected
    assert [(name.family, name.given) for name in people(f" {text}, ")] == expected


def place(start, end):
    return Span("x", start, end, 1, start + 1, 1, end + 1)


def made(raw, n=1):
    return reference(Flow(raw, (0,), (0,)), n, None, place, str(n))


FIRST = "Лунёв П. А. Паводки малых рек // Гидрология. 2012. № 3. С. 41–56"
SECOND = "Гречин С. В. Берега и люди. М.: Наука, 1987. С. 12"
THIRD = "Дробова Н. К. Лёд и вода // Север. 2010. № 1. С. 17–29."


@pytest.mark.parametrize(
    ("raw", "titles"),
    [
        (f"{FIRST}; {SECOND}.", ["Паводки малых рек", "Берега и люди"]),
        (f"{FIRST}; {SECOND}; {THIRD}", ["Паводки малых рек", "Берега и люди", "Лёд и вода"]),
        (f"{FIRST}.", []),
        (f"{FIRST}; {FIRST[:10]}", []),
        (f"{FIRST}; там же и в других томах.", []),
        ("Thornbury L. Mills. London; Leeds: Weir Press, 1999. 240 p.", []),
        ("Askew PR. Diseases of the mill. London: Weir Press; 2001.", []),
    ],
)
def test_several_works(raw, titles):
    assert [work.fields["title"] for work in works(raw)] == titles
    assert [work.title for work in made(raw).works] == titles


def test_each_of_several_works_has_its_own_fields():
    one, other = made(f"{FIRST}; {SECOND}.").works
    assert (one.kind, one.container, one.year, one.issue, one.pages) == ("article", "Гидрология", "2012", "3", "41–56")
    assert (other.kind, other.place, other.publisher, other.year, other.pages) == ("book", "М.", "Наука", "1987", "12")
    assert [name.family for name in (*one.authors, *other.authors)] == ["Лунёв", "Гречин"]
    assert (one.publisher, other.container, other.issue) == (None, None, None)


@pytest.mark.parametrize(
    ("raw", "pages"),
    [
        ("Там же. С. 45.", "45"),
        ("Там же, с. 17–18.", "17–18"),
        ("Ibid., p. 12.", "12"),
        ("Ibid. P. 30–31.", "30–31"),
        ("O‘sha joyda. – B. 33.", "33"),
        ("Ўша жойда. – Б. 33.", "33"),
        ("Там же.", None),
        ("Ibid.", None),
    ],
)
def test_ibid_says_no_more_than_where(raw, pages):
    found = made(raw)
    assert is_ibid(raw)
    assert (found.pages, found.title, found.container, found.authors, found.publisher) == (pages, None, None, (), None)


@pytest.mark.parametrize("raw", ["Тамара Норова. Там. М., 1990.", "Лунёв П. Там же.", ""])
def test_no_ibid(raw):
    assert not is_ibid(raw)


def test_ibid_points_to_the_work_before_it():
    listed = pointed([made("Ibid. P. 3.", 1), made(FIRST, 2), made("Там же. С. 45.", 3), made("Там же.", 4)])
    assert [found.normalised.get("ibid") for found in listed] == [None, None, "2", "2"]


def marked(raw):
    return [(mark.field, mark.value) for mark in marks(raw, list(addresses(raw)))]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Вода. URL: https://reki.example.ru/voda", [("url", "https://reki.example.ru/voda")]),
        ("Вода. https://reki.example.ru/voda (дата обращения: 12.03.2021).",
         [("url", "https://reki.example.ru/voda"), ("accessed", "2021-03-12")]),
        ("Wehr. https://wehre.example.de/was (Zugriff am 14.05.2019).",
         [("url", "https://wehre.example.de/was"), ("accessed", "2019-05-14")]),
        ("Mills. River Notes, 8. https://doi.org/10.12345/rn.2016",
         [("doi", "10.12345/rn.2016"), ("url", "https://doi.org/10.12345/rn.2016")]),
        ("Mills. River Notes, 8. doi: 10.12345/rn.2016", [("doi", "10.12345/rn.2016")]),
        ("Berge. Berlin, 2005. ISBN 978-3-16-148410-0.", [("isbn", "978-3-16-148410-0")]),
        ("Вода [Электронный ресурс]. 2012.", [("medium", "[Электронный ресурс]")]),
        ("Mills of the valley. London, 1999.", []),
        ("", []),
    ],
)  # fmt: skip
def test_marks(raw, expected):
    assert marked(raw) == expected


@pytest.mark.parametrize("raw", ["Лунёв П. (дата обращения: вчера).", "Accessed by boat: rivers of 1999 and later"])
def test_an_access_note_needs_a_date(raw):
    assert "accessed" not in dict(marked(raw))


@pytest.mark.parametrize(
    ("raw", "field", "form"),
    [
        ("Вода. URL: https://a.example.ru/v (дата обращения: 12.03.2021).", "accessed", "2021-03-12"),
        ("Вода. URL: https://a.example.ru/v (дата обращения: 3 мая 2020 г.).", "accessed", "2020-05-03"),
        ("Lock. https://a.example.org/v (accessed March 4, 2019).", "accessed", "2019-03-04"),
        ("Askew, P. (2014, March 4). The dry mill. The Leeds Times, 3.", "date", "2014-03-04"),
    ],
)
def test_dates_have_an_iso_form(raw, field, form):
    assert parse(raw).normalised[field] == form


@pytest.mark.parametrize(
    ("raw", "empty"),
    [
        (FIRST, "publisher place volume url accessed doi isbn arxiv edition date"),
        (SECOND, "container volume issue url accessed doi edition date"),
        (
            "Thornbury, L. (2011). Mills of the valley. River Notes, 14(2), 77–93.",
            "publisher place edition url doi date",
        ),
        ("Askew PR. Diseases of the mill. London: Weir Press; 2001.", "container volume issue pages url doi date"),
        ("Вода в городе. URL: https://reki.example.ru/voda", "container volume issue pages publisher year date doi"),
        ("РГАЭ. Ф. 2075. Оп. 21. Д. 103.", "title year volume issue publisher place"),
        ("Там же.", "title container year volume issue pages publisher place url"),
        ("", "title container year date volume issue pages publisher place edition url accessed doi isbn arxiv"),
        ("...", "title container year date volume issue pages publisher place edition url accessed doi isbn arxiv"),
    ],
)
def test_what_stays_empty(raw, empty):
    found = made(raw)
    assert {field: getattr(found, field) for field in empty.split()} == dict.fromkeys(empty.split())
    assert found.editors == ()


@pytest.mark.parametrize("raw", ["Вода в городе. URL: https://reki.example.ru/voda", "Там же. С. 3.", "", "12."])
def test_nobody_is_the_author(raw):
    assert made(raw).authors == ()


def test_a_place_in_an_archive_is_the_archive_and_no_more():
    found = made("Центральный архив области. Ф. 12. Оп. 3. Д. 45. Л. 6.")
    assert (found.kind, found.container, found.authors) == ("archival", "Центральный архив области", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вода. URL: https://reki.example.ru/vody/\nda.html", "Вода. URL: https://reki.example.ru/vody/da.html"),
        ("Mills. *River Notes*, 8.", "Mills. River Notes, 8."),
        ("Mills. **River Notes**, *18*.", "Mills. River Notes, 18."),
        ("5 * 6 * 7", "5 * 6 * 7"),
        ("Mills\nof the valley", "Mills of the valley"),
    ],
)
def test_an_entry_is_mended(text, expected):
    breaks = (0, *(n + 1 for n, letter in enumerate(text) if letter == "\n"))
    assert mended(Flow(text, breaks, breaks))[0].text == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (FIRST, "article"),
        (SECOND, "book"),
        ("Дробова Н. К. Ледоход: автореф. дис. ... канд. геогр. наук. Пермь, 2009. 24 с.", "thesis"),
        ("Lindner, M.: Vom Fischen. Dissertation. Leipzig, 2012.", "thesis"),
        ("О водном хозяйстве: Закон Республики от 6 мая 1993 г.", "law"),
        ("Сув тўғрисида ПҚ-4095-сон қарор. 2018.", "law"),
        ("Askew, P. (2019). Levels of the lower weir [Data set]. Weir Archive.", "dataset"),
        ("Askew, P. (2019). Weirmeter (Version 2) [Computer software]. https://weir.example.org", "software"),
        ("Вода в городе. URL: https://reki.example.ru/voda", "web"),
        ("РГАЭ. Ф. 2075. Оп. 21. Д. 103.", "archival"),
        ("...", "other"),
    ],
)
def test_kinds_of_whole_entries(raw, expected):
    assert parse(raw).kind == expected
