"""What a format marks itself: entries, citations and links, and how they stand in a paper."""

import pytest

from citecheck import extract
from citecheck.extract import given
from citecheck.model import Citation, Document, Entry, Link, Origin, Reference

TEXT = "See the report [1] at https://water.example/a-b here.\n\nReferences\n\nOtter J. Canals. Oslo: Fjell, 2019. 96 p.\nhttps://fjell.example/x\n"


def document(text=TEXT, **said):
    starts = (0, *(n + 1 for n, letter in enumerate(text) if letter == "\n"))
    return Document("a.xml", "jats", "0", text, lines=starts, **said)


def entry(made, start="Otter"):
    at = made.text.index(start)
    return Entry("r1", 1, " ".join(made.text[at:].split()), made.place(at, len(made.text.rstrip())), "1.")


def test_an_entry_of_text_is_parsed_and_its_fields_keep_their_places():
    made = document()
    paper = extract.paper(document(entries=(entry(made),)))
    (reference,) = paper.references
    assert (reference.id, reference.label, reference.year) == ("r1", "1.", "2019")
    assert made.text[reference.spans["year"].start : reference.spans["year"].end] == "2019"
    assert paper.reference_heading == "References"
    assert paper.body[1] <= made.text.index("Otter")


def test_an_entry_that_stands_elsewhere_has_one_place():
    elsewhere = document().place(0, 3)
    paper = extract.paper(document(entries=(Entry("k", 1, "Otter J. Canals. Oslo: Fjell, 2019. 96 p.", elsewhere),)))
    assert paper.references[0].year == "2019"
    assert set(paper.references[0].spans.values()) == {elsewhere}


def test_marked_and_parsed_entries_stand_in_their_order():
    made = document()
    marked = Reference("r2", 2, "Lee K. Rivers.", made.place(0, 3), title="Rivers")
    paper = extract.paper(document(entries=(entry(made),), references=(marked,)))
    assert [one.id for one in paper.references] == ["r1", "r2"]


def test_given_citations_are_taken_as_they_are():
    made = document()
    cited = Citation("[1]", made.place(15, 18), ("r1",))
    assert extract.paper(document(entries=(entry(made),), citations=(cited,))).citations == (cited,)


def links(text, *hidden):
    made = document(text)
    found = [Link(url, text[a:b], made.place(a, b)) for url, a, b in hidden]
    return [(link.url, link.raw, link.reference) for link in extract.paper(document(text, links=tuple(found))).links]


def test_a_hidden_address_is_the_better_spelling_of_a_printed_one():
    text = "See https://water.example/a-b%20c here.\n"
    assert links(text, ("https://water.example/a-b%20c", 4, 33)) == [
        ("https://water.example/a-b%20c", text[4:33], None)
    ]


def test_an_address_behind_words_is_added_once():
    text = "See the report of 2020 here.\n"
    assert links(text, ("https://water.example/r", 8, 14), ("https://water.example/r", 15, 22)) == [
        ("https://water.example/r", "report", None)
    ]


def test_where_the_two_differ_the_printed_one_stays():
    text = "See https://water.example/one here.\n"
    urls = [url for url, _, _ in links(text, ("https://water.example/one-and-more", 4, 29))]
    assert urls == ["https://water.example/one"]


def test_links_belong_to_the_entry_they_stand_in():
    made = document()
    paper = extract.paper(document(entries=(entry(made),)))
    assert [(link.url, link.reference) for link in paper.links] == [
        ("https://water.example/a-b", None), ("https://fjell.example/x", "r1"),
    ]  # fmt: skip


def test_fields_that_stand_nowhere_in_the_text_are_links_too():
    span = document().place(0, 3)
    marked = Reference("r1", 1, "x", span, title="T", doi="10.5555/x", spans={"doi": span, "title": span})
    (found,) = given.links(document(), [], [marked])
    assert (found.url, found.raw, found.reference) == ("https://doi.org/10.5555/x", "10.5555/x", "r1")


@pytest.mark.parametrize("head", [True, False])
def test_lines_a_format_knows_to_be_no_text(head):
    text = "https://gone.example\nText https://here.example more\n"
    said = {"hidden": (0,)} if not head else {"heads": (0,)}
    urls = [link.url for link in extract.paper(document(text, **said)).links]
    assert urls == ["https://here.example"]


def test_places_in_files_that_were_included():
    made = document("main\ntext\none\ntwo\n", origins=(Origin(10, "part.tex", 0),))
    here, there = made.place(5, 9), made.place(14, 17)
    assert (here.path, here.line) == ("a.xml", 2)
    assert (there.path, there.line, there.column, there.start, there.end) == ("part.tex", 2, 1, 4, 7)
