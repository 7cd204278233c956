"""The geometry of a page, with rows set by hand: ten points high, six wide a letter."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.read.columns import ordered, running_heads
from citecheck.read.glyphs import Row
from citecheck.read.hyphens import join
from citecheck.read.paragraphs import beginnings

WIDE = 6.0


def row(text, x=0.0, y=0.0, page=0, size=10.0, broken=False):
    lefts = [x + WIDE * n for n in range(len(text))]
    return Row(page, text, y, size, broken, array("f", lefts), array("f", [left + WIDE for left in lefts]))


def column(*texts, x=0.0, top=700.0, step=12.0):
    """Rows below one another; a row that begins with blanks is indented by them."""
    return [
        row(text.lstrip(), x + WIDE * (len(text) - len(text.lstrip())), top - step * n) for n, text in enumerate(texts)
    ]


def texts(rows):
    return [one.text for one in rows]


def begun(rows):
    marked = beginnings(rows)
    return [one.text for one in rows if id(one) in marked]


def divided(*lines):
    return texts(join([row(line.rstrip("|"), broken=line.endswith("-|")) for line in lines]))


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("a hydro-|", "logy of hydrology"), ["a hydrology", "of hydrology"]),
        (("the socio-|", "economic and socio-economic"), ["the socio-", "economic and socio-economic"]),
        (
            ("see Baden-|", "Baden and Württem-|", "berg, Württemberg"),
            ["see Baden-", "Baden and Württemberg,", "Württemberg"],
        ),
        (("https://a.example/the-|", "canal"), ["https://a.example/the-", "canal"]),
        (("write to jane@a-|", "b.example"), ["write to jane@a-", "b.example"]),
        (("pages 12-|", "15 and 16"), ["pages 12-15", "and 16"]),
        (("pages 12–", "15"), ["pages 12–15"]),
        (("in 2019-|", "the year"), ["in 2019-", "the year"]),
        (("soft\u00ad", "ware"), ["software"]),
        (("new\u2010", "comer came"), ["newcomer", "came"]),
        (("https://a.example/can\u2010", "als"), ["https://a.example/can", "als"]),
        (("one-|", "two-|", "three four"), ["onetwothree", "four"]),
        (("ends with-|",), ["ends with-"]),
    ],
)
def test_hyphens_at_line_ends(lines, joined):
    assert divided(*lines) == joined


def test_the_habit_of_a_paper_decides_where_no_word_does():
    typeset = divided("a hydro-|", "logy of hydrology", "and geo-|", "graphy")
    assert typeset[-1] == "and geography"
    plain = divided(
        "the socio-|", "economic and socio-economic", "or agro-|", "forest", "a well-|", "known, well-known"
    )
    assert "or agro-" in plain


def test_the_edges_of_joined_words_go_with_them():
    first, second = join([row("hydro-", broken=True), row("logy rests", x=5)])
    assert (first.text, second.text) == ("hydrology", "rests")
    assert len(first.lefts) == len(first.text)
    assert second.left == 5 + WIDE * 5


def test_parts_of_a_row():
    whole = row("one  two ", x=10, broken=True)
    assert whole.part(3, 9).text == "two"
    assert whole.part(3, 9).left == 10 + 5 * WIDE
    assert not whole.part(0, 3).broken
    assert row("abc-", broken=True).part(2, 4).broken


def test_columns_that_are_written_one_after_the_other_stay():
    rows = [*column(*["left column text"] * 12), *column(*["right column text"] * 12, x=300)]
    assert ordered(rows, 600) == rows


def test_columns_written_across():
    pairs = [
        one for n in range(12) for one in (row(f"left {n}", 0, 700 - 12 * n), row(f"right {n}", 320, 700 - 12 * n))
    ]
    title = row("A title that stands over both of the columns of the whole page and more", 60, 720)
    wanted = [title.text, *(f"left {n}" for n in range(12)), *(f"right {n}" for n in range(12))]
    assert texts(ordered([title, *pairs], 600)) == wanted


def test_rows_glued_over_two_columns_are_cut():
    glued = []
    for n in range(12):
        one, other = row(f"left words {n:02}", 0, 700 - 12 * n), row(f"right words {n:02}", 330, 700 - 12 * n)
        one.add(row(" ", 80, 700 - 12 * n))
        one.add(other)
        glued.append(one)
    wanted = [*(f"left words {n:02}" for n in range(12)), *(f"right words {n:02}" for n in range(12))]
    assert texts(ordered(glued, 600)) == wanted


def test_a_table_makes_no_columns():
    rows = [one for n in range(4) for one in (row(f"cell {n}", 0, 700 - 12 * n), row(f"value {n}", 320, 700 - 12 * n))]
    assert ordered(rows, 600) == rows


def heads(*pages, height=800):
    marked = running_heads(pages, [height] * len(pages))
    return [one.text for page in pages for one in page if id(one) in marked]


def body(n):
    return [row(f"text of page number {n} {line}", 50, 600 - 12 * line, n) for line in range(20)]


def test_heads_that_count_the_pages():
    pages = [
        [row(f"Water Notes 3 (2024) {n + 17}", 50, 780, n), *body(n), row(str(n + 17), 300, 20, n)] for n in range(3)
    ]
    assert heads(*pages) == [one for n in range(3) for one in (f"Water Notes 3 (2024) {n + 17}", str(n + 17))]


def test_left_and_right_heads():
    pages = [[row("Otter and Lee" if n % 2 else "Canals of Bukhara", 50, 780, n), *body(n)] for n in range(6)]
    assert len(heads(*pages)) == 6


@pytest.mark.parametrize(
    "words", [["Alpha", "Beta", "Gamma"], ["Table 1 of 4", "Table 9 of 2", "Table 3 of 7"], ["12", "97", "3"]]
)
def test_edges_that_differ_are_text(words):
    assert heads(*[[row(word, 50, 780, n), *body(n)] for n, word in enumerate(words)]) == []


def test_what_is_repeated_in_the_middle_is_text():
    assert heads(*[[row("Definition", 50, 400, n), *body(n)] for n in range(4)]) == []


FULL = "a row that is filled with words up to its very end"


def test_an_indent_begins_a_paragraph_where_the_row_before_ended():
    rows = column("   " + FULL[:-3], FULL, "ends here.", "   " + FULL[:-3], FULL)
    assert beginnings(rows) == {id(rows[3])}


def test_an_indent_behind_a_full_row_is_a_hanging_one():
    entry = [FULL, "    " + FULL[:-4]]
    assert begun(column(*entry)) == []


def test_hanging_paragraphs_begin_at_the_edge():
    entry = [FULL, "    the rest."]
    assert len(begun(column(*entry * 4))) == 4
    assert len(begun(column(*entry * 3, "Short one.", FULL, "    rest."))) == 5


def test_white_space_begins_a_paragraph_and_large_letters_do_not():
    rows = column(FULL, FULL, FULL, FULL)
    below = column(FULL, FULL, top=700 - 12 * 3 - 24)
    assert len(begun([*rows, *below])) == 1
    title = [row("A long title", 0, 740, size=16), row("in two rows", 0, 720, size=16)]
    assert "in two rows" not in begun([*title, *rows])


def test_each_column_is_looked_at_for_itself():
    entry = [FULL, "    the rest."]
    rows = [*column(*entry * 3), *column(*[FULL] * 4, x=400)]
    assert len(begun(rows)) == 3


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="ab- ", min_size=1, max_size=12), st.integers(0, 500), st.integers(0, 800), st.booleans()
        ),
        max_size=30,
    )
)
def test_no_page_raises_and_no_letter_is_lost(made):
    rows = [row(text.strip(), x, y, broken=broken) for text, x, y, broken in made if text.strip()]
    letters = sorted("".join(texts(rows)).replace("-", "").replace(" ", ""))
    for one in rows:
        one.broken = one.broken and one.text.endswith("-")
    arranged = ordered(rows, 600)
    beginnings(arranged)
    running_heads([arranged], [800.0])
    assert sorted("".join(texts(join(arranged))).replace("-", "").replace(" ", "")) == letters
