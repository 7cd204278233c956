"""Papers side by side, for people and for programs."""

import json
import re

import pytest

from citecheck.compare.shown import formats, render
from citecheck.compare.sides import compare
from citecheck.model import Dates
from tests.calling import called
from tests.compare.entries import paper, ref
from tests.compare.test_passages import latin, words

COPIED = words(60, 1)
EVIL = "<script>alert(1)</script> **x** | $y$ \x1b[1m"
ONE = paper(
    "one.txt",
    ref(1, "Water of the valley", url="https://uza.example/water-of-the-valley", container="Rivers", year="2011"),
    ref(2, "Only here at all"), ref(3, "Mills of the hills and lakes", url="https://a.example/mills-of-the-hills"),
    title="Canals", journal="Water", authors=("Ada Kerr",), dates=Dates(received="2022-05-14"),
    text=" ".join([*words(30, 2), *COPIED]),
)  # fmt: skip
TWO = paper(
    "two\x1b[1m.txt",
    ref(1, "Water of the vаlley", url="https://aza.example/water-of-the-valley", container="Rivers", year="2012"),
    ref(2, EVIL), ref(3, "Mills of the hills and lakes", url="https://b.example/9"),
    title="Rivers", journal="Water", text=" ".join([*latin(COPIED), *words(20, 3)]),
)  # fmt: skip
PLAIN = paper("three.txt", title="Else", text="Short.")


def test_every_paper_is_put_beside_the_first():
    sides = compare([ONE, TWO, ONE])
    assert [(side.left.path, side.right.path) for side in sides] == [("one.txt", TWO.path), ("one.txt", "one.txt")]
    assert sides[1].left_share == 1.0
    assert all(not row.differences for row in sides[1].rows)


def test_shares_passages_and_rows():
    (side,) = compare([ONE, TWO])
    (passage,) = side.passages
    assert 58 <= passage.words <= 61
    assert side.left_share == pytest.approx(60 / 90, abs=0.03)
    assert side.right_share == pytest.approx(60 / 80, abs=0.03)
    assert [(head.field, head.left, head.right) for head in side.heads][:3] == [
        ("title", "Canals", "Rivers"), ("authors", "Ada Kerr", ""), ("journal", "Water", "Water")
    ]  # fmt: skip
    assert [(one.field, one.damaged) for one in side.rows[0].differences] == [
        ("title", "right"), ("year", "undecided"), ("host of the address", "undecided")
    ]  # fmt: skip
    assert side.both == 2


def test_two_pages_of_one_title_are_shown_whole():
    (side,) = compare([ONE, TWO])
    row = next(row for row in side.rows if row.pair.left and row.pair.left.n == 3)
    assert [(one.field, one.right) for one in row.differences] == [("address", "https://b.example/9")]


@pytest.mark.parametrize("name", formats())
def test_every_format_shows_both_and_judges_nobody(name):
    said = render(name, [ONE, TWO])
    for text in ("za.example", "Only here at all", "2022-05-14"):
        assert text in said
    assert "\x1b" not in said
    assert not re.search("plagiar|fake|fabricat|copied from|stole", said, re.I)
    assert "printed again" in said
    assert render(name, [ONE, PLAIN])


def test_letters_that_differ_are_marked():
    assert "[u]za.example" in render("terminal", [ONE, TWO])
    assert "**u**za.example" in render("markdown", [ONE, TWO])
    assert "<mark>u</mark>za.example" in render("html", [ONE, TWO])


def test_no_text_of_a_paper_is_obeyed():
    page = render("html", [ONE, TWO])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "src=" not in page
    assert "\\*\\*x\\*\\* \\|" in render("markdown", [ONE, TWO])


def test_json_is_for_programs():
    (side,) = json.loads(render("json", [ONE, TWO]))["sides"]
    assert (side["a"], side["references"]["both"]) == ("one.txt", 2)
    (passage,) = side["text"]["passages"]
    assert passage["a"]["line"] == 1
    assert side["references"]["rows"][0]["differences"][0] == {
        "field": "title", "a": "Water of the valley", "b": "Water of the vаlley", "damaged": "b"
    }  # fmt: skip


def test_the_command(tmp_path):
    for name, title in (("a.txt", "Canals"), ("b.txt", "Rivers")):
        text = f"{title}\n\nReferences\n1. Kerr A. Clocks of wood. Edinburgh: Lowther, 1998. 210 p.\n"
        (tmp_path / name).write_text(text, "utf-8")
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    answer = called("compare", a, b, "--format", "json")
    assert answer.code == 0
    assert json.loads(answer.out)["sides"][0]["references"]["both"] == 1
    assert "choose from html, json, markdown, terminal" in called("compare", a, b, "--format", "pdf").err
    assert called("compare", a).code == 2
