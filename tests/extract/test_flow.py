from hypothesis import given
from hypothesis import strategies as st

from citecheck.extract.flow import flow, joined

TEXT = "one  two\nthree   four\n\nfive"
PIECES = [(0, 8), (9, 21), (23, 27)]


def test_blanks_become_one_and_pieces_are_parted_by_a_newline():
    assert flow(TEXT, PIECES).text == "one two\nthree four\nfive"


def test_every_character_knows_where_it_came_from():
    made = flow(TEXT, PIECES)
    for at, letter in enumerate(made.text):
        if not letter.isspace():
            assert TEXT[made.source(at)] == letter


def test_a_range_leaves_out_blanks_at_its_ends():
    made = flow(TEXT, PIECES)
    start, end = made.range(3, 8)
    assert TEXT[start:end] == "two"


def test_an_empty_range_is_a_place():
    made = flow(TEXT, PIECES)
    assert made.range(3, 4) == (4, 4) or made.range(3, 4)[0] == made.range(3, 4)[1]
    assert flow("", []).range(0, 0) == (0, 0)


def test_a_part_keeps_its_places():
    part = flow(TEXT, PIECES).part(4, 13)
    assert part.text == "two\nthree"
    assert [TEXT[part.source(at)] for at in (0, 4)] == ["t", "t"]


def test_holes_are_taken_out():
    made = flow("http://a. org/x", [(0, 15)]).without([(9, 10)])
    assert made.text == "http://a.org/x"
    assert made.source(made.text.index("org")) == 10


def test_two_flows_one_after_the_other():
    both = joined([flow("ab cd", [(0, 5)]), flow("xx ef", [(3, 5)])])
    assert both.text == "ab cd\nef"
    assert both.source(both.text.index("ef")) == 3


def test_one_line():
    assert flow(TEXT, PIECES).unbroken().text == "one two three four five"


@given(st.text(alphabet="ab \n\t.", max_size=80), st.data())
def test_any_part_of_any_text_keeps_its_letters(text, data):
    whole = flow(text, [(0, len(text))])
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    part = whole.part(start, end)
    assert part.text == whole.text[start:end]
    assert all(text[part.source(at)] == letter for at, letter in enumerate(part.text) if not letter.isspace())
