import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.read import pdf
from tests.read.sources import source
from tests.read.typeset import placed, typeset

LONG = "The canals of Bukhara were measured again and the water stood higher than in any earlier summer. "
UZBEK = "Бухоро каналлари қайта ўлчанди ва сув ҳар қандай ёздагидан баландроқ эди. "


def read(data):
    return pdf.read(source("paper.pdf", data))


def words(text):
    return text.split()


def troubles(document):
    return [(trouble.kind, trouble.reason) for trouble in document.troubles]


def test_text_comes_out_whole_in_several_scripts():
    document = read(typeset(LONG * 3 + UZBEK * 3))
    assert words(document.text) == words(LONG * 3 + UZBEK * 3)
    assert document.troubles == ()
    assert document.format == "pdf"


def test_two_columns_one_after_the_other():
    body = " ".join(f"word{n}" for n in range(600))
    assert words(read(typeset(body, columns=2)).text) == body.split()


def test_two_columns_written_across_are_put_in_order():
    rows = []
    for n in range(14):
        rows += [(20, 350 - 15 * n, f"left row number {n}"), (170, 350 - 15 * n, f"right row number {n}")]
    text = read(placed([(90, 380, "A title that stands over both of the columns"), *rows])).text
    wanted = [f"{side} row number {n}" for side in ("left", "right") for n in range(14)]
    assert [line for line in text.splitlines() if line][1:] == wanted


def test_running_heads_and_page_numbers_are_known():
    body = "\n\n".join(" ".join(f"{word}{n}" for word in LONG.split() * 3) for n in range(24))
    document = read(typeset(body, head="Water Notes, No 3", foot="#context counter(page).display()"))
    heads = {document.text[at:].split("\n")[0] for at in document.heads}
    assert "Water Notes, No 3" in heads
    assert {"1", "2", "3"} <= heads
    assert len(document.heads) == 2 * len(document.pages)


def test_what_is_printed_once_is_no_running_head():
    document = read(typeset(LONG, head="Water Notes, No 3"))
    assert document.heads == ()


def test_pages_have_their_places():
    document = read(typeset("first\n#pagebreak()\nsecond"))
    at = document.text.index("second")
    assert document.place(at, at + 6).page == "2"
    assert document.place(0, 1).page == "1"


def test_divided_words_are_whole_and_joined_words_keep_their_hyphen():
    body = "hydrotechnical socio-economic " * 3 + "\n\n#set page(width: 4.2cm)\n" + "hydrotechnical socio-economic " * 6
    found = set(words(read(typeset(body)).text))
    assert found == {"hydrotechnical", "socio-economic"} or found == {
        "hydrotechnical",
        "socio-economic",
        "socio-",
        "economic",
    }


def test_an_address_keeps_its_hyphen_at_a_line_end():
    document = read(placed([(20, 300, "See https://water.example/the-"), (20, 288, "long-canal for more.")]))
    assert "https://water.example/the-\nlong-canal" in document.text


def test_raised_digits_are_shown_raised():
    document = read(placed([(20, 300, "as was shown before"), (108, 304, "12", 6), (20, 288, "and later.")]))
    assert "before¹²" in document.text


def test_a_raised_number_that_begins_a_note_stands_apart_from_it():
    document = read(placed([(20, 304, "3", 6), (24, 300, "Otter, J. Canals. 2019.")]))
    assert document.text.strip() == "³ Otter, J. Canals. 2019."


def test_a_label_set_beside_its_entry_stands_before_it():
    rows = [(60, 300, "Otter, J. Canals."), (60, 286, "Oslo, 2019."), (60, 272, "Lee, K. Wells. 2020.")]
    text = read(placed([*rows, (45, 300, "1."), (45, 272, "2."), (200, 200, "7.")])).text
    assert [line for line in text.splitlines() if line] == [
        "1. Otter, J. Canals.", "Oslo, 2019.", "2. Lee, K. Wells. 2020.", "7.",
    ]  # fmt: skip


def test_an_address_over_two_lines_is_whole_where_a_link_says_so():
    rows = [(20, 300, "See https://water.example/a."), (20, 286, "b/c for more.")]
    url = "https://water.example/a.b/c"
    linked = placed(rows, links=[(url, (40, 296, 280, 312)), (url, (20, 282, 46, 296))])
    assert read(linked).text == f"See {url}\nfor more.\n"
    assert "a.\nb/c" in read(placed(rows)).text


def test_a_range_of_pages_over_two_lines_is_whole():
    assert read(placed([(20, 300, "P. 101-"), (20, 286, "119. More.")])).text == "P. 101-119.\nMore.\n"


def test_ligatures_are_letters():
    assert "official first flow" in read(typeset("official first flow")).text


