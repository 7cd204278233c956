import time
from dataclasses import replace

from citecheck import export
from citecheck.export.item import Item
from citecheck.export.merge import merged
from citecheck.model import Name

from .entries import paper, reference

ONE = Item(
    "article", "ru", (Name("Каримов", "А."),), title="История узбекской архитектуры", year="2011", volume="3",
    pages="12–15", papers=("a",),
)  # fmt: skip


def test_one_work_in_two_scripts_is_one() -> None:
    latin = replace(ONE, lang="en", authors=(Name("Karimov", "A."),), title="Istoriya uzbekskoy arxitektury")
    assert len(merged([ONE, replace(latin, title="Istoriya uzbekskoy arkhitektury", papers=("b",))])) == 1


def test_the_fuller_entry_stands_and_takes_what_only_the_other_has() -> None:
    other = replace(ONE, volume=None, pages="12-15", doi="10.1/x", url="https://a.b", publisher="P", papers=("b",))
    (found,) = merged([ONE, other])
    assert (found.volume, found.doi, found.papers) == ("3", "10.1/x", ("a", "b"))


def test_what_differs_in_volume_pages_or_doi_is_two() -> None:
    for other in ({"volume": "4"}, {"pages": "20–25"}, {"year": "2012"}):
        assert len(merged([ONE, replace(ONE, **other)])) == 2
    assert len(merged([replace(ONE, doi="10.1/x"), replace(ONE, doi="10.1/y")])) == 2


def test_a_book_cited_at_two_pages_is_one() -> None:
    assert len(merged([replace(ONE, kind="book"), replace(ONE, kind="book", pages="99")])) == 1


def test_one_doi_is_one_work_whatever_its_title() -> None:
    assert len(merged([replace(ONE, doi="10.1/X"), replace(ONE, title="История арх.", doi="10.1/x")])) == 1


def test_an_entry_from_bibtex_wins() -> None:
    bib = Item(
        "article", title=ONE.title, authors=ONE.authors, year="2011", key="k", raw="@a{k,}", bibtex=True, lang="ru"
    )
    (found,) = merged([ONE, bib])
    assert (found.key, found.bibtex, found.volume) == ("k", True, None)


def test_short_titles_are_compared_by_the_whole_entry() -> None:
    assert len(merged([Item(title="Тил", raw="Тил. 1998"), Item(title="Тил", raw="Тил. 1999")])) == 2
    assert len(merged([Item(title="Тил", raw="Тил. 1998"), Item(title="Тил", raw="Тил, 1998")])) == 1


def test_two_laws_that_differ_in_their_number_are_two() -> None:
    one = Item("law", title="Закон о культуре № 11", raw="a", year="2011")
    assert len(merged([one, replace(one, title="Закон о культуре № 1")])) == 2


def test_one_entry_ten_thousand_times_takes_no_longer_than_others() -> None:
    before = time.process_time()
    one = reference("Same words in every entry.", title="Same words in every entry", volume="1")
    many = [paper(*([one] * 5000)), paper(*([replace(one, volume="2")] * 5000), path="b")]
    assert export.render("bibtex", many).count("\n@") + 1 == 2
    own = reference("@book{k, title = {Same words in every entry}}", id="k", title="Same words in every entry")
    assert export.render("ris", [paper(*([own] * 5000)), paper()]).count("TY  - ") == 5000
    assert time.process_time() - before < 15
