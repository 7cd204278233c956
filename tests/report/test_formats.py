"""The formats that programs read: each says the same, and no text of a paper gets out of its place."""

import csv
import io
import json
import re
import time
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import report as room
from citecheck.model import Severity, Skipped
from citecheck.report import Report, Summary, github, junit, markdown, references_csv, sarif
from citecheck.report import csv as table

from . import sample

HOSTILE = (
    "::error::owned", "%0A::set-output name=a::b", "$(id)", '"; rm -rf /', "a\n::warning::b", "</script><b>", "| x |",
    "`` ``` ` ", "=cmd|' /C calc'!A0", "@maintainer #12 https://a.test www.b.test", "![a](http://c.test)", "]]>",
    "\x00\x07\x1b[31m\x9b", "\ud800", "\u202egnp.exe", "<!--", "# heading", "عنوان البحث", "x" * 10_000,
)  # fmt: skip


def hostile() -> Report:
    """A report in which every text a paper can choose is chosen by somebody who means harm."""
    base = sample.report()
    findings, lines, papers = [], {}, []
    for number, text in enumerate(HOSTILE):
        path = f"papers/{text.replace(chr(0), '')[:80]}.txt"
        first = base.findings[0]
        values = {"published": text, "accepted": text}
        related = (replace(base.findings[3].related[0], path=path, message=text),)
        span = replace(
            first.span, path=path, start=0, end=len(text), line=1, column=1, end_line=1, end_column=len(text) + 1
        )
        findings.append(
            replace(
                first,
                span=span,
                values=values,
                evidence=text,
                reference=text,
                related=related,
                fingerprint=f"{number:020x}",
            )
        )
        lines[path, 1] = text
        papers.append(Summary(path, 1, title=text))
    skipped = tuple(Skipped(text, text, 1, text) for text in HOSTILE)
    return replace(base, findings=tuple(findings), lines=lines, papers=tuple(papers), skipped=skipped, sheets=())


def many(count: int) -> Report:
    """A report of as many findings as a back issue of a journal gives."""
    base = sample.report()
    findings, papers = [], []
    for number in range(count):
        path = f"papers/{number // 20:05}.txt"
        one = base.findings[number % 4]
        findings.append(replace(one, span=replace(one.span, path=path), fingerprint=f"{number:020x}"))
        if number % 20 == 0:
            papers.append(Summary(path, 20, 30, 5, 10, 1, 1, 8, title=f"Paper {number}"))
    lines = {(paper.path, line): text for paper in papers for (_, line), text in base.lines.items()}
    sheets = tuple(replace(base.sheets[0], path=paper.path, entries=base.sheets[0].entries * 10) for paper in papers)
    return replace(base, findings=tuple(findings), papers=tuple(papers), lines=lines, sheets=sheets)


@pytest.fixture(scope="module")
def crowd() -> Report:
    return many(10_000)


# the same in all


def test_every_format_counts_alike() -> None:
    report = sample.report()
    log = json.loads(sarif.render(report))["runs"][0]["results"]
    suites = ElementTree.fromstring(junit.render(report))
    rows = list(csv.DictReader(io.StringIO(table.render(report).removeprefix("\ufeff"))))
    whole = json.loads(room.render("json", report))["findings"]
    assert len(log) == len(rows) == len(whole) == 6
    assert len(suites.findall(".//failure")) == 2
    assert markdown.render(report).count("\n- **") == 6
    assert len(github.render(report).splitlines()) == 6
    assert {row["fingerprint"] for row in rows} == {row["fingerprint"] for row in whole}


@pytest.mark.parametrize("name", room.formats())
def test_ten_thousand_findings_are_written_in_time(name: str, crowd: Report) -> None:
    begun = time.process_time()
    text = room.render(name, crowd)
    assert time.process_time() - begun < (4 if name == "html" else 2)
    assert len(text) < 15_000_000


@pytest.mark.parametrize("name", room.formats())
def test_hostile_text_breaks_no_format(name: str) -> None:
    text = room.render(name, hostile())
    text.encode("utf-8", "backslashreplace")
    if name not in ("json", "sarif"):  # there they are escaped, \\u202e
        assert not set(text) & set("\x00\x07\x1b\x9b\u202e")


