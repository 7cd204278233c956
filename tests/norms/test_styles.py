"""Styles told from their marks, and the tables of what they ask for."""

from dataclasses import fields

import pytest

from citecheck.config import STYLES
from citecheck.model import Reference, Span
from citecheck.norms import entry_types, styles

SPAN = Span("a.txt", 0, 1, 1, 1, 1, 2)


def reference(raw, **values):
    return Reference("1", 1, raw, SPAN, **values)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Doe, J. (2019). Canals of the valley. Journal of Water History, 1(1), 52-54.", "apa"),
        ("Kazwater News Agency. (2025, May 3). Canals. https://news.example.org", "apa"),
        ("Петров П. П. История каналов // Вестник долины. 2016. № 2. С. 48.", "gost"),
        ("Петров П. П. История каналов. – М. : Наука, 2006. – 280 с.", "gost"),
        ("Canals today [Электронный ресурс]. URL: https://news.example.org", "gost"),
        ("J. Doe and R. Roe, “Canals of the valley,” J. Water Hist., vol. 1, pp. 52–54, 2019.", "ieee"),
        ("Doe J. Canals of the valley. London: Water Press, 2016. 240 p.", None),
        ("https://news.example.org/a//b", None),
    ],
)
def test_an_entry_has_the_marks_of_a_style(raw, wanted):
    assert styles.style(raw) == wanted


def test_a_list_follows_what_most_entries_follow():
    gost = reference("Петров П. П. Каналы // Вестник. 2016. № 2.")
    apa = reference("Doe, J. (2019). Canals. Water, 1(1), 52-54.")
    assert styles.told([gost] * 3 + [apa]) == "gost"
    assert styles.told([gost] * 3 + [apa] * 3) is None
    assert styles.told([gost] * 2) is None
    assert styles.told([reference("@book{a, title = {x // y}}")] * 5) is None


def test_an_entry_with_an_address_and_nothing_printed_is_a_web_page():
    assert styles.kind(reference("x", kind="book", url="https://e.example.org")) == "web"
    assert styles.kind(reference("x", kind="book", url="https://e.example.org", place="M.")) == "book"
    assert styles.kind(reference("x // y", kind="other", issue="2")) == "article"
    assert styles.kind(reference("x https://e.example.org", kind="other", issue="2")) == "other"
    assert styles.kind(reference("x", kind="article", url="https://e.example.org")) == "article"


def test_the_tables_name_fields_that_there_are():
    known = {field.name for field in fields(Reference)}
    for style in (*STYLES, "any"):
        for row in styles.needed(style).values():
            assert {name for need in row for name in need.split("|")} <= known


def test_every_style_of_the_configuration_has_a_table():
    assert all(styles.needed(style) != styles.needed("any") for style in STYLES)


def test_entry_types_are_lower_case_and_known():
    assert all(type_ == type_.lower() for type_ in entry_types.known())
    assert set(entry_types.needs()) <= entry_types.known()
    assert set(entry_types.misplaced()) <= entry_types.known()
    assert ("journal", "journaltitle", "eprint", "archiveprefix") in entry_types.needs()["article"]
    assert "title" in entry_types.printed()
