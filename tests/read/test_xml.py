import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import extract
from citecheck.read import jats, tei
from tests.read.sources import source
from tests.read.xml import JATS, TEI

BOMB = '<!DOCTYPE article [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'


def article(text=JATS):
    return jats.read(source("a.xml", text))


def text(text=TEI):
    return tei.read(source("a.xml", text))


def test_a_jats_header():
    paper = extract.paper(article())
    assert paper.title == {"en": "Canals of Bukhara: A survey"}
    assert [(p.names["en"], p.family, p.given) for p in paper.authors] == [
        ("Jane van Otter", "van Otter", "Jane"), ("River Board", "River Board", None),
    ]  # fmt: skip
    assert (paper.authors[0].orcid, paper.authors[0].email) == ("0000-0002-1825-0097", "jane@water.example")
    assert paper.authors[0].affiliations == ("Water School",)
    assert (paper.journal, paper.volume, paper.issue, paper.pages) == ("Water Notes", "3", "2", "10-20")
    assert (paper.doi, paper.issn, paper.keywords) == ("10.5555/canals", "1234-5679", {"en": ("water", "canals")})
    assert (paper.dates.received, paper.dates.published) == ("2019-12", "2020-03-05")
    assert paper.abstract == {"en": "The water stood higher."}


def test_references_by_their_elements():
    old, rivers = article().references
    assert (old.id, old.label, old.kind) == ("r1", "1", "article")
    assert [(n.family, n.given) for n in old.authors] == [("Otter", "J"), ("Lee", "K")]
    assert (old.title, old.container, old.year, old.volume, old.pages) == (
        "Old canals",
        "Water Notes",
        "2018",
        "1",
        "3–9",
    )
    assert old.doi == "10.5555/old"
    assert old.raw.startswith("Otter J Lee K Old canals Water Notes 2018 1 3–9")
    assert (rivers.kind, rivers.title, rivers.container, rivers.pages) == ("chapter", "Rivers", "Waters", "5-8")
    assert (rivers.publisher, rivers.place, rivers.url) == ("Fjell", "Oslo", "https://fjell.example/rivers")
    assert [n.literal for n in rivers.editors] == ["Ann Poe"]
    assert [n.family for n in rivers.authors] == ["Roe"]


def test_an_entry_that_is_only_text_is_parsed_as_text():
    (entry,) = article().entries
    assert (entry.id, entry.label, entry.raw) == ("r3", "3", "Poe A. Lakes. Oslo: Fjell, 2003. 90 p.")
    paper = extract.paper(article())
    assert [one.id for one in paper.references] == ["r1", "r2", "r3"]
    assert paper.references[2].year == "2003"
    assert paper.reference_heading == "References"


def test_citations_by_their_elements():
    cited = [(one.marker, one.targets, one.unresolved) for one in article().citations]
    assert cited == [("[1]", ("r1",), ()), ("[3]", ("r2", "r3"), ()), ("²", ("r2",), ()), ("[9]", (), ("r9",))]


def test_places_and_links_in_the_text():
    document = article()
    for one in (*document.references, *document.citations, *document.links):
        assert document.text[one.span.start : one.span.end].strip()
    (report, rivers) = document.links
    assert (report.url, report.raw) == ("https://water.example/report", "the report")
    paper = extract.paper(document)
    assert ("https://fjell.example/rivers", "r2") in [(link.url, link.reference) for link in paper.links]
    assert sum(link.url == "https://fjell.example/rivers" for link in paper.links) == 1
    assert rivers.raw == "https://fjell.example/rivers"


def test_a_torn_article_is_read_in_part():
    document = article(JATS[: JATS.index('<ref id="r2"')])
    assert [one.id for one in document.references] == ["r1"]
    assert document.troubles[0].kind == "partly"


@pytest.mark.parametrize("read", [article, text])
@pytest.mark.parametrize("data", ["", "no xml", "<a/>", "<"])
def test_what_is_no_article(read, data):
    document = read(data)
    assert not document.references
    assert not document.text.strip() or document.format == "jats"


def test_entities_are_not_believed_and_nothing_is_fetched():
    bombed = JATS.replace(JATS[JATS.index("<!DOCTYPE") : JATS.index("<article ")], BOMB).replace(
        "Old canals", "&b;&x;Old"
    )
    document = article(bombed)
    assert "aaaa" not in document.text
    assert "root:" not in document.text
    assert "entities" in document.troubles[0].reason


def test_deep_nesting_ends():
    document = article("<article>" * 100_000)
    assert not document.text.strip()
    deep = "<article><body>" + "<sec>" * 240 + "<p>deep</p>" + "</sec>" * 240 + "</body></article>"
    assert isinstance(article(deep).text, str)


def test_a_tei_text():
    document = text()
    paper = extract.paper(document)
    assert paper.title == {"en": "Canals"}
    assert [(p.family, p.given) for p in paper.authors] == [("Otter", "Jane")]
    assert paper.keywords == {"en": ("water",)}
    old, rivers = document.references
    assert (old.id, old.title, old.container, old.volume, old.pages, old.year) == (
        "b0", "Old canals", "Water Notes", "1", "3-9", "2018",
    )  # fmt: skip
    assert (old.doi, old.url, old.kind, old.authors[0].family) == (
        "10.5555/old",
        "https://old.example",
        "article",
        "Lee",
    )
    assert (rivers.kind, rivers.title, rivers.authors[0].literal) == ("book", "Rivers", "River Board")
    assert [one.id for one in paper.references] == ["b0", "b1", "b2"]
    assert [(one.marker, one.targets, one.unresolved) for one in document.citations] == [
        ("[1]", ("b0",), ()), ("[9]", (), ("b9",)), ("[7]", (), ("[7]",)),
    ]  # fmt: skip


def test_formats_know_their_own():
    for reader, own in ((jats, JATS), (tei, TEI)):
        assert reader.claims(own.encode())
        assert reader.is_paper(own.encode())
        assert not reader.claims(b"<project><name/></project>")
    assert not jats.claims(TEI.encode())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_flipped_bytes_raise_nothing(data):
    for whole, reader in ((JATS, jats), (TEI, tei)):
        torn = bytearray(whole.encode())
        for _ in range(data.draw(st.integers(1, 20))):
            torn[data.draw(st.integers(0, len(torn) - 1))] = data.draw(st.integers(0, 255))
        document = reader.read(source("a.xml", bytes(torn)))
        assert document.text or document.troubles
