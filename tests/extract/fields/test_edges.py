"""Cutting marks and labels off the ends of a stretch."""

import pytest

from citecheck.extract.fields.edges import bare, quoted, unlabelled


def cut(span, raw):
    return None if span is None else raw[slice(*span)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (" – Title. ", "Title"),
        ("“Title.”", "Title"),
        ("«Вода»", "Вода"),
        ("Хранитель «вод»", "Хранитель «вод»"),
        ("«Вода» и «суша»", "«Вода» и «суша»"),
        ("Water (a study)", "Water (a study)"),
        ("(Water)", "Water"),
        ("Water)", "Water"),
        ("Water?", "Water?"),
        ('"Water" and "land"', '"Water" and "land"'),
        ('"Water', "Water"),
        ("..", None),
        ("", None),
    ],
)
def test_bare(raw, expected):
    assert cut(bare(raw, 0, len(raw)), raw) == expected


@pytest.mark.parametrize(
    ("raw", "labels", "expected"),
    [
        ("С. 7-8.", ("page",), "7-8"),
        ("pp. 334–344", ("page",), "334–344"),
        ("45–52-betlar", ("page", "page_count"), "45–52"),
        ("№ 23 (230)", ("issue",), "23 (230)"),
        ("(5)", ("issue",), "5"),
        ("35-сон", ("issue",), "35"),
        ("Т. 5", ("volume",), "5"),
        ("2-жилд", ("volume",), "2"),
        ("С.", ("page",), None),
    ],
)
def test_unlabelled(raw, labels, expected):
    assert cut(unlabelled(raw, 0, len(raw), *labels), raw) == expected


def test_a_name_in_quotes_before_a_word_for_it():
    raw = '"Fan" nashriyoti'
    assert cut(quoted(raw, 0, len(raw), "publisher"), raw) == "Fan"
    assert cut(quoted(raw, 1, len(raw), "publisher"), raw) == "Fan"
    raw = "«Вода и суша» илмий журнали"
    assert cut(quoted(raw, 0, len(raw), "journal"), raw) == "Вода и суша"
    raw = "«Вода» и суша"
    assert quoted(raw, 0, len(raw), "publisher") is None
    assert quoted("Fan", 0, 3, "publisher") is None
    assert quoted('"Fan', 0, 4, "publisher") is None