@pytest.mark.parametrize("name", room.formats())
def test_a_report_of_nothing_is_a_report(name: str) -> None:
    assert room.render(name, Report()) or name == "github"


# Markdown


def test_markdown_says_what_where_and_shows_it() -> None:
    text = markdown.render(sample.report())
    assert "**2 errors, 3 warnings, 1 info** in 2 of 3 papers." in text
    assert "| `papers/биринчи.txt` | 2 | 0 | 0 | 1 | 1 | 2 | 1 | 1 |" in text
    assert f"- **error** [CC301]({room.PAGES}#cc301), line 4: The citation \\[1; 9\\] points to no reference" in text
    assert "  - see `papers/second.md:2`: There it stands whole." in text
    assert "2 suppressed by configuration" in text
    assert "Not checked: links (3): the run was offline, so that no address was asked" in text


def test_markdown_fits_a_comment_and_counts_what_it_leaves_out() -> None:
    text = markdown.render(many(3_000))
    assert len(text) <= markdown.LIMIT
    listed = len(re.findall(r"^- \*\*", text, re.MULTILINE))
    left = int(re.search(r"\*\*(\d+) findings left out here\*\*", text)[1])
    assert listed > 50
    assert listed + left == 3_000
    assert "- **info**" not in text  # the worst is kept
    rows = text.count("\n| `papers/")
    assert f"{150 - rows} papers more without a row here." in text or rows == 150


@pytest.mark.parametrize("limit", [2_000, 10_000])
def test_markdown_keeps_any_limit(limit: int) -> None:
    assert len(markdown.limited(many(400), limit)) <= limit
    assert len(markdown.limited(hostile(), limit)) <= limit


@given(st.text(max_size=60))
def test_markdown_text_stays_text(text: str) -> None:
    from markdown_it import MarkdownIt

    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- x {markdown.escaped(text)} y")
    kinds = {token.type for token in parsed} | {child.type for token in parsed for child in token.children or ()}
    assert kinds <= {
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "text_special", "paragraph_close",
        "list_item_close", "bullet_list_close",
    }  # fmt: skip


@given(st.text(alphabet="a`| \\\n@", max_size=30))
def test_markdown_code_stays_in_its_cell(text: str) -> None:
    from markdown_it import MarkdownIt

    parsed = MarkdownIt("commonmark").enable("table").parse(f"| a | b |\n|---|---|\n| {markdown.code(text)} | c |\n")
    cells = [token for token in parsed if token.type == "td_open"]
    assert len(cells) == 2


def test_markdown_calls_nobody_and_links_nowhere() -> None:
    text = markdown.escaped("@maintainer closes #12, see https://a.test and www.b.test and MAILTO:c@d.test")
    assert "@m" not in text
    assert "#1" not in text
    assert "https:" not in text
    assert "www." not in text.replace("\\", "")


# SARIF


