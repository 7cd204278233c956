"""Names and years in the text, as they are printed in several languages, and what only looks like them."""

import pytest

from tests.extract.texts import markers

NAMED = """LITERATUR
Bachmann, Ronald (2007): A Dynamic Approach to Rivers. Berlin: Weir.
Barron, John; Bishop, John (1985): Extensive Search for Fords. Journal of Rivers 20, 233–248.
Barron, John; Bishop, John; Dunk, William (1985): Employers of the Ferry. Review of Rivers 67, 43–52.
van Ours, Jan; Ridder, Geert (1992): Vacancies on the Ferry. Journal of Rivers 10, 138–155.
Rein, Martin; Schön, Donald (1993): Reframing Canals. Durham: Weir.
"""
CYRILLIC = """СПИСОК ЛИТЕРАТУРЫ
Каримов А. (2020а). Каналы долины. Ташкент: Фан.
Каримов А. (2020б). Реки степи. Ташкент: Фан.
Саидов Ш. (2019). Броды и переправы. Ташкент: Фан.
"""
LONE = """REFERENCES
Brook, A. (2001). Canals of the valley. Weir Press.
Marsh, B. (2010). Counting sluices. River Notes, 4(2), 11-19.
"""


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("wie gezeigt (z. B. Bachmann 2007: 98).", ("1",)),
        ("wie gezeigt (vgl. z. B. Bachmann 2007: 98).", ("1",)),
        ("zuerst (Barron und Bishop 1985; Barron u. a. 1985).", ("2", "3")),
        ("später (van Ours und Ridder 1992).", ("4",)),
        ("ferner (Bachmann 2007, Rein/Schön 1993).", ("1", "5")),
        ("ferner (Bachmann 2007 und Barron/Bishop 1985).", ("1", "2")),
        ("ferner (siehe hierzu: Rein/ Schön 1993; Abschnitt 4).", ("5",)),
    ],
)
def test_what_stands_around_a_name(text, targets):
    assert [row[1:] for row in markers(text, NAMED)] == [(targets, ())]


@pytest.mark.parametrize(
    "text",
    [
        "die Reihen (ZA-Studien-Nrn. 1937, 1967, 2120, 2288).",
        "die Sitzung (Berlin, 2003) war",
        "die Sitzung (im Mai 2003) war",
        "die Sitzung (Band 2003) war",
    ],
)
def test_numbers_places_and_months_are_nobody(text):
    assert markers(text, NAMED) == []


def test_letters_behind_a_year_in_the_alphabet_of_the_text():
    said = markers("Это показано (Каримов, 2020а), и далее (Каримов, 2020б; Саидов, 2019).", CYRILLIC)
    assert [row[1] for row in said] == [("1",), ("2", "3")]


def test_a_single_name_with_a_year_is_a_citation_where_most_of_them_are():
    assert [row[2] for row in markers("Brook (2001; 2001) and Marsh (2010), as Brook (2001) and Fen (2012).", LONE)][
        -1
    ] == ("Fen, 2012",)
    films = "Titanic (1997), Ulysses (1922) and Brook (2001) were seen; Amir Temur (1336) was not."
    assert [row[1] for row in markers(films, LONE)] == [("1",)]


def test_two_works_in_one_entry_are_cited_each_by_its_own_year():
    listed = (
        "ADABIYOTLAR\nБаратова Л.С. О надчеканах на монетах // Монеты. – 2002. – С. 21-24; "
        "Бабаяр Г. Монеты Тохаристана // Нумизматика. – 2020. – С. 86-101.\nСаидов Ш. Каналы. – Ташкент: Фан, 2019.\n"
    )
    said = markers("Бу ҳақда (Баратова Л.С., 2002: 21-24; Бабаяр Г, 2020: 86-101).", listed)
    assert said and said[0][2] == ()


def test_a_dash_stands_for_the_authors_of_the_entry_before():
    listed = (
        "REFERENCES\nJoy, Thorsten. 1996. “A Probabilistic Analysis of Rivers.” Weir Press.\n"
        "———. 1998. “Canals with Many Relevant Features.” In European Conference on Fords, 137–42. Weir Press.\n"
        "Nall, Ramesh, and Bing Xi. 2016. “Sequence of Sluices.” Weir Press.\n"
    )
    said = markers("As shown (Joy 1998), and before (Joy 1996; Nall and Xi 2016).", listed)
    assert [row[1:] for row in said] == [(("2",), ()), (("1", "3"), ())]


APA = """REFERENCES
de la Cruz, J. (2001). Songs of the flood. River Press.
Fell, T. (2012). Forgetting water. Weir Press.
Intergovernmental Panel on Canals and Fords. (2014). Synthesis report. Weir Press.
van der Berg, L., & O’Brien, M. (2015). Against fading. Journal of Flood Studies, 9(2), 100–121.
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Van der Berg and O'Brien (2015) disagree.", (("4",), ())),
        ("Later the IPCF (2014) repeats it.", (("3",), ())),
        ("It is so (Intergovernmental Panel on Canals and Fords [IPCF], 2014).", (("3",), ())),
        ("Finally, Fell (2012) sums up.", (("2",), ())),
    ],
)
def test_particles_bodies_for_short_and_words_before_a_name(text, said):
    assert [row[1:] for row in markers(text, APA)] == [said]


def test_who_is_missing_is_named_without_the_sentence_and_a_thing_is_not_missed():
    text = "Fell (2012) and de la Cruz (2001); van der Berg and O’Brien (2015). The Act (2010). Finally, Tanaka (2020)."
    assert [row[2] for row in markers(text, APA)] == [(), (), (), ("Tanaka, 2020",)]
