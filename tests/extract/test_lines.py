import pytest

from citecheck.extract.lines import capitals, layout, readable
from tests.extract.texts import document, lines

BODY = "\n".join(f"A line of ordinary words that goes on and on, number {n} of them, and ends" for n in range(60))


def texts(text):
    return [line.text for line in lines(text)]


def test_blank_lines_are_counted_and_left_out():
    assert [(line.text, line.gap) for line in lines("one\n\n\ntwo\nthree\n")] == [("one", 0), ("two", 2), ("three", 0)]


def test_a_line_printed_again_and_again_a_page_apart_is_a_running_head():
    rows = BODY.splitlines()
    text = "\n".join([*rows[:15], "Notes of the Weir Society 2020", *rows[15:30], "Notes of the Weir Society 2020",
                      *rows[30:45], "Notes of the Weir Society 2020", *rows[45:]])  # fmt: skip
    made = layout(document(text))
    assert [head.text for head in made.heads] == ["Notes of the Weir Society 2020"] * 3
    assert "Notes of the Weir Society 2020" not in [line.text for line in made.lines]


def test_a_running_head_may_count_pages():
    rows = BODY.splitlines()
    text = "\n".join([*rows[:15], "12 Weir Notes", *rows[15:30], "13 Weir Notes", *rows[30:45], "14 Weir Notes"])
    assert len(layout(document(text)).heads) == 3


def test_a_word_torn_off_again_and_again_is_no_running_head():
    rows = BODY.splitlines()
    text = "\n".join([*rows[:15], "economic", *rows[15:30], "economic", *rows[30:45], "economic", *rows[45:]])
    assert texts(text).count("economic") == 3


def test_a_line_printed_twice_is_text():
    rows = BODY.splitlines()
    assert not layout(document("\n".join([*rows[:15], "The same again", *rows[15:30], "The same again"]))).heads


def test_page_numbers_beside_a_running_head_go_with_it():
    rows = BODY.splitlines()
    head = ["Weir Notes", "7"]
    text = "\n".join([*rows[:15], *head, *rows[15:30], *head, *rows[30:45], *head, *rows[45:]])
    assert "7" not in texts(text)


def test_words_torn_one_a_line_are_one_paragraph_again():
    text = "A sentence is torn by a\n\nmachine\n\nthat\n\nstretches\n\nthe\n\nblanks of a line and then it goes on."
    assert [line.gap for line in lines(text)] == [0, 0, 0, 0, 0, 0]


def test_names_one_a_line_stay_apart():
    text = "Jane Doe\n\nRichard Roe\n\nMary Major\n\nJohn Smith"
    assert [line.gap for line in lines(text)] == [0, 1, 1, 1]


def test_a_text_with_a_blank_line_behind_every_line_loses_them():
    words = [f"the words of line {n} run on into the next one without an end of any kind" for n in range(30)]
    assert {line.gap for line in lines("\n\n".join(words))} == {0}


@pytest.mark.parametrize(
    ("text", "loud"),
    [("КАНАЛЫ ДОЛИНЫ", True), ("КАНАЛЫ ДОЛИНЫ 40–60-х гг. XX ВЕКА", True), ("Каналы долины", False), ("ABC", False)],
)
def test_capitals(text, loud):
    assert capitals(text) is loud


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Âÿ÷åñëàâ Ñòåïàíîâ", "Вячеслав Степанов"),
        ("100 ËÅÒ ÊÀÍÀËÓ", "100 ЛЕТ КАНАЛУ"),
        ("Über die Brücke", "Über die Brücke"),
        ("Каналы", "Каналы"),
    ],
)
def test_windows_1251_taken_for_western_letters_is_read_letter_for_letter(text, meant):
    line = lines(text)[0]
    assert readable(line).text == meant
    assert len(readable(line).text) == len(line.text)
