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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@book{a, title={One}\n author={Doe, Jane},\n year=2001}", ("One", "Doe", "2001")),  # no comma
        ("@book{a, title={One}, % a note\n author={Doe, Jane}, year=2001}", ("One", "Doe", "2001")),
        ("@book{a, title={One}}, author={Doe, Jane}}", ("One", None, None)),  # closed too early
        ("@book{a, author={Doe, Jane}, title={Never closed,\n year = {2001}\n}", ("Never closed", "Doe", "2001")),
        ("@book{a, nonsense, title={One}, author={Doe, Jane}}", ("One", "Doe", None)),
        ("@book(a, title={One}, author={Doe, Jane})", ("One", "Doe", None)),
    ],
)
def test_what_breaks_the_grammar_loses_nothing(text, found):
    references = bib(text + "\n\n@book{b, title={Two}}\n").references
    assert [r.id for r in references] == ["a", "b"]
    first = references[0]
    assert (first.title, first.authors[0].family if first.authors else None, first.year) == found


def test_an_at_sign_at_a_line_start_inside_a_value_parts_no_entry():
    document = bib("@book{a, title={One}, note={see\n@foo{bar} for more}, year=2001}")
    assert [(r.id, r.year) for r in document.references] == [("a", "2001")]


def test_abbreviations_stay_and_are_written_out_beside():
    (reference,) = bib(
        '@string{wn = "Water Notes"}\n@article{a, journal = wn # {, B}, month = jan, title={T}}'
    ).references
    assert reference.normalised["container"] == "Water Notes, B"
    assert reference.spans["container"].line == 2


def test_the_cases_of_fields_and_types_do_not_matter():
    (reference,) = bib("@ARTICLE{Key, TITLE={One}, Journal={Notes}}").references
    assert (reference.id, reference.kind, reference.title, reference.container) == ("Key", "article", "One", "Notes")


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Петров П.П. and Karimov, A. A.", [("Петров", "П.П."), ("Karimov", "A. A.")]),
        ("Otter, J.; Lee, K.; Roe, R.", [("Otter", "J."), ("Lee", "K."), ("Roe", "R.")]),
        ("Jane Otter, Kim Lee, Rob Roe", [("Otter", "Jane"), ("Lee", "Kim"), ("Roe", "Rob")]),
        ("Smith, John,", [("Smith", "John")]),
        ("Doe, Jr., Jane", [("Doe Jr.", "Jane")]),
        ("Ludwig van Beethoven", [("van Beethoven", "Ludwig")]),
        ("Smith, John, Doe, Jane", [(None, None)]),
        ("{Barnes and Noble} AND Doe, Jane", [(None, None), ("Doe", "Jane")]),
        ("Jane {van Doe}", [("{van Doe}", "Jane")]),
    ],
)
def test_names_as_they_are_often_written(written, people):
    assert [(name.family, name.given) for name in names(written)] == people


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
