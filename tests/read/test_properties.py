from dataclasses import replace

import pytest

from citecheck import extract
from citecheck.model import Document
from citecheck.read import read_source
from citecheck.read.properties import likely
from tests.read import one_text
from tests.read.sources import source
from tests.read.test_pdf import read as pdf
from tests.read.typeset import placed


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - paper.doc", "paper_final.docx", "untitled", "Untitled document", "C:\\\\papers", "03_02_0_inhalt.p65", "Paper", None, "",
     "one " * 200],
)  # fmt: skip
def test_what_programs_write_is_no_title(title):
    assert likely(title, None) == {}


def test_a_title_and_an_author():
    assert likely("Canals of\n Bukhara", "Jane Otter") == {
        "likely_title": ("Canals of Bukhara",),
        "likely_author": ("Jane Otter",),
    }


def test_a_user_name_is_no_author():
    assert likely(None, "peter") == {}


def test_properties_stand_in_only_for_what_the_text_lacks():
    said = {"likely_title": ("Canals of Bukhara",), "likely_author": ("Jane Otter",)}
    bare = extract.paper(Document("a.pdf", "pdf", "0", "see [1] for more.\n", metadata=said))
    assert bare.title == {"en": "Canals of Bukhara"}
    assert [person.names for person in bare.authors] == [{"en": "Jane Otter"}]
    document = read_source(source("a.txt", one_text.plain(one_text.ENGLISH)))
    titled = extract.paper(replace(document, metadata=said))
    assert list(titled.title.values()) == [one_text.ENGLISH.title]


def test_a_pdf_hands_its_properties_on():
    assert pdf(placed([(20, 300, "text of the page")])).metadata == {}
