from dataclasses import replace

import pytest

from citecheck import export
from citecheck.export import Options, biblatex
from citecheck.model import Dates, Paper, Person

from .entries import ARTICLE, BIB, WEB, paper, reference


def test_a_web_page_is_online_with_iso_dates() -> None:
    assert biblatex.render([paper(WEB)]) == (
        "@online{2019planetary,\n"
        "  title = {Planetary {GOST} 7.1 rules},\n"
        "  date = {2019-05-01},\n"
        "  url = {http://a.example/x%20y%7B1%7D},\n"
        "  urldate = {2020-03-12},\n"
        "  langid = {english},\n"
        "}\n"
    )


def test_an_article_has_its_journaltitle() -> None:
    found = biblatex.render([paper(ARTICLE)])
    assert "journaltitle = {Тил ва адабиёт}" in found and "year = {2011}" in found


def test_the_number_of_pages_of_a_book_is_its_pagetotal() -> None:
    book = reference(kind="book", title="Book", pages="210", place="Т.", publisher="Фан", year="1998")
    found = biblatex.render([paper(book)])
    assert "pagetotal = {210}" in found and "location = {Т.}" in found
    assert "pages = {5--9}" in biblatex.render([paper(replace(book, pages="5–9"))])


def test_a_day_of_access_that_is_no_date_is_said_beside() -> None:
    found = biblatex.render([paper(replace(WEB, accessed="kecha", normalised={}))])
    assert "urldate" not in found and "addendum = {kecha}" in found


def test_a_newspaper_says_so_and_bibtex_stays() -> None:
    assert "entrysubtype = {newspaper}" in biblatex.render([paper(replace(ARTICLE, kind="newspaper"))])
    assert BIB.raw in biblatex.render([paper(BIB)])


def test_the_paper_itself_with_its_titles_in_other_languages() -> None:
    person = Person({"uz-Cyrl": "Шуҳрат Э. Камилов", "en": "Shukhrat E. Kamilov"}, "Kamilov", "Shukhrat E.")
    own = Paper(
        "a.txt", "text", "", "uz-Cyrl", {"en": "Title", "uz-Cyrl": "Сарлавҳа"}, (person,), journal="Журнал",
        keywords={"uz-Cyrl": ("бир", "икки")}, dates=Dates(published="2022-05-18"), doi="10.1000/1",
        references=(ARTICLE,),
    )  # fmt: skip
    assert biblatex.render([own], Options(what="papers")) == (
        "@article{kamilov2022sarlavha,\n"
        "  author = {Камилов, Шуҳрат Э.},\n"
        "  title = {Сарлавҳа},\n"
        "  titleaddon = {Title},\n"
        "  journaltitle = {Журнал},\n"
        "  date = {2022-05-18},\n"
        "  doi = {10.1000/1},\n"
        "  langid = {uzbek},\n"
        "  keywords = {бир, икки},\n"
        "}\n"
    )
    assert biblatex.render([own], Options(what="both")).count("@article") == 2
    assert biblatex.render([Paper("b", "text", "")], Options(what="papers")) == ""


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ("Усманов К. История. Т., 2006. 280 с.", "pagetotal"), ("Усманов К. История. Т., 2006, с.280.", "pages"),
        ("Kerr A. Wells. Leeds, 2006. P. 280.", "pages"), ("Kerr A. Wells. Leeds, 2006. 280 p.", "pagetotal"),
        ("Karimov A. Tarix. T., 2006. 280-bet.", "pages"), ("Karimov A. Tarix. T., 2006. 280 b.", "pagetotal"),
        ("Kerr A. Wells 2806. Leeds, 2006. 280pp.", "pagetotal"), ("", "pagetotal"),
    ],
)  # fmt: skip
def test_how_many_pages_a_book_has_and_the_page_that_is_meant(raw: str, field: str) -> None:
    book = paper(reference(raw, kind="book", title="T", pages="280"))
    assert f"  {field} = {{280}},\n" in export.render("biblatex", [book])
    assert f'"{"page" if field == "pages" else "number-of-pages"}": "280"' in export.render("csl-json", [book])
