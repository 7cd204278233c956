import re
from dataclasses import replace

import pytest
from bibtexparser import parse_string
from hypothesis import given
from hypothesis import strategies as st

from citecheck.export import Options, bibtex
from citecheck.model import Name, Work

from .entries import ARTICLE, BIB, WEB, paper, reference


def test_an_article_is_written_whole() -> None:
    assert bibtex.render([paper(ARTICLE)]) == (
        "@article{karimov2011uzbek,\n"
        "  author = {Каримов, А. А. and {ЎзР Фанлар академияси}},\n"
        "  title = {Ўзбек тили тарихи},\n"
        "  journal = {Тил ва адабиёт},\n"
        "  year = {2011},\n"
        "  volume = {3},\n"
        "  number = {4},\n"
        "  pages = {12--15},\n"
        "  doi = {10.1000/x_1},\n"
        "  langid = {uzbek},\n"
        "}\n"
    )


def test_a_web_page_has_its_address_date_and_day_of_access() -> None:
    assert bibtex.render([paper(WEB)]) == (
        "@misc{2019planetary,\n"
        "  title = {Planetary {GOST} 7.1 rules},\n"
        "  howpublished = {\\url{http://a.example/x%20y%7B1%7D}},\n"
        "  year = {2019},\n"
        "  month = may,\n"
        "  day = {1},\n"
        "  url = {http://a.example/x%20y%7B1%7D},\n"
        "  urldate = {2020-03-12},\n"
        "  langid = {english},\n"
        "}\n"
    )


def test_what_was_bibtex_stays_as_it_was() -> None:
    assert bibtex.render([paper(BIB)]) == BIB.raw + "\n"


@pytest.mark.parametrize("raw", ["@book{1, title={a}} @book{evil, title={b}}", "@book{other, title={a}}", "@book{1, a"])
def test_only_one_whole_entry_under_its_own_key_counts_as_bibtex(raw: str) -> None:
    found = bibtex.render([paper(reference(raw, title="A title"))])
    assert re.findall(r"^@(\w+)\{", found, re.M) == ["article"]
    assert "evil" not in found


def test_an_entry_that_holds_several_works_gives_each() -> None:
    works = (Work("book", title="One work"), Work("article", title="Another work"))
    found = bibtex.render([paper(reference(works=works))])
    assert re.findall(r"@(\w+)\{(\w+),", found) == [("book", "onework"[:3]), ("article", "another")]


def test_all_papers_together_have_each_work_once_with_who_cites_it() -> None:
    second = paper(replace(ARTICLE, id="7", publisher="Фан"), path="papers/second.txt")
    found = bibtex.render([paper(ARTICLE, WEB), second])
    assert found.count("@article") == 1 and found.count("@misc") == 1
    assert "annote = {Cited in papers/first.txt, papers/second.txt}" in found
    assert "publisher = {Фан}" in found


def test_a_doubt_stands_above_its_entry_as_a_comment() -> None:
    found = bibtex.render([paper(replace(ARTICLE, confidence={"title": 0.3, "year": 0.9, "pages": 0.1}))])
    assert found.startswith("% not sure of: pages, title\n@article{")


def test_only_cited_and_only_some_kinds() -> None:
    both = paper(ARTICLE, WEB, cited=("2",))
    assert "@article" not in bibtex.render([both], Options(only_cited=True))
    assert "@misc" not in bibtex.render([both], Options(kinds=("article",)))


def test_an_entry_of_which_nothing_could_be_read_keeps_its_text() -> None:
    assert "note = {An entry.}" in bibtex.render([paper(reference())])
    assert "note" not in bibtex.render([paper(ARTICLE)])
    assert "note = {Каримов А.А." in bibtex.render([paper(ARTICLE)], Options(raw=True))


def test_no_references_make_an_empty_file() -> None:
    assert bibtex.render([paper()]) == ""


def test_three_hundred_authors_are_all_there() -> None:
    many = tuple(Name(f"Family{n}", "A.") for n in range(300))
    assert bibtex.render([paper(replace(ARTICLE, authors=many))]).count(" and ") == 299


hostile = st.text(alphabet=st.sampled_from('{}\\"@,=%#$&_^~\n\0\u202e\ud800 abЯ'), max_size=40)


@given(hostile, hostile, hostile, hostile)
def test_nothing_in_a_value_can_end_its_entry(title: str, family: str, url: str, raw: str) -> None:
    one = reference(raw, title=title, authors=(Name(family, title), Name(literal=url)), url=url, container=family,
                    doi=url, date=title, accessed=raw, year=family, pages=title, kind="web")  # fmt: skip
    text = bibtex.render([paper(one, replace(ARTICLE, id="2"))])
    library = parse_string(text)
    assert [entry.entry_type for entry in library.entries] == ["misc", "article"]
    assert not library.failed_blocks
    for entry in library.entries:
        for field in entry.fields:
            assert str(field.value).count("{") == str(field.value).count("}")
    assert "\0" not in text and "\u202e" not in text
