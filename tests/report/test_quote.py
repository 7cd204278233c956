import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Span
from citecheck.report.quote import CUT, quote, quotes
from citecheck.report.visible import cells, escaped, visible, wrapped


@pytest.mark.parametrize(
    ("line", "start", "end", "text", "indent", "length"),
    [
        ("Навоий 1998", 7, 11, "Навоий 1998", 7, 4),
        ("e\u0301tude ici", 6, 9, "e\u0301tude ici", 5 + 1 - 1, 3),
        ("e\u0301tude", 1, 2, "e\u0301tude", 0, 1),  # the accent alone: its letter is marked
        ("漢字 und", 1, 2, "漢字 und", 2, 2),
        ("漢字 und", 3, 6, "漢字 und", 5, 3),
        ("a\u200bb c", 2, 3, "a\\u200bb c", 7, 1),
        ("a\u200bb c", 1, 2, "a\\u200bb c", 1, 6),
        ("\t1.\tIvanov", 4, 10, "1. Ivanov", 3, 6),
    ],
)
def test_the_mark_stands_under_the_letters(
    line: str, start: int, end: int, text: str, indent: int, length: int
) -> None:
    found = quote(1, line, start, end, 60)
    assert (found.text, found.indent, found.length) == (text, indent, length)


def test_a_long_line_is_cut_at_words_around_the_letters() -> None:
    line = "word " * 100 + "HERE " + "word " * 100
    found = quote(1, line, 500, 504, 60)
    assert found.text.startswith(CUT + "word") and found.text.endswith("word" + CUT)
    assert cells(found.text) <= 60
    assert found.text[found.indent : found.indent + found.length] == "HERE"


def test_a_span_longer_than_the_window_is_marked_to_its_edge() -> None:
    found = quote(1, "x" * 500, 100, 400, 60)
    assert cells(found.text) <= 60
    assert found.indent + found.length <= 60
    assert found.length > 40


@given(st.text(alphabet="ab я漢e\u0301\u200b\x1b", min_size=1, max_size=300), st.data())
def test_what_is_marked_is_what_was_meant(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    found = quote(1, line, start, end, 60)
    assert cells(found.text) <= 60
    assert found.length >= 1
    assert found.indent <= 60


def test_two_lines_of_a_broken_address_are_both_marked() -> None:
    span = Span("a", 4, 15, 1, 5, 2, 4)
    found = quotes(span, {1: "see http://a", 2: "  b.c d"}, 60)
    assert [(q.line, q.indent, q.length) for q in found] == [(1, 4, 8), (2, 0, 1)]


def test_a_long_entry_is_quoted_by_its_first_lines() -> None:
    found = quotes(Span("a", 0, 99, 3, 1, 9, 5), {n: f"line {n}" for n in range(1, 20)}, 60)
    assert [q.line for q in found] == [3, 4, 5]


def test_an_empty_span_and_unknown_lines_give_no_quote() -> None:
    assert quotes(Span("a", 5, 5, 1, 6, 1, 6), {1: "hello you"}, 60) == []
    assert quotes(Span("a", 5, 8, 1, 6, 1, 9), {}, 60) == []


def test_controls_are_spelled_out() -> None:
    assert visible("a\tb\x1b[0m\u202e\U000e0041\xa0") == "a b\\x1b[0m\\u202e\\U000e0041\xa0"
    assert escaped("\x9b") == "\\x9b"
    assert visible("ўқғҳ e\u0301") == "ўқғҳ e\u0301"


def test_words_are_wrapped_by_their_width_and_never_broken() -> None:
    assert wrapped("aa bb cc", 5, 2) == ["aa bb", "cc"]
    assert wrapped("漢字 漢字", 8, 8) == ["漢字", "漢字"]
    assert wrapped("https://example.org/long/address a", 5, 5) == ["https://example.org/long/address", "a"]
