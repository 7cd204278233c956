from dataclasses import replace

import pytest

from citecheck import export
from citecheck.export.works import slim

from .entries import ARTICLE, WEB, paper


def test_the_formats_are_the_files_that_have_a_suffix() -> None:
    assert "bibtex" in export.formats()
    assert not {"json", "keys", "latex", "item", "merge"} & set(export.formats())


def test_a_file_a_paper_then_all_of_them() -> None:
    papers = [paper(ARTICLE), paper(WEB, path="other/first.md"), paper(path="First.pdf"), paper(path="x/ALL.txt")]
    names = [name for name, _ in export.files("bibtex", papers)]
    assert names == ["first.bib", "other-first.bib", "First-2.bib", "x-ALL.bib", "all.bib"]


def test_every_file_of_a_run_has_a_name_of_its_own() -> None:
    names = [name for name, _ in export.files("bibtex", [paper(path="a/b.txt")] * 5 + [paper(path="b-2.txt")])]
    assert len({name.casefold() for name in names}) == 7


def test_what_is_in_the_files_is_what_the_papers_cite() -> None:
    found = dict(export.files("bibtex", [paper(ARTICLE), paper(ARTICLE, WEB, path="second.txt")]))
    assert found["first.bib"].count("@") == 1 and "annote" not in found["first.bib"]
    assert found["second.bib"].count("@") == 2
    assert found["all.bib"].count("@article") == 1


@pytest.mark.parametrize("name", export.formats())
def test_every_format_takes_no_paper_at_all(name: str) -> None:
    assert isinstance(export.render(name, []), str)
    assert export.suffix(name).startswith(".")


def test_of_papers_that_are_written_together_the_texts_are_not_held() -> None:
    text = replace(paper(ARTICLE), text="A long text. " * 1000)
    bib = replace(text, format="bibtex")
    assert slim(text).text == "" and slim(text).references == text.references
    assert slim(bib) is bib
