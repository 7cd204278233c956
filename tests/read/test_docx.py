import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import extract
from citecheck.read import docx, word_numbers, zipped
from tests.read.sources import source
from tests.read.word import NAMES, field, levels, number, p, r, rezipped, word, zotero

CANALS = {
    "id": 7,
    "type": "article-journal",
    "title": "Canals of Bukhara",
    "author": [{"family": "Otter", "given": "J."}],
}
RIVERS = {"id": 8, "type": "book", "title": "Rivers of the plain", "DOI": "10.5555/rivers"}


def read(data):
    return docx.read(source("paper.docx", data))


def rows(data):
    return [line for line in read(data).text.splitlines() if line.strip()]


def test_paragraphs_tables_and_text_boxes_in_order():
    table = f"<w:tbl><w:tr><w:tc>{p('cell one')}</w:tc><w:tc>{p('cell two')}</w:tc></w:tr></w:tbl>"
    box = f"<w:p><w:r><w:t>around</w:t><w:pict><w:txbxContent>{p('in the box')}</w:txbxContent></w:pict></w:r></w:p>"
    control = f"<w:sdt><w:sdtContent>{p('controlled')}</w:sdtContent></w:sdt>"
    assert rows(word("first", table, box, control, "last")) == [
        "first", "cell one", "cell two", "around", "in the box", "controlled", "last",
    ]  # fmt: skip


def test_a_box_that_is_given_twice_is_read_once():
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    both = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert rows(word(both)) == ["in the box"]


def test_tabs_line_ends_and_hyphens():
    pieces = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>"
    assert read(word(pieces)).text.strip() == "a\tb\nc-de"


def test_what_was_deleted_is_out_and_what_was_inserted_in():
    tracked = p("old ", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", f"<w:ins>{r('new')}</w:ins>",
                f"<w:moveFrom>{r('moved')}</w:moveFrom>", f"<w:moveTo>{r(' here')}</w:moveTo>")  # fmt: skip
    assert rows(word(tracked)) == ["old new here"]


def test_lists_have_the_numbers_word_shows():
    lists = levels("[%1]", "%1.%2)") + number(1)
    made = word(p("one", number=1), p("under", number=1, level=1), p("under", number=1, level=1), p("two", number=1),
                p("again", number=1, level=1), numbering=lists)  # fmt: skip
    assert rows(made) == ["[1] one", "1.1) under", "1.2) under", "[2] two", "2.1) again"]


def test_a_list_goes_on_and_one_begins_anew():
    lists = levels("%1.") + number(1) + number(2, restart=1) + number(3)
    made = word(p("a", number=1), "text", p("b", number=3), p("c", number=2), p("d", number=2), numbering=lists)
    assert rows(made) == ["1. a", "text", "2. b", "1. c", "2. d"]


def test_a_list_by_style_and_a_paragraph_taken_out_of_it():
    styles = '<w:style w:styleId="Refs"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    made = word(p("a", style="Refs"), p("b", style="Refs", number=0), p("c", style="Refs"), styles=styles,
                numbering=levels("%1.") + number(1))  # fmt: skip
    assert rows(made) == ["1. a", "b", "2. c"]


def test_empty_paragraphs_show_no_number():
    made = word(p("a", number=1), p(number=1), p("b", number=1), numbering=levels("%1.") + number(1))
    assert rows(made)[0] == "1. a"
    assert len(rows(made)) == 2


@pytest.mark.parametrize(
    ("n", "digits", "shown"),
    [(4, "decimal", "4"), (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (3, "upperLetter", "C"),
     (28, "lowerLetter", "bb"), (4, "russianLower", "г"), (4, "russianUpper", "Г"), (0, "lowerRoman", "0")],
)  # fmt: skip
def test_digits(n, digits, shown):
    assert word_numbers.counted(n, digits) == shown


def test_bullets_and_lists_without_a_sign():
    lists = levels("x", digits="bullet") + levels("", kind=1, digits="none") + number(1) + number(2, kind=1)
    assert rows(word(p("a", number=1), p("b", number=2), numbering=lists)) == ["• a", "b"]


def test_raised_digits_are_marks_and_raised_letters_are_not():
    assert rows(word(p("shown", r("1,2", raised=True), " the 3", r("rd", raised=True)))) == ["shown¹,² the 3rd"]


def test_a_footnote_stands_behind_its_paragraph():
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("Otter, J. Canals. 2019.")}</w:footnote>'
    assert rows(word(p("Text", note, "."), "Next.", footnotes=notes)) == [
        "Text¹.",
        "¹ Otter, J. Canals. 2019.",
        "Next.",
    ]


def test_a_note_that_is_missing_leaves_its_mark():
    assert rows(word(p("Text", '<w:r><w:endnoteReference w:id="9"/></w:r>'))) == ["Text¹"]


