import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.read import jupyter, rtf, typst
from tests.read.sources import source

BIB = "@book{otter2019, title={Canals}}\n@book{roe, title={Rivers}}"


def typ(text, **beside):
    return typst.read(source("main.typ", text, **beside))


def cited(document):
    return [(one.marker, one.targets, one.unresolved, one.locator) for one in document.citations]


def test_typst_keys_and_lists():
    document = typ(
        '#set document(title: [Canals of Bukhara])\nShown @otter2019[p. 5] and @lost. #cite(<roe>, form: "prose")\n'
        '= Methods <methods>\nSee @methods. Mail a@b.example // @gone\n`@code` #link("https://water.example/a")[x]\n'
        '#bibliography("refs.bib", style: "apa")',
        refs_bib=BIB,
    )
    assert cited(document) == [
        ("@otter2019[p. 5]", ("otter2019",), (), "p. 5"), ("@lost", (), ("lost",), None),
        ('#cite(<roe>, form: "prose")', ("roe",), (), None),
    ]  # fmt: skip
    assert document.metadata["title"] == ("Canals of Bukhara",)
    assert document.used == ("refs.bib",)
    assert [link.url for link in document.links] == ["https://water.example/a"]


def test_typst_files_that_are_included():
    document = typ('@otter2019 #include "part.typ"\n#bibliography(("refs.bib", "gone.bib", "list.yml"))',
                   part_typ='\n@roe #include "main.typ"', refs_bib=BIB, list_yml="a: b")  # fmt: skip
    assert [(one.targets, one.span.path, one.span.line) for one in document.citations][:2] == [
        (("otter2019",), "main.typ", 1), (("roe",), "part.typ", 2),
    ]  # fmt: skip
    reasons = [trouble.reason for trouble in document.troubles]
    assert "gone.bib" in reasons[0]
    assert "list.yml" in reasons[1]


def notebook(*cells):
    return json.dumps({"cells": [{"cell_type": kind, "source": text} for kind, text in cells]})


def test_a_notebooks_prose():
    text = notebook(
        ("markdown", ["---\nbibliography: refs.bib\n---\n", "Shown [@otter2019]."]), ("code", "print('@gone')"),
        ("markdown", "And @roe."), ("raw", "no"),
    )  # fmt: skip
    document = jupyter.read(source("a.ipynb", text, refs_bib=BIB))
    assert document.format == "jupyter"
    assert "Shown [@otter2019].\n\nAnd @roe." in document.text
    assert "print" not in document.text
    assert [one.id for one in document.references] == ["otter2019", "roe"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 3}', "[" * 100_000, b"\0\1\2\3"])
def test_what_is_no_notebook(text):
    document = jupyter.read(source("a.ipynb", text))
    assert "unreadable" in [trouble.kind for trouble in document.troubles]


def test_odd_cells_are_left_out():
    document = jupyter.read(
        source("a.ipynb", json.dumps({"cells": [3, None, {}, {"cell_type": "markdown", "source": None}]}))
    )
    assert document.text.strip() == ""


RTF = r"{\rtf1\ansi\ansicpg1251 Canals\par\par Second \u1041?\u1091? \'c1\'f3\par\par\par\par End}"


def test_rich_text():
    document = rtf.read(source("a.rtf", RTF))
    assert document.text == "Canals\n\nSecond Бу Бу\n\nEnd\n"
    assert document.troubles == ()


def test_rich_text_that_ends_early():
    document = rtf.read(source("a.rtf", RTF[:-4]))
    assert document.text.startswith("Canals")
    assert [trouble.kind for trouble in document.troubles] == ["partly"]


@pytest.mark.parametrize("data", ["", "no rtf", r"{\rtf1}", "{\\rtf1 {\\pict 00}}"])
def test_what_is_no_rich_text(data):
    assert [trouble.kind for trouble in rtf.read(source("a.rtf", data)).troubles] == ["unreadable"]


@given(st.text(alphabet="\\{}'*upard1c \n", max_size=120))
def test_no_rich_text_raises(text):
    document = rtf.read(source("a.rtf", "{\\rtf1 " + text))
    assert document.text or document.troubles


@given(st.text(alphabet='@#"<>()[]/*`abl \n', max_size=120))
def test_no_typst_raises(text):
    document = typ(text)
    for one in document.citations:
        assert document.text[one.span.start : one.span.end].split() == one.marker.split()
