"""The .bib texts of a paper and the places in them."""

from citecheck.model import Paper
from citecheck.norms.places import lines, sources

BIB = "@book{a,\n  title = {Canals},\n  year = 2019\n}\n"


def test_a_bib_file_is_its_own_source():
    paper = Paper("a.bib", "bibtex", "0", text=BIB, lines=lines(BIB))
    (source,) = sources(paper)
    ((entry, field),) = source.fields("year")
    span = source.place(field.start, field.end)
    assert (entry.key, span.path, span.line, span.column, span.end_column) == ("a", "a.bib", 3, 10, 14)


def test_a_papers_bib_files_are_its_sources():
    paper = Paper("p.md", "markdown", "0", text="x", sources={"b.bib": BIB, "c.bib": ""})
    first, second = sources(paper)
    assert [len(first.entries), len(second.entries)] == [1, 0]
    assert [field.name for _, field in first.fields()] == ["title", "year"]
    assert first.place(0, 1).path == "b.bib"


def test_lines_begin_behind_each_newline():
    assert lines("") == (0,)
    assert lines("a\n\nb\r\n") == (0, 2, 3, 6)
