"""Headers that say all three times, in two alphabets, in the orders that journals print them. The papers are invented."""

import pytest

from tests.extract.texts import paper

BODY = """
Введение
Сток рек изучен мало [1]. Он зависит от осадков [2].

Список литературы
1. Лунёв П. А. Паводки малых рек // Вопросы гидрологии. 2012. Т. 7. № 3. С. 41–56.
2. Гречин С. В. Берега и люди. – М.: Наука, 1987. – 312 с.
"""

RUNNING_KEYWORDS = """Suv va qirg‘oq jurnali, 2024, 2-son, 15-22 betlar

Kichik daryolar oqimi

A.Sh.Norov1, G.B.Pulova2
1Toshkent suv universiteti, 2Samarqand daryolar instituti

Annotatsiya: Maqolada kichik daryolar oqimi ko‘rib chiqilgan.
Kalit so‘zlar: oqim; daryo; vodiy

Сток малых рек
А.Ш.Норов, Г.Б.Пулова
Аннотация: В статье рассмотрен сток.
Ключевые слова: сток; река;
долина

Runoff of small rivers
A.Sh.Norov, G.B.Pulova
Abstract: The article deals with runoff.
Key words: runoff; river; valley
"""

AUTHORS_FIRST = """ҚР БҒМ Хабаршысы. №3 (45), 2022

ӘОЖ 556.5
А.Б. Сейтов¹*, Ж.К. Әлиева²
¹Су университеті, Алматы, Қазақстан
²Өзендер институты, Астана, Қазақстан
*e-mail: seitov@example.kz

ШАҒЫН ӨЗЕНДЕРДІҢ АҒЫНЫ

Аңдатпа. Мақалада шағын өзендердің ағыны қарастырылған.
Түйін сөздер: ағын, өзен, аңғар.

А.Б. Сейтов¹*, Ж.К. Алиева²
¹Университет воды, Алматы, Казахстан
²Институт рек, Астана, Казахстан

СТОК МАЛЫХ РЕК

Аннотация. В статье рассмотрен сток.
Ключевые слова: сток, река, долина.

A.B. Seitov¹*, Zh.K. Alieva²
¹Water University, Almaty, Kazakhstan
²Institute of Rivers, Astana, Kazakhstan

RUNOFF OF SMALL RIVERS

Abstract. The article deals with runoff.
Keywords: runoff, river, valley.
"""

WITH_DEGREES = """ВДБ 556.5
ОБҲОИ ДАРЁҲОИ ХУРД

Раҳмонов Э. Ш., номзади илмҳои география
Донишгоҳи об, Душанбе

Чакида. Дар мақола обҳои дарёҳои хурд баррасӣ шудааст.
Калидвожаҳо: об, дарё, водӣ.

ВОДЫ МАЛЫХ РЕК

Рахмонов Э. Ш., кандидат географических наук
Университет воды, Душанбе

Аннотация. В статье рассмотрены воды.
Ключевые слова: вода, река, долина.
"""

TITLES_TOGETHER = """УДК: 556.5
СТОК МАЛЫХ РЕК
RUNOFF OF SMALL RIVERS

Абдыров Т.А., Омуров Ж.К.
Abdyrov T.A., Omurov J.K.

Университет воды, Бишкек
Water University, Bishkek

Аннотация: В статье рассмотрен сток.
Ключевые слова: сток, река, долина.
"""


@pytest.mark.parametrize(
    ("head", "titles", "authors", "last_words"),
    [
        (RUNNING_KEYWORDS,
         {"uz-Latn": "Kichik daryolar oqimi", "ru": "Сток малых рек", "en": "Runoff of small rivers"},
         [{"uz-Latn": "A.Sh.Norov", "ru": "А.Ш.Норов", "en": "A.Sh.Norov"},
          {"uz-Latn": "G.B.Pulova", "ru": "Г.Б.Пулова", "en": "G.B.Pulova"}],
         {"uz-Latn": "vodiy", "ru": "долина", "en": "valley"}),
        (AUTHORS_FIRST,
         {"kk": "ШАҒЫН ӨЗЕНДЕРДІҢ АҒЫНЫ", "ru": "СТОК МАЛЫХ РЕК", "en": "RUNOFF OF SMALL RIVERS"},
         [{"kk": "А.Б. Сейтов", "ru": "А.Б. Сейтов", "en": "A.B. Seitov"},
          {"kk": "Ж.К. Әлиева", "ru": "Ж.К. Алиева", "en": "Zh.K. Alieva"}],
         {"kk": "аңғар", "ru": "долина", "en": "valley"}),
        (WITH_DEGREES,
         {"tg": "ОБҲОИ ДАРЁҲОИ ХУРД", "ru": "ВОДЫ МАЛЫХ РЕК"},
         [{"tg": "Раҳмонов Э. Ш.", "ru": "Рахмонов Э. Ш."}],
         {"tg": "водӣ", "ru": "долина"}),
        (TITLES_TOGETHER,
         {"ru": "СТОК МАЛЫХ РЕК", "en": "RUNOFF OF SMALL RIVERS"},
         [{"ru": "Абдыров Т.А.", "en": "Abdyrov T.A."}, {"ru": "Омуров Ж.К.", "en": "Omurov J.K."}],
         {"ru": "долина"}),
    ],
    ids=["keywords run on", "authors first", "with degrees", "titles together"],
)  # fmt: skip
def test_each_language_has_its_own(head, titles, authors, last_words):
    made = paper(head + BODY)
    assert made.title == titles
    assert [person.names for person in made.authors] == authors
    assert {lang: words[-1] for lang, words in made.keywords.items()} == last_words


def test_where_they_work_and_the_journal():
    made = paper(AUTHORS_FIRST + BODY)
    assert made.affiliation["ru"] == ("Университет воды, Алматы, Казахстан", "Институт рек, Астана, Казахстан")
    assert made.affiliation["kk"] == ("Су университеті, Алматы, Қазақстан", "Өзендер институты, Астана, Қазақстан")
    assert (made.journal, made.issue, made.udc) == ("ҚР БҒМ Хабаршысы", "3 (45)", "556.5")


def test_a_year_with_a_full_stop_says_where_a_paper_was_printed():
    made = paper("ВОДА И БЕРЕГ. 2023. № 4\n\nСТОК МАЛЫХ РЕК\n\nНоров А.Ш.\n\nАннотация. Сток.\n" + BODY)
    assert (made.journal, made.issue, made.dates.published) == ("ВОДА И БЕРЕГ", "4", "2023")


def test_authors_one_a_line_are_no_other_language():
    made = paper("СТОК МАЛЫХ РЕК\n\nНоров А.Ш.\nНоров Б.Ш.\n\nАннотация. Сток.\n" + BODY)
    assert [person.names for person in made.authors] == [{"ru": "Норов А.Ш."}, {"ru": "Норов Б.Ш."}]
