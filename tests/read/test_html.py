import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import extract
from citecheck.read import html, read_source
from tests.read.sources import source

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Site</title>
<meta name="citation_title" content="Canals of Bukhara"><meta name="citation_author" content="Otter, Jane">
<meta name="citation_author" content="Kim Lee"><meta name="citation_publication_date" content="2020/3/5">
<meta name="citation_doi" content="10.5555/canals"><meta name="citation_journal_title" content="Water Notes">
<meta name="citation_firstpage" content="10"><meta name="citation_lastpage" content="20">
<meta name="citation_keywords" content="water; canals"><meta name="dc.title" content="Another">
<style>p {color: red}</style><script>var gone = 1;</script></head><body>
<nav>Home | Archive</nav><div role="navigation">Breadcrumbs</div><aside>Most read</aside>
<h1>Canals of Bukhara</h1><p>As Otter   [1]<br>showed<sup>2</sup>, see <a href="https://water.example/r?a=1&amp;b=2">the
report</a>, <a href="#top">up</a>, <a href="javascript:alert(1)">run</a>.</p>
<table><tr><td>one</td><td>two</td></tr></table><ol start="3"><li>First</li><li>Second</li><li value="9">Third</li></ol>
<pre>  kept
  so</pre><footer>Imprint</footer></body></html>"""


def page(markup):
    return html.read(source("a.html", markup))


def test_text_without_navigation_and_scripts():
    text = page(PAGE).text
    assert "As Otter [1]\nshowed², see the report, up, run.\n\none\ttwo\n\n" in text
    assert "3. First\n\n4. Second\n\n9. Third\n\n" in text
    for gone in ("Home", "Breadcrumbs", "Most read", "var", "color", "Archive"):
        assert gone not in text


def test_links_of_the_web_only():
    (link,) = page(PAGE).links
    assert (link.url, link.raw) == ("https://water.example/r?a=1&b=2", "the report")


def test_meta_tags_are_the_header():
    paper = extract.paper(page(PAGE))
    assert paper.title == {"en": "Canals of Bukhara"}
    assert [p.names["en"] for p in paper.authors] == ["Jane Otter", "Kim Lee"]
    assert (paper.doi, paper.journal, paper.pages, paper.dates.published) == (
        "10.5555/canals", "Water Notes", "10-20", "2020-03-05",
    )  # fmt: skip
    assert paper.keywords == {"en": ("water", "canals")}


def test_dublin_core_and_json_ld():
    dublin = '<html><meta name="DC.Title" content="Lakes"><meta name="DC.Creator" content="Roe, R."><p>x</p></html>'
    assert page(dublin).metadata == {"title": ("Lakes",), "author": ("R. Roe",)}
    told = '{"@graph": [{"@type": "Person"}, {"@type": "ScholarlyArticle", "headline": "Lakes", "author": [{"name": "R. Roe"}]}]}'
    linked = f'<html><script type="application/ld+json">{told}</script><p>x</p></html>'
    assert page(linked).metadata == {"title": ("Lakes",), "author": ("R. Roe",)}
    for broken in ("{", "[]", '"x"', '{"@type": "Article"}'):
        assert page(f'<script type="application/ld+json">{broken}</script><p>x</p>').metadata == {}


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
@pytest.mark.parametrize("declared", [True, False])
def test_the_right_letters(encoding, declared):
    words = (
        "Бухоро каналлари қайта ўлчанди"
        if encoding == "utf-8"
        else "Каналы Бухары были измерены снова и снова, вода стояла высоко"
    )
    head = f'<meta charset="{encoding}">' if declared else ""
    document = page(f"<html>{head}<p>{words}</p></html>".encode(encoding))
    assert document.text.strip() == words
    assert document.encoding == encoding


def test_a_page_that_declares_the_wrong_encoding():
    assert page("<meta charset=ascii><p>Müller</p>".encode()).text.strip() == "Müller"
    assert page("<meta charset=nonsense><p>Müller</p>".encode()).text.strip() == "Müller"


def test_an_xhtml_page_with_a_declaration():
    assert page('<?xml version="1.0" encoding="utf-8"?><html><p>text</p></html>').text.strip() == "text"


@pytest.mark.parametrize("data", [b"", b"   ", b"\x89PNG\r\n\x1a\n\0\0\0\0"])
def test_what_is_no_page(data):
    document = page(data)
    assert [trouble.kind for trouble in document.troubles] == ["unreadable"]


@pytest.mark.parametrize(
    ("data", "own"),
    [
        (b"<!doctype html><p>", True),
        (b"<?xml version='1.0'?><html>", True),
        (b"a <p>b</p>", True),
        (b"plain text", False),
    ],
)
def test_pages_are_told_by_their_bytes(data, own):
    assert html.claims(data) is own


@given(st.text(alphabet='<>/="pdivaolsubrtx &;#1 \n', max_size=200))
def test_no_markup_raises(markup):
    document = page(markup)
    assert document.text or document.troubles
    for link in document.links:
        assert document.text[link.span.start : link.span.end] == link.raw


def test_control_signs_in_a_list_break_nothing():
    page = "<html><body><ol><li>One &#1; two\x02</li><li>Three</li></ol></body></html>"
    assert "1. One" in read_source(source("a.html", page)).text
