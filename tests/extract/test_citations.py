import pytest

from citecheck.extract.author_year import letter
from tests.extract.texts import markers, paper

LONG = (
    "REFERENCES\n"
    + "\n".join(f"{n}. Brook A. Canals, part {n}. Leeds, {1990 + n}. 120 p." for n in range(1, 21))
    + "\n"
)
NAMED = """REFERENCES
Brook, A. (2001). Canals of the valley. Weir Press.
Marsh, B., & Ford, C. (2010a). Counting sluices. River Notes, 4(2), 11-19.
Marsh, B., & Ford, C. (2010b). Counting weirs. River Notes, 4(3), 1-9.
Lea, D., Fen, E., & Mere, F. (2015). Fords. River Notes, 9(1), 3-5.
Water Board. (2018). Report on weirs. Leeds.
Саидов, Ш. (2019). Каналы. Ташкент.
"""


@pytest.mark.parametrize(
    ("text", "targets", "locator_free"),
    [
        ("as is known [1].", [("1",)], True),
        ("as is known [2, p. 10].", [("2",)], False),
        ("как известно [2, с. 10].", [("2",)], False),
        ("ma’lum [1. 291-bet].", [("1",)], False),
        ("known [1; 3].", [("1", "3")], True),
        ("известно [2, л. 14 об.].", [("2",)], False),
        ("known [1,2].", [("1", "2")], True),
        ("known [1-3].", [("1", "2", "3")], True),
        ("known [1–3].", [("1", "2", "3")], True),
        ("known /2/.", [("2",)], True),
        ("known (3; s. 57).", [("3",)], False),
        ("known [1, p. 5; 2, p. 7].", [("1", "2")], False),
        ("известно [2. – С. 41].", [("2",)], False),
        ("известно [2, – с. 41].", [("2",)], False),
        ("известно [1. – С. 12; 2. – С. 30-31].", [("1", "2")], False),
        ("маълум [2, 12-бет; 3, 14-бет].", [("2", "3")], False),
        ("маълум [3, 12-13-бетлар].", [("3",)], False),
        ("известно [см.: 2, с. 5].", [("2",)], False),
        ("известно [цит. по: 2, с. 5].", [("2",)], False),
        ("известно [2, c 12].", [("2",)], False),  # a Latin c
        ("известно [2 c.12].", [("2",)], False),
        ("known [1.2.3].", [("1", "2", "3")], True),
    ],
)
def test_numbers(text, targets, locator_free):
    found = markers(text)
    assert [row[1] for row in found] == targets


@pytest.mark.parametrize(
    "text",
    [
        "an interval [117.6; 133.3] of degrees",
        "the poet (1924-2011) lived here",
        "formula (12) holds",
        "a [citation needed] remark",
        "the pair (1; 2) of values",
        "law [ПҚ-4095] says",
        "in [2019] they wrote",
    ],
)
def test_brackets_that_are_no_citations(text):
    assert markers(text) == []


def test_a_number_that_is_not_in_the_list():
    assert markers("known [4].") == [("[4]", (), ("[4]",))]


def test_a_marker_of_which_one_part_is_missing():
    assert markers("known [2; 5].") == [("[2; 5]", ("2",), ("5",))]


def test_numbers_parted_by_full_stops():
    assert [row[1] for row in markers("known [11.12.13.].", LONG)] == [("11", "12", "13")]


def test_pages_alone_where_a_text_cites_in_no_other_way():
    assert markers("as he wrote (274-бет).") == [("(274-бет)", (), ("(274-бет)",))]
    assert [row[0] for row in markers("as he wrote [1] and again (274-бет).")] == ["[1]"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("as shown (Brook, 2001).", [("1",)]),
        ("as shown (Brook 2001, p. 5).", [("1",)]),
        ("Brook (2001) shows it.", [("1",)]),
        ("Brook [2001] shows it.", [("1",)]),
        ("Marsh and Ford (2010a) count.", [("2",)]),
        ("counted (Marsh & Ford, 2010b).", [("3",)]),
        ("forded (Lea et al., 2015).", [("4",)]),
        ("reported (Water Board, 2018).", [("5",)]),
        ("Саидов (2019) пишет.", [("6",)]),
        ("(Saidov, 2019)", [("6",)]),
        ("both (Brook, 2001; Lea et al., 2015).", [("1", "4")]),
        ("twice (Marsh & Ford, 2010a, b).", [("2", "3")]),
    ],
)
def test_names_and_years(text, targets):
    assert [row[1] for row in markers(text, NAMED)] == targets


