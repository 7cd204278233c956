import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.read.bibtex import names, read, readable
from tests.read.sources import source

ENTRY = """@article{otter2019,
  author = {Otter, Jane and Kim Lee and {River Board} and others},
  title = "The {Bukhara} canal",
  journal = {Water Notes}, year = 2019, number = {3},
  doi = {10.5555/otter}
}
"""


def bib(text):
    return read(source("refs.bib", text))


def test_an_entry_and_its_fields():
    (reference,) = bib(ENTRY).references
    assert (reference.id, reference.kind, reference.n) == ("otter2019", "article", 1)
    assert (reference.title, reference.container, reference.year) == ("The {Bukhara} canal", "Water Notes", "2019")
    assert (reference.issue, reference.doi) == ("3", "10.5555/otter")
    assert reference.normalised == {"title": "The Bukhara canal"}
    assert [(n.family, n.given, n.literal) for n in reference.authors] == [
        ("Otter", "Jane", None),
        ("Lee", "Kim", None),
        (None, None, "River Board"),
    ]


def test_a_bib_is_a_keyed_list():
    document = bib(ENTRY)
    assert document.keyed
    assert document.format == "bibtex"


def test_fields_know_their_places():
    document = bib("% notes\n" + ENTRY)
    (reference,) = document.references
    for field in ("title", "container", "year", "doi"):
        span = reference.spans[field]
        assert document.text[span.start : span.end] == getattr(reference, field)
    assert (reference.span.line, reference.spans["doi"].line) == (2, 6)


def test_kinds():
    kinds = {
        "@inproceedings{a, title={T}}": "conference",
        "@InCollection{a, title={T}}": "chapter",
        "@phdthesis{a, title={T}}": "thesis",
        "@misc{a, title={T}, url={http://a.example}}": "web",
        "@misc{a, title={T}, url={http://a.example}, publisher={P}}": "other",
        "@unheardof{a, title={T}}": "other",
    }
    assert {text: bib(text).references[0].kind for text in kinds} == kinds


def test_the_year_of_a_date():
    (reference,) = bib("@online{a, title={T}, date={2020-05-01}, urldate={2021-01-02}}").references
    assert (reference.year, reference.date, reference.accessed) == ("2020", "2020-05-01", "2021-01-02")


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ("eprint={2001.00001}, archiveprefix={arXiv}", "2001.00001"),
        ("eprint={2001.00001}, eprinttype={arxiv}", "2001.00001"),
        ("eprint={12345}, eprinttype={pubmed}", None),
    ],
)
def test_only_an_arxiv_eprint_is_one(fields, arxiv):
    assert bib(f"@misc{{a, title={{T}}, {fields}}}").references[0].arxiv == arxiv


def test_a_key_or_field_given_twice_hides_no_entry():
    document = bib("@book{a, title={One}, title={Two}}\n@book{a, title={Three}}\n@book{b, title={Four}}")
    assert [(r.id, r.title) for r in document.references] == [("a", "One"), ("a", "Three"), ("b", "Four")]


def test_what_cannot_be_read_is_said_with_its_line():
    document = bib("@book{a, title={One}}\n\n@book{b, title={Never closed}\n")
    assert document.references[0].id == "a"
    assert [trouble.span.line for trouble in document.troubles] == [3]


def test_a_binary_is_no_bib():
    document = bib(b"PK\3\4\0\0\0\0\0\0")
    assert document.references == ()
    assert document.troubles[0].kind == "unreadable"


def test_others_is_nobody():
    assert list(names("others")) == []
    assert list(names("")) == []


def test_and_inside_braces_is_a_word():
    (only,) = names("{Barnes and Noble}")
    assert only.literal == "Barnes and Noble"


def test_braces_are_for_bibtex():
    assert readable("The {Big}\n  {Canal}") == "The Big Canal"


@given(st.text(alphabet='@{},="ab \n#%', max_size=120))
def test_no_text_raises(text):
    document = bib(text)
    for reference in document.references:
        assert document.text[reference.span.start : reference.span.end] == reference.raw