def test_letter_spaced_headings_are_closed_up():
    text = read(placed([(20, 300, "R E F E R E N C E S"), (20, 280, "Otter, J. Canals. 2019.")])).text
    assert text.startswith("REFERENCES\n")


def test_hanging_paragraphs_are_parted_by_blank_lines():
    rows, y = [], 380
    for n in range(6):
        rows += [
            (20, y, f"Otter, J. ({2000 + n}). A title that fills the row nearly up"),
            (35, y - 12, "to its end. Water Notes."),
        ]
        y -= 24
    text = read(
        placed(
            [
                *rows,
                (20, y, "Roe, R. (2010). Short."),
                (20, y - 12, "Roe, R. (2011). A title that fills the row nearly up"),
                (35, y - 24, "to its end."),
            ]
        )
    ).text
    assert text.count("\n\n") == 7
    assert "up\nto its end" in text


def test_indented_paragraphs_are_parted_too():
    rows, y = [], 380
    for _ in range(3):
        rows += [
            (35, y, "A paragraph begins with an indent and fills up"),
            (20, y - 12, "the row after it with a good many words, all of"),
            (20, y - 24, "them short."),
        ]
        y -= 36
    assert read(placed(rows)).text.count("\n\n") == 2


def test_white_space_parts_paragraphs():
    document = read(placed([(20, 380 - 12 * n - 14 * (n > 3), f"row {n} of the text") for n in range(8)]))
    assert document.text.index("\n\n") == document.text.index("\nrow 4") - 1


def test_links_lie_under_their_text():
    data = placed(
        [(20, 300, "The report of 2020 is here")],
        links=[("https://water.example/report%20one", (20, 298, 60, 310)), ("mailto:a@b.example", (60, 298, 90, 310))],
    )
    (link,) = read(data).links
    assert link.url == "https://water.example/report%20one"
    assert link.raw.startswith("The re")
    assert link.span.line == 1


def test_pictures_without_text_are_said():
    document = read(placed([], []))
    ((kind, reason),) = troubles(document)
    assert kind == "no-text"
    assert "text layer" in reason
    assert document.text == ""


def test_one_picture_among_pages_is_said_with_its_page():
    document = read(placed([(20, 300, LONG)], [], [(20, 300, LONG)]))
    assert troubles(document) == [("partly", "page 2 has no text layer: run a text recognition over it")]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no pdf at all", b"%PDF-1.7\n" + b"\0" * 5000])
def test_what_is_no_pdf_is_unreadable(data):
    ((kind, _),) = troubles(read(data))
    assert kind == "unreadable"


def test_a_password_is_asked_for_in_words():
    import io

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    made = canvas.Canvas(out, encrypt=StandardEncryption("secret"))
    made.drawString(10, 10, "hidden")
    made.save()
    ((kind, reason),) = troubles(read(out.getvalue()))
    assert kind == "unreadable"
    assert "password" in reason


def test_a_file_cut_short_is_read_and_said():
    data = placed(*[[(20, 300, f"{LONG} {n}")] for n in range(3)])
    cut = data[: data.rindex(b"startxref")]
    document = read(cut)
    assert "canals" in document.text
    assert [kind for kind, _ in troubles(document)] == ["partly"]
    assert "ends early" in troubles(document)[0][1]


def test_too_many_pages_are_said(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    document = read(placed(*[[(20, 300, f"page number {n}")] for n in range(4)]))
    assert len(document.pages) == 2
    assert "4 pages" in troubles(document)[0][1]


def test_a_page_that_cannot_be_read_costs_itself_only(monkeypatch):
    whole = pypdfium2.PdfDocument.__getitem__

    def torn(self, n):
        if n == 1:
            raise pypdfium2.PdfiumError("torn")
        return whole(self, n)

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", torn)
    document = read(placed(*[[(20, 300, f"page number {n}")] for n in range(3)]))
    assert words(document.text) == ["page", "number", "0", "page", "number", "2"]
    assert "page 2" in troubles(document)[0][1]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_flipped_bytes_raise_nothing(data):
    whole = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 30))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    document = read(bytes(whole))
    assert document.text or document.troubles


PLAIN = placed([(20, 300, LONG)], [(20, 300, "second page of the text")])


def test_a_file_without_text_is_one_finding(tmp_path):
    from datetime import UTC, datetime

    from citecheck import folder, run
    from citecheck.config import Config

    (tmp_path / "scan.pdf").write_bytes(placed([], []))
    config = Config(offline=True, cache=False, jobs=1)
    with folder.opened([str(tmp_path)], config) as archive:
        report = run.check(archive, config, now=datetime(2026, 1, 1, tzinfo=UTC))
    assert [finding.code for finding in report.findings] == ["CC902"]
