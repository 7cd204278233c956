from citecheck.read import rtf
from tests.read.sources import source


def read(body):
    return rtf.read(source("a.rtf", "{\\rtf1\\ansi " + body + "}"))


def text(body):
    return read(body).text.strip()


def test_what_was_deleted_or_hidden_is_out():
    assert text(r"a{\deleted gone} b{\v secret} c{\v0 d}") == "a b cd"
    assert text(r"a\v secret\v0 b") == "ab"


def test_a_note_stands_behind_its_paragraph():
    body = r"Text{\super\chftn}{\*\footnote{\super\chftn} Otter J. 2019.} goes on.\par Next."
    assert text(body).split("\n\n")[0].splitlines() == ["Text¹ goes on.", "¹  Otter J. 2019.", "Next."]


def test_raised_digits_are_marks_and_raised_letters_are_not():
    assert text(r"years{\super 1,2} the 3{\super rd}, x\super 2\nosupersub  y") == "years¹,² the 3rd, x² y"


def test_links_of_every_nesting():
    told = r'{\field{\*\fldinst{HYPERLINK "https://a.example/1"}}{\fldrslt{\ul here}}}'
    bare = r'{\field{\*\fldinst HYPERLINK "https://b.example"}{\fldrslt there}}'
    document = read(f"Go {told} or {bare}" + r", {\field{\*\fldinst PAGE}{\fldrslt 7}}.")
    assert document.text.strip() == "Go here or there, 7."
    assert [(one.url, one.raw) for one in document.links] == [
        ("https://a.example/1", "here"),
        ("https://b.example", "there"),
    ]
    assert document.text[document.links[0].span.start : document.links[0].span.end] == "here"


def test_the_words_of_a_box_are_text_and_its_looks_are_not():
    box = r"{\shp{\*\shpinst\shpleft10{\sp{\sn fLine}{\sv 0}}{\shptxt in the box\par}}{\shprslt twice}}"
    assert text(f"a {box} b").split() == ["a", "in", "the", "box", "b"]


def test_links_in_notes_keep_their_places():
    link = r'{\field{\*\fldinst HYPERLINK "https://%s.example"}{\fldrslt %s}}'
    document = read(
        rf"A{{\super\chftn}}{{\*\footnote\chftn  see {link % ('note', 'noted')}}} then {link % ('text', 'told')}.\par"
    )
    assert {one.url: one.raw for one in document.links} == {
        "https://note.example": "noted",
        "https://text.example": "told",
    }


def test_torn_groups_raise_nothing():
    for body in ("{" * 9000, "}" * 50, r"{\*\footnote", r"{\field{\*\fldinst HYPERLINK", r"\bin99 x", r"{\fldrslt x}}"):
        assert read(body).troubles or read(body).text
