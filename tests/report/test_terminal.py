import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import report as room
from citecheck.messages import sentences
from citecheck.model import Finding, Fix, Related, Severity, Skipped, Span
from citecheck.report import Report, Summary, terminal
from citecheck.report.visible import cells

from . import sample

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("width", [80, 200])
def test_a_report_looks_as_it_did(width: int) -> None:
    text = terminal.render(sample.report(width=width))
    assert text == (GOLDEN / f"terminal-{width}.txt").read_text("utf-8")


def test_a_coloured_report_says_the_same() -> None:
    coloured = terminal.render(sample.report(colour=True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == terminal.render(sample.report())


def test_without_colour_there_is_no_escape_sequence() -> None:
    assert "\x1b" not in terminal.render(sample.report())


@pytest.mark.parametrize("width", [80, 120, 200])
def test_only_a_line_with_a_word_that_cannot_be_broken_is_wider_than_the_window(width: int) -> None:
    for line in terminal.render(sample.report(width=width)).splitlines():
        if "papers/" not in line and "https:" not in line:
            assert cells(line) <= width, line


@given(st.text(max_size=80))
def test_no_text_of_a_paper_reaches_the_terminal_as_a_control(text: str) -> None:
    base = sample.report()
    finding = replace(base.findings[0], values={"published": text, "accepted": text})
    lines = {**base.lines, (finding.span.path, finding.span.line): text}
    shown = terminal.render(replace(base, findings=(finding,), lines=lines, papers=(Summary("a" + text),)))
    assert all(letter == "\n" or letter.isprintable() or letter.isspace() for letter in shown)
    assert not set(shown) & set("\x1b\x07\r\x85\u2028\u2029\u202e\u200b\u2066\x9b")


def test_a_clean_report_says_so() -> None:
    text = terminal.render(Report(papers=(Summary("a.txt", 1, resolved=1),)))
    assert text == (
        "a.txt  1 reference, 1 resolved, 0 differ, 0 not found, 0 not checked\n\nFound nothing wrong in 1 paper.\n"
    )


def test_many_findings_of_one_code_are_all_there_but_not_all_quoted() -> None:
    base = sample.report()
    findings = tuple(
        replace(one, span=replace(one.span, end=one.span.end + n)) for n, one in enumerate([base.findings[0]] * 25)
    )
    text = terminal.render(replace(base, findings=findings))
    assert text.count(": CC101 error ") == 25
    assert text.count("^^^^^^^^^^") == terminal.QUOTED
    assert "15 more of CC101" in text


def test_a_thousand_findings_of_one_code_are_counted_not_listed() -> None:
    base = sample.report()
    findings = tuple(replace(base.findings[0], span=replace(base.findings[0].span, end=200 + n)) for n in range(1000))
    text = terminal.render(replace(base, findings=findings))
    assert text.count(": CC101 error ") == terminal.LISTED
    assert "990 more of CC101 in short, 970 of them not listed" in text
    assert "Found 1000 errors" in text
    assert text.splitlines()[-1].endswith("--format html -o report.html gives a page to search and to pass on.")


def test_what_is_said_of_one_place_stands_together_over_it() -> None:
    base = sample.report()
    first = base.findings[0]
    other = replace(first, code="CC302", values={}, severity=Severity.WARNING)
    lines = terminal.render(replace(base, findings=(first, other), width=200)).splitlines()
    at = next(number for number, line in enumerate(lines) if ": CC101 error " in line)
    assert ": CC302 warning " in lines[at + 1]
    assert sum("^^^^^^^^^^" in line for line in lines) == 1
    apart = replace(first, related=base.findings[3].related)
    assert terminal.render(replace(base, findings=(apart, other))).count("  2 | Қабул") == 2


def test_many_clean_papers_are_counted_not_named() -> None:
    base = sample.report()
    clean = tuple(Summary(f"clean-{n}.txt") for n in range(50))
    text = terminal.render(replace(base, papers=(*base.papers, *clean)))
    assert "Nothing wrong was found in 51 more papers, which are not named here." in text
    assert "clean-7.txt" not in text
    assert "in 2 of 53 papers." in text


def test_what_is_found_in_a_file_of_a_paper_stands_under_the_paper() -> None:
    base = sample.report()
    papers = (Summary("papers/biринчи.md", files=("papers/../papers/second.md",)), base.papers[0])
    text = terminal.render(replace(base, papers=papers, width=40))
    assert text.index("papers/biринчи.md\n") < text.index("papers/second.md:1:12:") < text.index("papers/биринчи.txt\n")
    assert "in 2 of 2 papers." in text


def test_codes_and_papers_are_links_where_the_terminal_follows_them() -> None:
    linked = terminal.render(replace(sample.report(colour=True), hyperlinks=True))
    assert f"\x1b]8;;{room.PAGES}#cc101\x1b\\CC101\x1b]8;;\x1b\\" in linked
    assert "\x1b]8;;file:///" in linked
    plain = re.sub(r"\x1b\]8;;.*?\x1b\\", "", linked)
    assert plain == terminal.render(sample.report(colour=True))


def test_the_next_step_names_the_worst_and_then_the_most_frequent_code() -> None:
    base = sample.report()
    worst = replace(base.findings[0], code="CC301", values=base.findings[1].values)
    text = terminal.render(replace(base, findings=(*base.findings[2:], worst)))
    assert "Next: citecheck explain CC301" in text


def test_findings_stand_in_the_order_of_the_text_and_a_finding_without_letters_has_no_quote() -> None:
    base = sample.report()
    top: Finding = replace(base.findings[0], span=replace(base.findings[0].span, start=0, end=0, line=1, column=1))
    text = terminal.render(replace(base, findings=(base.findings[1], top), papers=()))
    assert text.index(":1:1: CC101") < text.index(":4:35: CC301")
    assert "Алишер" not in text
    assert "in 1 of 1 paper." in text


def test_each_severity_has_a_style_and_a_rank() -> None:
    assert set(terminal.STYLES) == set(terminal.RANK) == set(Severity)


def test_the_formats_are_the_files_that_render() -> None:
    assert {"json", "terminal"} <= set(room.formats())
    assert not {"quote", "visible"} & set(room.formats())
    assert room.render("terminal", sample.report()) == terminal.render(sample.report())


@pytest.mark.parametrize(
    ("lang", "number", "words"),
    [
        ("en", 1, "1 error"), ("en", 2, "2 errors"), ("ru", 1, "1 ошибка"), ("ru", 3, "3 ошибки"), ("ru", 11, "11 ошибок"),
        ("ru", 21, "21 ошибка"), ("ru", 112, "112 ошибок"), ("uz-Latn", 1, "1 ta xato"), ("uz-Cyrl", 7, "7 та хато"),
        ("xx", 7, "7 errors"),
    ],
)  # fmt: skip
def test_things_are_counted_as_each_language_counts(lang, number, words):
    from citecheck.report.words import many

    assert many(number, "error", lang) == words


@pytest.mark.parametrize("lang", ["ru", "uz-Cyrl"])
@pytest.mark.parametrize("format_", ["terminal", "markdown"])
def test_a_report_in_another_language_has_no_english_of_its_own(lang, format_):
    place = Span("1.txt", 0, 0, 1, 1, 1, 1, page="9")
    found = Finding(place, code="CC411", related=(Related("2.txt", 1, "1"),), fix=Fix("write https"))
    report = Report(
        papers=(Summary("1.txt"), Summary("2.txt")), lang=lang, suppressed=3,
        skipped=(Skipped("1", "2"), Skipped("1", "2", path="3")), findings=(found, replace(found, severity=Severity.INFO)),
        sentences={"CC411": {**sentences(lang, {"CC411": {}})["CC411"], "message": "1."}},
    )  # fmt: skip
    text = re.sub(r"\(http\S+\)|citecheck( explain)?|CC\d+|\w\.txt|https|```text", "", room.render(format_, report))
    assert not re.search("[A-Za-z]{2}", text), text
