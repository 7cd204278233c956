"""What a page shows a reader and tells a program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.resolve import pages
from citecheck.resolve.wire import Answer


def read(body, kind="text/html; charset=utf-8"):
    body = body.encode("utf-8") if isinstance(body, str) else body
    return pages.read(Answer("http://a.test/", 200, {"Content-Type": kind}, body))


def test_title_headings_and_text():
    page = read(
        "<html><head><title> Canals\n here </title><style>p{}</style></head><body><h1>One</h1><h2>Two</h2>"
        "<p>Text<script>hidden()</script> goes <b>on</b>.</p><noscript>no</noscript></body></html>"
    )
    assert (page.shown.title, page.shown.headings) == ("Canals here", ("One", "Two"))
    assert page.shown.text == "One Two Text goes on ."
    assert page.words == 6
    assert page.shown.scripts == 1
    assert page.told == ("Canals here", "One", "Two")


def test_forms_links_and_places():
    page = read('<a href="https://b.test/x?domain=1" id=Top></a><input type=PASSWORD><iframe src="//c.test/"></iframe>')
    assert page.shown.password
    assert page.hosts == {"b.test", "c.test"}
    assert page.anchors == {"top"}
    assert read("<h2 id=\"yo'l\">x</h2><a name='a b'>").anchors == {"yo'l", "a b"}


@pytest.mark.parametrize(
    ("content", "target"),
    [("0; url=/new", "/new"), ("3;URL='http://b.test/'", "http://b.test/"), ("300; url=/new", None), ("5", None)],
)
def test_a_page_that_sends_on(content, target):
    assert read(f'<meta http-equiv="refresh" content="{content}"><p>x').refresh == target


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("<p>сув".encode("cp1251"), "text/html; charset=windows-1251", "сув"),
        ("<meta charset='koi8-r'><p>сув".encode("koi8-r"), "text/html", "сув"),
        ("<p>сув".encode(), "text/html", "сув"),
        ("<p>сувлар".encode("cp1251"), "text/html", "сувлар"),
        ("<p>сув".encode(), "text/html; charset=no-such-letters", "сув"),
        ("<p>сувлар".encode()[:-1], "text/html", "сувла"),
    ],
)
def test_letters(body, kind, text):
    assert text in read(body, kind).shown.text


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "text/plain"])
def test_other_kinds_are_no_pages(kind):
    assert read("<p>x", kind) is None


def test_a_page_without_a_kind_is_known_by_its_marks():
    assert read("<p>x", "").shown.text == "x"
    assert read("%PDF-1.4", "") is None
    assert read("") is None


def test_text_without_marks_is_a_page_too():
    assert read("Nothing here").words == 2


@given(st.binary(max_size=300))
def test_any_bytes_are_read(body):
    page = read(body)
    assert page is None or isinstance(page.shown.text, str)


def test_a_deep_page_ends():
    assert read("<div>" * 12_000 + "x").shown.text in ("x", "")