def test_links_of_every_kind():
    relation = f'<w:hyperlink r:id="LINK0">{r("here")}</w:hyperlink>'
    simple = f"<w:fldSimple w:instr='HYPERLINK \"https://b.example\"'>{r('there')}</w:fldSimple>"
    whole = field(' HYPERLINK "https://c.example/x" \\t "_blank"', "everywhere")
    anchor = f'<w:hyperlink w:anchor="top">{r("up")}</w:hyperlink>'
    document = read(word(p(relation, simple, whole, anchor), links=["https://a.example/1"]))
    assert [(link.url, link.raw) for link in document.links] == [
        ("https://a.example/1", "here"), ("https://b.example", "there"), ("https://c.example/x", "everywhere"),
    ]  # fmt: skip
    assert document.text.strip() == "herethereeverywhereup"


def test_pages_are_those_word_saw_last():
    document = read(word(p("one"), p("<w:r><w:lastRenderedPageBreak/></w:r>", "two")))
    at = document.text.index("two")
    assert document.place(at, at + 3).page == "2"


def managed(*paragraphs):
    """Paragraphs, and behind them a list of two entries in one field, as Zotero writes it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    begin = f"{mark('begin')}<w:r><w:instrText>ADDIN ZOTERO_BIBL {{}}</w:instrText></w:r>{mark('separate')}"
    first = p(begin, "[1] Otter J. Canals of Bukhara. 2019.")
    return word(*paragraphs, "References", first, p("[2] Rivers of the plain. 2020.", mark("end")))


def test_what_a_citation_manager_knows_is_read_as_what_it_is():
    document = read(
        managed(p("Shown ", zotero(CANALS, RIVERS, shown="[1,2]"), " and ", zotero(RIVERS, shown="[2]"), "."))
    )
    assert [(c.marker, c.targets) for c in document.citations] == [("[1,2]", ("1", "2")), ("[2]", ("2",))]
    assert [(one.id, one.title, one.kind) for one in document.references] == [
        ("1", "Canals of Bukhara", "article"), ("2", "Rivers of the plain", "book"),
    ]  # fmt: skip
    assert document.references[0].label == "[1]"
    assert document.references[0].authors[0].family == "Otter"
    assert document.references[1].raw == "Rivers of the plain. 2020."
    paper = extract.paper(document)
    assert [citation.targets for citation in paper.citations] == [("1", "2"), ("2",)]
    assert paper.reference_heading == "References"


def test_an_entry_that_no_marker_cites_is_parsed_from_its_text():
    paper = extract.paper(read(managed(p("Shown ", zotero(CANALS), "."))))
    assert [one.id for one in paper.references] == ["1", "2"]
    assert paper.references[1].year == "2020"


def test_a_citation_of_what_the_list_lacks_leaves_all_to_the_text():
    document = read(managed(p("Shown ", zotero({"type": "book", "title": "Lakes and other standing waters"}))))
    assert (document.references, document.entries, document.citations) == ((), (), ())


def test_a_field_that_is_no_json_is_text():
    document = read(managed(p("Shown ", field("ADDIN ZOTERO_ITEM CSL_CITATION {broken", "[1]"))))
    assert document.citations == ()
    assert "[1]" in document.text


def test_an_endnote_field():
    record = (
        "<EndNote><Cite><record><rec-number>4</rec-number><ref-type>6</ref-type><titles><title>Canals of Bukhara</title>"
        "</titles></record></Cite></EndNote>"
    )
    document = read(managed(p("Shown ", field(f"ADDIN EN.CITE {record}", "(Otter, 2019)"))))
    assert [(c.marker, c.targets) for c in document.citations] == [("(Otter, 2019)", ("1",))]


@pytest.mark.parametrize("data", [b"", b"PK\3\4word/document", word("text")[:900]], ids=["empty", "stub", "cut"])
def test_damaged_files_are_unreadable(data):
    (trouble,) = read(data).troubles
    assert trouble.kind == "unreadable"
    assert "damaged" in trouble.reason


def test_a_zip_without_its_parts_or_with_torn_xml_is_unreadable():
    for parts in ({"word/document.xml": "<w:document"}, {"word/document.xml": f"<w:document {NAMES}/>"},
                  {"word/numbering.xml": "<w:numbering"}):  # fmt: skip
        assert [trouble.kind for trouble in read(rezipped(word("text"), parts)).troubles] == ["unreadable"]


def test_an_empty_document_is_said_to_be():
    (trouble,) = read(word()).troubles
    assert "no text" in trouble.reason


def test_entities_are_not_believed():
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    parts = {"word/document.xml": f"{bomb}<w:document {NAMES}><w:body>{p('&a;&b; end')}</w:body></w:document>"}
    document = read(rezipped(word("text"), parts))
    assert "root:" not in document.text
    assert "aaaa" not in document.text


def test_a_bomb_is_not_unpacked(monkeypatch):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * (8 << 20))
    (trouble,) = read(out.getvalue()).troubles
    assert "burst" in trouble.reason
    monkeypatch.setattr(zipped, "MAX_TOTAL", 10)
    assert "over the limit" in read(word("text")).troubles[0].reason


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_flipped_bytes_raise_nothing(data):
    whole = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    document = read(bytes(whole))
    assert document.text or document.troubles


PLAIN = word("text", p("one", number=1), numbering=levels("%1.") + number(1))
