"""Which lines a report quotes: of the paper itself, of its .bib, of files it includes."""

from citecheck.model import Origin, Paper, Span
from citecheck.places import place
from citecheck.report.lines import KEPT, lines

TEXT = "first\nsecond\nIN ONE\nIN TWO\nthird\n"
STARTS = (0, 6, 13, 20, 27, 33)


def paper(**more) -> Paper:
    return Paper("main.tex", "latex", "d", text=TEXT, lines=STARTS, **more)


def test_the_lines_of_the_paper_itself() -> None:
    at = place("main.tex", STARTS, (), 7, 22)
    assert dict(lines(paper(), [at])) == {
        ("main.tex", 2): "second", ("main.tex", 3): "IN ONE", ("main.tex", 4): "IN TWO",
    }  # fmt: skip


def test_the_lines_of_a_file_that_is_included() -> None:
    origins = (Origin(13, "part.tex", 0), Origin(27, "main.tex", 24))
    whole = paper(origins=origins)
    inside = place("main.tex", STARTS, (), 20, 26, origins)
    assert (inside.path, inside.line) == ("part.tex", 2)
    assert dict(lines(whole, [inside])) == {("part.tex", 2): "IN TWO"}
    behind = place("main.tex", STARTS, (), 27, 32, origins)
    assert list(dict(lines(whole, [behind])).values()) == ["third"]


def test_the_lines_of_a_bibliography() -> None:
    whole = paper(sources={"refs.bib": "@book{a,\n  title = {T}\n}\n"})
    assert dict(lines(whole, [Span("refs.bib", 11, 22, 2, 3, 3, 2)])) == {
        ("refs.bib", 2): "  title = {T}", ("refs.bib", 3): "}",
    }  # fmt: skip


def test_of_another_paper_and_of_no_place_there_are_none() -> None:
    assert dict(lines(paper(), [Span("other.txt", 0, 5, 1, 1, 1, 6)])) == {}
    assert dict(lines(paper(), [Span("main.tex", 900, 905, 99, 1, 99, 6)])) == {}


def test_a_long_place_is_kept_in_part() -> None:
    text = "x\n" * 50
    whole = Paper("a.txt", "text", "d", text=text, lines=tuple(range(0, 101, 2)))
    assert len(dict(lines(whole, [Span("a.txt", 0, 100, 1, 1, 50, 2)]))) == KEPT
