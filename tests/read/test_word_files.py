"""What real Word files hold: controls, boxes, symbols, hidden and moved text, links of notes, lists by style."""

import base64
import json

import pytest

from citecheck.read import read_source
from tests.read.sources import source
from tests.read.test_docx import CANALS, RIVERS, read, rows
from tests.read.word import RELATION, field, levels, number, p, r, rezipped, word

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format


def test_controls_smart_tags_and_equations_show_their_words():
    control = f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{r("in a control ")}</w:sdtContent></w:sdt>'
    tag = f'<w:smartTag w:element="place">{r("Bukhara ")}</w:smartTag><w:customXml>{r("and more ")}</w:customXml>'
    maths = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a=b</m:t></m:r></m:oMath>'
    assert rows(word(p("Words ", control, tag, maths))) == ["Words in a control Bukhara and more a=b"]


def test_a_control_nobody_filled_in_shows_nothing():
    asked = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    assert rows(word(p("kept", asked(r("Click here"))), asked(p("Click there")))) == ["kept"]


@pytest.mark.parametrize(
    ("look", "shown"),
    [("<w:vanish/>", "ac"), ('<w:vanish w:val="0"/>', "abc"), ('<w:rStyle w:val="Secret"/>', "ac"), ("<w:b/>", "abc")],
)
def test_hidden_text_is_out(look, shown):
    styles = '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert rows(word(p("a", f"<w:r><w:rPr>{look}</w:rPr><w:t>b</w:t></w:r>", "c"), styles=styles)) == [shown]


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [("Symbol", "F061", "α"), ("Symbol", "F02D", "−"), ("Symbol", "F0B0", "°"), ("Wingdings", "F0E0", "•"),
     ("Times New Roman", "2013", "–"), ("Arial", "no", "")],
)  # fmt: skip
def test_symbols(font, char, shown):
    assert read(word(p("a", f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>', "b"))).text.strip() == f"a{shown}b"


def test_soft_hyphens_and_how_a_word_is_said_are_out():
    ruby = f"<w:r><w:ruby><w:rt>{r('kana')}</w:rt><w:rubyBase>{r('word')}</w:rubyBase></w:ruby></w:r>"
    assert rows(word(p("Uni\u00adversity ", ruby))) == ["University word"]


def test_a_struck_paragraph_takes_no_number_and_a_struck_end_joins_two():
    end = "<w:rPr><w:del w:id='1'/></w:rPr>"
    struck = p("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", number=1).replace("</w:pPr>", f"{end}</w:pPr>")
    half = p("begun ").replace("</w:pPr>", f"{end}</w:pPr>")
    made = word(p("a", number=1), struck, p("b", number=1), half, p("and ended"), numbering=levels("%1.") + number(1))
    assert rows(made) == ["1. a", "2. b", "begun and ended"]


def test_a_field_in_what_another_was_told_does_not_show():
    inner = f"{MARK('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{MARK('separate')}{r('7')}{MARK('end')}"
    outer = (
        f"{MARK('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{inner}{MARK('separate')}{r('shown')}{MARK('end')}"
    )
    assert rows(word(p("is ", outer, " here"))) == ["is shown here"]


def test_links_with_a_place_in_the_page():
    relation = f'<w:hyperlink r:id="LINK0" w:anchor="part">{r("here")}</w:hyperlink>'
    told = field(' HYPERLINK "https://b.example/x" \\l "top" ', "there")
    assert [one.url for one in read(word(p(relation, told), links=["https://a.example/1"])).links] == [
        "https://a.example/1#part", "https://b.example/x#top",
    ]  # fmt: skip


def test_links_in_notes_are_those_of_the_notes():
    note = f'<w:footnote w:id="2">{p("See ", f"""<w:hyperlink r:id="rId1">{r("there")}</w:hyperlink>""")}</w:footnote>'
    data = word(p("Text", '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=note)
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{RELATION}/hyperlink" Target="https://notes.example/a" TargetMode="External"/></Relationships>'
    )
    (link,) = read(rezipped(data, {"word/_rels/footnotes.xml.rels": relation})).links
    assert (link.url, link.raw) == ("https://notes.example/a", "there")


def test_a_note_with_a_sign_of_its_own_is_not_counted():
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    plain = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("* Thanks.")}</w:footnote><w:footnote w:id="3">{p("A note.")}</w:footnote>'
    assert rows(word(p("Title", star), p("Text", plain), footnotes=notes)) == [
        "Title*", "* Thanks.", "Text¹", "¹ A note.",
    ]  # fmt: skip


def test_lists_by_styles_that_rest_on_others():
    styles = (
        '<w:style w:styleId="Entry"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Entry"/></w:style>'
        '<w:style w:styleId="Plain"><w:basedOn w:val="Own"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    )
    made = word(p("a", style="Own"), p("b", style="Plain"), p("c", style="Entry"), p("d", style="Round"),
                styles=styles, numbering=levels("[%1]") + number(1))  # fmt: skip
    assert rows(made) == ["[1] a", "b", "[2] c", "d"]


def test_a_style_stands_at_the_level_that_names_it():
    styles = '<w:style w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = levels("%1.", "%1.%2.").replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="Sub"/>')
    made = word(p("a", number=1), p("b", style="Sub"), p("c", style="Sub"), styles=styles, numbering=lists + number(1))
    assert rows(made) == ["1. a", "1.1. b", "1.2. c"]


def test_a_list_that_borrows_its_look_by_a_style_and_one_that_has_its_own():
    real = levels("(%1)").replace("<w:lvl ", '<w:styleLink w:val="Look"/><w:lvl ', 1)
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Look"/></w:abstractNum>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="№%1"/></w:lvl>'
    own = f'<w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">{level}</w:lvlOverride></w:num>'
    lists = real + link + levels("%1.", kind=2) + number(2, kind=1) + own
    assert rows(word(p("a", number=2), p("b", number=3), numbering=lists)) == ["(1) a", "№1 b"]


def test_a_level_that_counts_on_and_one_in_plain_digits():
    lists = levels("%1.", "%2)", digits="upperRoman").replace(
        'w:ilvl="1">', 'w:ilvl="1"><w:lvlRestart w:val="0"/><w:isLgl/>'
    )
    made = word(*(p(text, number=1, level=level) for text, level in (("a", 0), ("b", 1), ("c", 0), ("d", 1))),
                numbering=lists + number(1))  # fmt: skip
    assert rows(made) == ["I. a", "1) b", "II. c", "2) d"]


def test_heads_and_feet_are_no_text():
    import io

    from docx import Document

    made = Document()
    made.add_paragraph("The text.")
    made.sections[0].header.paragraphs[0].text = "Journal [1]"
    made.sections[0].footer.paragraphs[0].text = "Page 3"
    out = io.BytesIO()
    made.save(out)
    assert rows(out.getvalue()) == ["The text."]


def test_a_document_put_in_whole_is_text():
    data = rezipped(
        word("before", '<w:altChunk r:id="rId77"/>', "after"),
        {"word/chunk.html": "<html><body><p>Put in [1].</p><script>no()</script></body></html>"},
    )
    relation = f'<Relationship Id="rId77" Type="{RELATION}/aFChunk" Target="chunk.html"/></Relationships>'
    kind = '<Default Extension="html" ContentType="text/html"/><Default Extension="rels"'
    data = edited(data, "word/_rels/document.xml.rels", "</Relationships>", relation)
    data = edited(data, "[Content_Types].xml", '<Default Extension="rels"', kind)
    assert rows(data) == ["before", "Put in [1].", "after"]


def edited(data, name, old, new):
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(name).decode()
    assert old in content
    return rezipped(data, {name: content.replace(old, new)})


def test_the_strict_form_of_the_standard_is_read():
    import io
    import zipfile

    transitional, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    out = io.BytesIO()
    whole = word(p("one", number=1), p("two", number=1), numbering=levels("%1.") + number(1))
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "replace") if name.endswith((".xml", ".rels")) else old.read(name)
            if isinstance(content, str):
                for part in ("wordprocessingml/2006/main", "officeDocument/2006/relationships"):
                    content = content.replace(transitional + part, strict + part.replace("/2006", ""))
            new.writestr(name, content)
    assert rows(out.getvalue()) == ["1. one", "2. two"]


def listed(begin, end):
    first = p(begin, "[1] Otter J. Canals of Bukhara. 2019.")
    return "References", first, p("[2] Rivers of the plain. 2020.", end)


def test_works_that_endnote_packs_beside_a_field():
    record = (
        "<EndNote><Cite><record><rec-number>4</rec-number><ref-type>6</ref-type><titles><title><style>Canals of Bukhara"
        "</style></title></titles></record></Cite></EndNote>"
    )
    packed = f"<w:fldData>{base64.b64encode(record.encode()).decode()}</w:fldData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{packed}</w:fldChar></w:r>'
    inner = f"{begin}<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>{MARK('end')}"
    cited = (
        f"{begin}<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>{inner}{MARK('separate')}{r('[1]')}{MARK('end')}"
    )
    reflist = f"{MARK('begin')}<w:r><w:instrText> ADDIN EN.REFLIST </w:instrText></w:r>{MARK('separate')}"
    document = read(word(p("Shown ", cited, "."), *listed(reflist, MARK("end"))))
    assert [(one.marker, one.targets) for one in document.citations] == [("[1]", ("1",))]
    assert document.references[0].title == "Canals of Bukhara"
    assert "Shown [1]." in document.text


def test_works_that_mendeley_packs_in_a_control():
    told = {"citationItems": [{"itemData": CANALS}, {"itemData": RIVERS}]}
    tag = f"MENDELEY_CITATION_v3_{base64.b64encode(json.dumps(told).encode()).decode()}"
    control = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'.format
    entries = p("[1] Otter J. Canals of Bukhara. 2019.") + p("[2] Rivers of the plain. 2020.")
    made = word(p("Shown ", control(tag, r("[1,2]")), "."), "References", control("MENDELEY_BIBLIOGRAPHY", entries))
    document = read(made)
    assert [(one.marker, one.targets) for one in document.citations] == [("[1,2]", ("1", "2"))]
    assert [one.title for one in document.references] == ["Canals of Bukhara", "Rivers of the plain"]


def test_words_old_format_is_said_to_be_and_what_only_bears_its_name_is_read():
    (trouble,) = read_source(source("paper.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))).troubles
    assert "save it as .docx" in trouble.reason
    assert read_source(source("paper.doc", word("text"))).text.strip() == "text"
    rich = read_source(source("paper.doc", r"{\rtf1\ansi text}"))
    assert (rich.format, rich.text.strip()) == ("rtf", "text")
    assert "it is rtf" in rich.troubles[0].reason
