"""What was read and written is read and written again: nothing is lost, and the second time nothing changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import checks, export, extract, read
from citecheck.config import Config
from citecheck.model import Evidence, Name, Paper, Reference
from citecheck.read import Source, bibtex
from citecheck.rule import run
from tests import golden
from tests.benchmarks.export import bare

from .entries import ARTICLE, WEB, many, paper, reference

BIBS = Path(__file__).parents[3] / "shared" / "bibs"
LARGEST = 60_000  # the others: python -m tests.benchmarks.export --bibs FOLDER
REAL = [file for file in sorted(BIBS.glob("*.bib")) if file.stat().st_size < LARGEST]


def back(text: str) -> Paper:
    return extract.paper(bibtex.read(Source("all.bib", text.encode("utf-8", "surrogateescape"))))


@pytest.mark.skipif(not REAL, reason="the real .bib files aren't here (../shared/bibs)")
@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_a_real_file_is_the_same_after_it(file: Path) -> None:
    first = extract.paper(read.read(str(file)))
    text = export.render("bibtex", [first])
    assert bare(back(text)) == bare(first)
    assert export.render("bibtex", [back(text)]) == text


@pytest.mark.skipif(not REAL, reason="the real .bib files aren't here (../shared/bibs)")
@pytest.mark.parametrize("file", REAL[::6], ids=lambda file: file.stem)
def test_among_other_papers_a_real_file_keeps_its_entries(file: Path) -> None:
    """Of two with one key the second gets another."""
    first = extract.paper(read.read(str(file)))
    kept = {one.raw for one in back(export.render("bibtex", [first, paper(ARTICLE)])).references}
    keys = [one.id.casefold() for one in first.references]
    assert [one.id for one in first.references if one.raw not in kept and keys.count(one.id.casefold()) < 2] == []


def plain(one: Reference) -> str:
    return (one.normalised.get("title") or one.title or "").casefold()


def test_every_field_of_a_text_comes_back() -> None:
    found = many(200, 11)
    for one, other in zip(found, back(export.render("bibtex", [paper(*found)])).references, strict=True):
        assert plain(other) == plain(one)
        assert (other.container, other.year, other.volume) == (one.container, one.year, one.volume)
        assert other.pages == (one.pages or "").replace("–", "--")
        assert [name.family for name in other.authors] == [name.family for name in one.authors]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_what_is_written_passes_our_own_rules_for_such_files(name: str) -> None:
    """All that is known of how .bib files go wrong."""
    samples = golden.ROOT / golden.PAPERS
    papers = [extract.paper(read.read(str(path))) for path in sorted(samples.rglob("*.txt"))]
    made = back(export.render(name, [*papers, paper(*many(40, 5), ARTICLE, WEB)]))
    found = [
        (finding.code, finding.evidence)
        for rule in checks.rules()
        if rule.code.startswith("CC7") and rule.scope is Paper
        for finding in run(rule, made, Evidence(), Config(offline=True))
    ]
    assert found == []


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=60, deadline=None)  # a busy machine is no fault
@given(words, words, words, words, st.sampled_from(["article", "book", "web", "thesis", "law", "other"]))
def test_any_text_is_letter_for_letter_the_same_the_second_time(
    title: str, family: str, year: str, place: str, kind: str
) -> None:
    odd = reference(
        f"{title} {family}", kind=kind, title=title, authors=(Name(family, place),), year=year, place=place,
        container=family, url=f"https://a.example/{title}",
    )  # fmt: skip
    for name in ("bibtex", "biblatex"):
        text = export.render(name, [paper(odd, replace(ARTICLE, id="2"))])
        assert len(back(text).references) == 2
        assert export.render(name, [back(text)]) == text