def test_a_name_and_year_without_an_entry():
    assert markers("as shown (Brook, 2001) and (Stranger, 1999).", NAMED)[1] == (
        "(Stranger, 1999)", (), ("Stranger, 1999",),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["in the year (since 1990)", "Act (No 5, 1999)", "the war (1914, 1918)"])
def test_years_in_brackets_that_are_no_citations(text):
    assert markers(text, NAMED) == []


def test_a_body_cited_by_the_words_an_entry_begins_with():
    listed = "REFERENCES\n1. WFO. Managing weirs: concepts. Rome, 2008. 120 p.\n2. Ford C. Weirs. Bath, 2015. 40 p.\n3. Lea D. Fords. Bath, 2016.\n"
    assert [row[1] for row in markers("damage [2]. It grows (WFO, 2008).", listed)] == [("2",), ("1",)]


def test_a_host_cited_as_an_author():
    listed = "REFERENCES\nWater news of the valley. (2025). https://weirs.example.org/news/2025/water\nBrook, A. (2001). Canals. Weir Press.\nLea, D. (2015). Fords. Bath.\n"
    assert [row[1] for row in markers("grew [weirs.example.org, 2025].", listed)] == [("1",)]


@pytest.mark.parametrize(
    "text",
    [
        "programs (n ∈ [1, 3]) halt",
        "x = [2, 3] and",
        "on the interval [1, 3] it",
        "на отрезке [1; 3] она",
        "в диапазоне [2, 3]",
    ],
)
def test_intervals_are_no_citations(text):
    assert markers(text) == []


NOTES = """Примечания
1
Назимов, Р. Г. Реки степи // Вода. 2005. С. 144–145.
2
Домбаев, Ю. О. Каналы. М., 1992. С. 74.
3
Там же. С. 73.
4
Орлин, В. Броды // Вестник. 1999. № 23.
"""


def test_raised_numbers_that_fell_into_the_line_are_citations_where_they_run_as_the_notes_do():
    text = (
        "Он писал «о реках»1. Затем добавил2, что вода ушла.3 Дом «Весна-82» и ГОСТ12 ни при чём: «Нет!»4 — сказал он."
    )
    assert [row[:2] for row in markers(text, NOTES)] == [("1", ("1",)), ("2", ("2",)), ("3", ("3",)), ("4", ("4",))]


def test_numbers_glued_to_words_that_do_not_run_as_the_notes_do_are_none():
    assert markers("Выборка «А»4, тест2 и ГОСТ12, затем «Б»1.", NOTES) == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("by sound [4]–[6], once", [("4", "5", "6")]),
        ("as in [8, Sec. III]", [("8",)]),
        ("as in [9, eq. (4)]", [("9",)]),
        ("в описи [2, т. 1, с. 7–9; 3]", [("2", "3")]),
        ("в фонде [2, оп. 1, д. 77, л. 3]", [("2",)]),
        ("жазышкан [2; 3, 8-б.].", [("2", "3")]),
        ("atadi [9:160-173].", [("9",)]),
        ("atadi [9:160; 3:12].", [("9", "3")]),
        ("the matrix [1 2; 3 4] and x[2, n]", []),
    ],
)
def test_locators_of_every_kind_and_ranges_of_brackets(text, targets):
    assert [row[1] for row in markers(text, LONG)] == targets


def test_a_year_that_is_no_number_breaks_nothing():
    listed = "References\n1. Roe R. Canals. URL: https://a.example/canals-\nof-the-valley (accessed: 14.05.2019).\n"
    (one,) = paper(f"A text [1].\n\n{listed}").references
    assert letter(one, "2019)") == ""
    assert letter(one, ")(ab") == ""


def test_a_raised_digit_in_brackets_is_no_number():
    assert markers("Seen [²] and [1; ⁴].", LONG) is not None
