"""Edits in bytes: nothing else changes, whatever the encoding, the line ends and the mark."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.fix.splicing import edited, spliced
from citecheck.model import Edit

TEXT = "Бир Toшкент.\r\nИкки\n\rуч"


def edit(start, end, text):
    return Edit("a.txt", start, end, text)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", TEXT.encode()),
        ("utf-8-sig", codecs.BOM_UTF8 + TEXT.encode()),
        ("cp1251", TEXT.encode("cp1251")),
        ("utf-16", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")),
        ("utf-16", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
        ("utf-32", codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le")),
        ("utf-16-le", TEXT.encode("utf-16-le")),
    ],
)
def test_only_the_place_changes(encoding, data):
    after = spliced(data, encoding, TEXT, [edit(4, 11, "Тошкент")])
    assert after.decode(encoding) == TEXT.replace("Toшкент", "Тошкент")
    at = data.index("T".encode({"utf-16": "utf-16-le"}.get(encoding, encoding))[-1:])
    assert after[: min(at, 3)] == data[: min(at, 3)]
    assert after[-6:] == data[-6:]


def test_a_letter_the_encoding_does_not_have_changes_nothing():
    assert spliced(TEXT.encode("cp1251"), "cp1251", TEXT, [edit(0, 3, "Ўғил")]) is None


def test_broken_bytes_are_not_put_together_again():
    assert spliced(b"ab\xffcd", "utf-8", "ab\ufffdcd", [edit(0, 1, "x")]) is None


def test_a_text_that_is_not_the_files_is_refused():
    assert spliced(b"abc", "utf-8", "abd", [edit(0, 1, "x")]) is None


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=3)), max_size=4)
)
def test_bytes_and_text_agree(text, rows):
    text = text.encode("utf-8", "ignore").decode()
    edits, at = [], 0
    for start, length, new in sorted(rows):
        begin = min(max(start, at), len(text))
        end = min(begin + length, len(text))
        edits.append(edit(begin, end, new.encode("utf-8", "ignore").decode()))
        at = end
    assert spliced(text.encode(), "utf-8", text, edits) == edited(text, edits).encode()
