from hypothesis import given
from hypothesis import strategies as st

from citecheck.read.text import line_starts, page_starts, read
from tests.read.sources import source


def test_lines_of_every_system():
    assert line_starts("a\nb\r\nc\rd") == (0, 2, 5, 7)


def test_form_feeds_part_pages():
    document = read(source("a.txt", "first\n\fsecond\n\fthird"))
    assert [page.label for page in document.pages] == ["1", "2", "3"]
    place = document.place(document.text.index("second"), len(document.text))
    assert (place.line, place.column, place.page) == (2, 2, "2")


def test_no_form_feed_no_pages():
    assert page_starts("one\ntwo") == ()


def test_nothing_stands_in_an_empty_file():
    document = read(source("empty.txt", b""))
    assert (document.text, document.lines, document.troubles) == ("", (0,), ())


def test_a_picture_called_txt_is_said():
    document = read(source("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"))
    assert document.text == ""
    assert [trouble.kind for trouble in document.troubles] == ["unreadable"]
    assert "binary" in document.troubles[0].reason


def test_a_doubtful_encoding_is_said_once_with_what_to_do():
    document = read(source("a.txt", "Ц 12".encode("cp1251")))
    (trouble,) = document.troubles
    assert trouble.kind == "partly"
    assert "save it as UTF-8" in trouble.reason
    assert trouble.span.line == 1


@given(st.text(alphabet="ab\r\n\f", max_size=60))
def test_every_offset_has_its_line(text):
    document = read(source("a.txt", text))
    rows = text.replace("\r\n", "\n\0").replace("\r", "\n").replace("\0", "")
    assert len(document.lines) == rows.count("\n") + 1
    for at in range(len(text)):
        span = document.place(at, at + 1)
        assert document.lines[span.line - 1] + span.column - 1 == at
