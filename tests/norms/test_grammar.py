"""BibTeX's grammar: everything has its place, faults are named, and nothing breaks or slows the scanner."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.norms.grammar import library, pieces

SAMPLE = r"""A word outside. me@example.org
@comment{anything {at} all}
@preamble{ "\newcommand{\x}{y}" }
@string{wp = "Water Press"}
@Book ( doe, author = "Doe, Jane {"}x{"}", title = {Canals {of} the valley}, publisher = wp # { and } # "Sons", year = 2019, )
%@book{out, title = {Taken out}}
@misc{empty,}
"""


def faults(text):
    return [(fault.kind, fault.what) for fault in library(text).faults]


def test_entries_fields_and_values():
    found = library(SAMPLE)
    assert [(entry.type, entry.key) for entry in found.entries] == [("book", "doe"), ("misc", "empty")]
    book = found.entries[0]
    assert [(field.name, field.text) for field in book.fields] == [
        ("author", 'Doe, Jane {"}x{"}'),
        ("title", "Canals {of} the valley"),
        ("publisher", "wp and Sons"),
        ("year", "2019"),
    ]
    assert [(entry.type, entry.fields[0].name) for entry in found.strings] == [("string", "wp")]
    assert found.faults == []


def test_everything_has_its_place():
    book = library(SAMPLE).entries[0]
    assert SAMPLE[book.start : book.end].startswith("@Book (")
    assert SAMPLE[book.key_at : book.key_at + 3] == "doe"
    title = book.field("title")
    assert SAMPLE[title.at : title.end] == "title = {Canals {of} the valley}"
    assert SAMPLE[title.start : title.end] == "{Canals {of} the valley}"
    assert SAMPLE[title.pieces[0].start : title.pieces[0].end] == title.text


def test_pieces_by_kind():
    names = [SAMPLE[piece.start : piece.end] for _, _, piece in pieces(library(SAMPLE).entries, "name")]
    assert names == ["wp"]
    assert [field.plain for field in library(SAMPLE).entries[0].fields] == [True, True, False, False]


def test_a_field_is_found_by_any_of_its_names():
    entry = library("@book{a, Date = {2019}, YEAR = 2018}").entries[0]
    assert entry.field("year", "date").text == "2018"
    assert entry.field("month") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("@book{a, title {x}, year = 1}", [("no_equals", "title {x}, year = 1}"[:20])]),
        ("@book{a, = {x}}", [("junk", "= {x}}")]),
        ("@book{a, title = {x} year = 1}", [("no_comma", "title")]),
        ("@book{a title = {x}}", [("no_key", "book"), ("no_equals", "a title = {x}}")]),
        ("@book{a\n title = {x}}", [("no_comma", "a")]),
        ("@book{title = {x}}", [("no_key", "book")]),
        ("@book{a, title = , year = 1}", [("no_value", "title")]),
        ("@book{a, title = {x}", [("unclosed", "a")]),
        ("@book{a, title = {x", [("swallows", "title")]),
        ('@book{a, title = "x}', [("swallows", "title")]),
        ('@book{a, title = "x\n@book{b, title = {y}}', [("swallows", "title")]),
        ("@book{a, title = {x}}, year = 2019}", [("early", "a")]),
        ("@book a, title = {x}}", [("no_brace", "book")]),
        ("@book{a, % why\n title = {x}}", [("percent", "% why")]),
        ("@comment{never closed\n@book{a, title = {x}}", []),
        ("me @ home, @you, and @ {x}", []),
    ],
)
def test_faults_are_named(text, wanted):
    assert faults(text) == wanted


def test_what_comes_after_a_fault_is_read():
    found = library("@book{a, title {x}, year = 1}\n@book{b, title = {y,\n year = {2}\n}\n@book{c, title = {z}}")
    assert [(entry.key, [field.name for field in entry.fields]) for entry in found.entries] == [
        ("a", ["year"]),
        ("b", ["title", "year"]),
        ("c", ["title"]),
    ]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='@{}()"=,#% \nabT1\\', max_size=60))
def test_no_text_breaks_the_scanner(text):
    found = library(text)
    for entry in (*found.entries, *found.strings):
        assert 0 <= entry.start <= entry.end <= len(text)
        assert all(entry.start <= field.at <= field.start <= field.end <= len(text) for field in entry.fields)


@given(st.lists(st.tuples(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text("abc {}é", max_size=12)), max_size=5))
def test_what_is_written_is_read(rows):
    rows = [(name, value) for name, value in rows if balanced(value)]
    text = "@book{key,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in rows) + "}\n"
    found = library(text)
    assert [(field.name, field.text) for field in found.entries[0].fields] == rows
    assert found.faults == []


def balanced(value):
    depth = 0
    for letter in value:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    "piece",
    [
        "@comment{",
        "@book{a, title = {",
        '@book{a, title = "x ',
        "{",
        "@book{a,\n title = {x,\n",
        "@",
        "@book{a b c ",
        "% @\n",
    ],
)
def test_broken_files_are_read_in_linear_time(piece):
    def seconds(times):
        begun = time.perf_counter()
        library(piece * times)
        return time.perf_counter() - begun

    seconds(100)
    small, large = (min(seconds(times) for _ in range(3)) for times in (4_000, 16_000))
    assert large < 10 * small + 0.2