def test_sarif_has_what_code_scanning_wants() -> None:
    log = json.loads(sarif.render(sample.report()))
    assert (log["version"], log["$schema"]) == ("2.1.0", sarif.SCHEMA)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["markdown"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        assert result["partialFingerprints"]["primaryLocationLineHash"].endswith(":1")
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith(
        "Not checked: links (3)"
    )


def test_sarif_points_at_letters_and_carries_the_other_place_and_the_fix() -> None:
    results = json.loads(sarif.render(sample.report()))["runs"][0]["results"]
    assert [result["level"] for result in results] == ["error"] * 2 + ["warning"] * 3 + ["note"]
    first = results[0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"]["uri"] == "papers/%D0%B1%D0%B8%D1%80%D0%B8%D0%BD%D1%87%D0%B8.txt"
    assert first["region"] == {"startLine": 2, "startColumn": 41, "endLine": 2, "endColumn": 51}
    last = results[-1]
    assert last["relatedLocations"][0]["message"]["text"] == "There it stands whole."
    change = last["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"]["text"] == "https://example.uz/shaxar-va-bino-2011"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b.txt", "a%20b.txt"),
        ("./a#1.txt", "a%231.txt"),
        ("/tmp/a.txt", "file:///tmp/a.txt"),
        ("C:/papers/a.txt", "file:///C:/papers/a.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("\\xff.txt", "%5Cxff.txt"),
    ],
)
def test_sarif_paths_are_addresses(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


def test_sarif_is_cut_where_github_cuts_it_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 4)
    run = json.loads(sarif.render(sample.report()))["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "warning"]
    assert "2 findings left out" in run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]


def test_sarif_holds_a_rule_nobody_knows() -> None:
    rules = json.loads(sarif.render(replace(sample.report(), rules={})))["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {"CC101", "CC107", "CC301", "CC302", "CC402"}
    assert all(rule["help"]["text"] for rule in rules)


# GitHub


def test_github_annotations_name_file_line_and_columns() -> None:
    first = github.render(sample.report()).splitlines()[0]
    assert first == (
        "::error file=papers/биринчи.txt,line=2,endLine=2,col=41,endColumn=51,title=CC101 dates-out-of-order"
        "::Published 2021-03-04 before it was accepted 2021-05-03."
    )


def test_github_shows_ten_of_a_kind_and_the_last_says_how_many_more(crowd: Report) -> None:
    lines = github.render(crowd).splitlines()
    kinds = [line[2:].split(" ")[0] for line in lines]
    assert [kinds.count(kind) for kind in ("error", "warning", "notice")] == [10, 10, 10]
    assert lines[9] == "::error title=citecheck::4991 errors more: see the summary of this step or the report"


def test_github_lines_are_commands_and_nothing_else() -> None:
    lines = github.render(replace(hostile(), findings=hostile().findings[:10])).split("\n")
    assert all(re.match(r"::error (file=|title=citecheck)", line) for line in lines[:-1])
    assert lines[-1] == ""
    for line in lines[:-1]:
        properties = line[2:].partition("::")[0].removeprefix("error ")
        assert all(re.fullmatch(r"[a-zA-Z]+=[^,:]*", part) for part in properties.split(","))


def test_github_gives_no_columns_over_several_lines() -> None:
    last = github.render(sample.report()).splitlines()[-1]
    assert "line=8,endLine=9,title=" in last


# JUnit


def test_junit_fails_by_errors_only_and_a_clean_paper_passes() -> None:
    root = ElementTree.fromstring(junit.render(sample.report()))
    assert (root.get("tests"), root.get("failures")) == ("7", "2")
    suites = root.findall("testsuite")
    assert [suite.get("failures") for suite in suites] == ["2", "0", "0"]
    assert suites[2].find("testcase").get("name") == "nothing found"
    assert "see papers/second.md:2: There it stands whole." in suites[0].findall("testcase")[3].find("system-out").text


# CSV


def test_csv_opens_in_excel_and_runs_nothing() -> None:
    text = table.render(hostile())
    assert text.startswith("\ufeffpath,line,")
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        assert len(row) == len(table.COLUMNS)
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_references_are_a_table_with_their_states() -> None:
    rows = list(csv.DictReader(io.StringIO(references_csv.render(sample.report()).removeprefix("\ufeff"))))
    assert [(row["path"], row["id"], row["state"]) for row in rows] == [
        ("papers/биринчи.txt", "1", "not checked"),
        ("papers/биринчи.txt", "2", "not found"),
        ("papers/second.md", "x2011", "resolved"),
    ]
    assert rows[0]["title"] == "Меъморчилик тарихи"


def test_formats_that_show_papers_in_full_say_so() -> None:
    assert room.whole("references-csv")
    assert not room.whole("json")
    assert room.files()["markdown"] == "report.md"
    assert len(set(room.files().values())) == len(room.files())
    assert "github" not in room.files()  # it is for a step's log


def test_severities_have_a_rank_a_level_and_a_command() -> None:
    for severity in Severity:
        assert severity in sarif.LEVELS
        assert severity in github.COMMANDS
