import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.read import csl, endnote, ris
from tests.read.sources import source

RIS = """TY  - JOUR
AU  - Otter, Jane
AU  - River Board
A2  - Roe, R.
TI  - Old canals
T2  - Water Notes
PY  - 2018/05/01
VL  - 1
SP  - 3
EP  - 9
DO  - 10.5555/old
ER  -

TY  - BOOK
ID  - roe
TI  - Rivers
SN  - 978-0-00-000000-2
Y1  - 2001
PB  - Fjell
CY  - Oslo
ER  -
"""
ITEMS = [
    {"id": "otter", "type": "article-journal", "title": "Old <i>canals</i>", "container-title": ["Water Notes"],
     "author": [{"family": "Otter", "given": "Jane"}, {"literal": "River Board"},
                {"family": "Berg", "non-dropping-particle": "van den"}],
     "issued": {"date-parts": [[2018, 5]]}, "accessed": {"date-parts": [["2020", "1", "2"]]}, "page": "3-9",
     "DOI": "10.5555/old", "URL": "https://old.example"},
    {"id": 2, "type": "book", "title": "Rivers", "issued": {"raw": "2001?"}, "editor": [{"family": "Roe"}], "language": "en"},
]  # fmt: skip
ENDNOTE = """<?xml version="1.0"?><xml><records><record><rec-number>7</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style>Otter, Jane</style></author><author>River Board,</author></authors>
<secondary-authors><author>Roe, R.</author></secondary-authors></contributors><titles><title><style>Old canals</style></title>
<secondary-title>Water Notes</secondary-title></titles><pages>3-9</pages><volume>1</volume><dates><year>2018</year></dates>
<electronic-resource-num>10.5555/old</electronic-resource-num><urls><related-urls><url>https://old.example</url>
</related-urls></urls></record>
<record><ref-type>6</ref-type><titles><title>Rivers</title></titles></record></records></xml>"""


def people(reference):
    return [(name.family, name.given, name.literal) for name in reference.authors]


def test_ris():
    document = ris.read(source("a.ris", RIS))
    old, rivers = document.references
    assert (old.id, old.kind, old.title, old.container, old.year) == (
        "1",
        "article",
        "Old canals",
        "Water Notes",
        "2018",
    )
    assert (old.volume, old.pages, old.doi) == ("1", "3-9", "10.5555/old")
    assert people(old) == [("Otter", "Jane", None), (None, None, "River Board")]
    assert [name.family for name in old.editors] == ["Roe"]
    assert document.text[old.spans["title"].start : old.spans["title"].end] == "Old canals"
    assert (rivers.id, rivers.isbn, rivers.publisher, rivers.place) == ("roe", "978-0-00-000000-2", "Fjell", "Oslo")
    assert (old.span.line, rivers.span.line) == (1, 14)
    assert document.keyed


def test_csl_json():
    document = csl.read(source("a.json", json.dumps(ITEMS, indent=1)))
    old, rivers = document.references
    assert (old.id, old.kind, old.title, old.container) == ("otter", "article", "Old canals", "Water Notes")
    assert (old.year, old.date, old.accessed, old.pages) == ("2018", "2018-05", "2020-01-02", "3-9")
    assert people(old) == [("Otter", "Jane", None), (None, None, "River Board"), ("van den Berg", None, None)]
    assert (rivers.id, rivers.year, rivers.date, rivers.lang) == ("2", "2001", "2001?", "en")
    assert rivers.editors[0].family == "Roe"
    assert document.text[rivers.span.start] == "{"
    assert rivers.span.line > old.span.line


def test_csl_in_an_object_and_alone():
    assert len(csl.read(source("a.json", json.dumps({"items": ITEMS}))).references) == 2
    assert len(csl.read(source("a.json", json.dumps(ITEMS[0]))).references) == 1


def test_endnote():
    old, rivers = endnote.read(source("a.xml", ENDNOTE)).references
    assert (old.id, old.kind, old.title, old.container, old.year) == (
        "7",
        "article",
        "Old canals",
        "Water Notes",
        "2018",
    )
    assert (old.volume, old.pages, old.doi, old.url) == ("1", "3-9", "10.5555/old", "https://old.example")
    assert people(old) == [("Otter", "Jane", None), (None, None, "River Board")]
    assert [name.family for name in old.editors] == ["Roe"]
    assert (rivers.id, rivers.kind, rivers.title, rivers.span.line) == ("2", "book", "Rivers", 7)


@pytest.mark.parametrize(
    ("reader", "data"),
    [(ris, "no list"), (ris, b"\x89PNG\0\0\0\0"), (csl, "{"), (csl, "[]"), (csl, '{"name": "x"}'), (csl, "[" * 100_000),
     (csl, '"text"'), (csl, b"\0\1\2\3\4\5"), (endnote, "<a/>"), (endnote, "<torn"), (endnote, "")],
)  # fmt: skip
def test_what_is_no_list_is_said(reader, data):
    document = reader.read(source("a", data))
    assert document.references == ()
    assert [trouble.kind for trouble in document.troubles] == ["unreadable"]


def test_broken_json_is_said_with_its_line():
    (trouble,) = csl.read(source("a.json", '[\n{"type": "book",\n"title": }]')).troubles
    assert trouble.span.line == 3


def test_lists_are_told_from_other_files():
    assert csl.is_paper(json.dumps(ITEMS).encode())
    assert not csl.is_paper(b'{"name": "x", "title": "y", "type": "module"}')
    assert not csl.is_paper(b'{"title": "x"}')
    assert endnote.is_paper(ENDNOTE.encode())
    assert not endnote.is_paper(b"<records/>")


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda one: (
            st.lists(one, max_size=3)
            | st.dictionaries(
                st.sampled_from(["type", "title", "author", "issued", "date-parts", "family", "items", "id", "page"]),
                one,
                max_size=4,
            )
        ),
    )
)
def test_no_json_raises(value):
    document = csl.read(source("a.json", json.dumps(value)))
    assert document.references or document.troubles


@given(st.text(alphabet="TYAUER  -\nx1,", max_size=120))
def test_no_ris_raises(text):
    document = ris.read(source("a.ris", text))
    for reference in document.references:
        assert document.text[reference.span.start : reference.span.end] == reference.raw
