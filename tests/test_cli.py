"""The commands: what they print where, and what they answer with."""

import json

import pytest

from citecheck import __version__, checks, cli
from citecheck import report as report_room
from citecheck.model import Evidence, Status, Verdict
from citecheck.resolve import gathering, recording

from .calling import BAD, CLEAN, called

COMMANDS = [command.callback.__name__ for command in cli.app.registered_commands]


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A folder with one clean paper and one bad one, and a cache beside it so that each is read once."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "papers").mkdir()
    (folder / "papers" / "bad.txt").write_text(BAD, "utf-8")
    (folder / "papers" / "clean.txt").write_text(CLEAN, "utf-8")
    return folder / "papers"


def cache(papers):
    return "--cache-dir", papers.parent / "cache"


@pytest.fixture
def check(papers):
    def run(*words):
        return called("check", "--offline", *cache(papers), "--jobs", "1", *words)

    return run


def test_something_found_is_one_and_names_its_place(check, papers):
    answer = check(papers / "bad.txt")
    assert answer.code == 1
    assert f"{papers / 'bad.txt'}:4:31: CC301 error" in answer.out
    assert "Next: citecheck explain CC301" in answer.out
    assert answer.err == ""


def test_nothing_found_is_zero(check, papers):
    answer = check(papers / "clean.txt")
    assert answer.code == 0
    assert " error " not in answer.out


def test_fail_on_moves_the_line(check, papers):
    assert check(papers / "bad.txt", "--fail-on", "never").code == 0
    assert check(papers / "bad.txt", "--ignore", "CC301").code == 0
    assert check(papers / "bad.txt", "--ignore", "CC301", "--fail-on", "warning").code == 1
    assert check(papers / "bad.txt", "--select", "undefined-citation", "--fail-on", "error").code == 1
    answer = check(papers / "bad.txt", "--fail-on", "sometimes")
    assert answer.code == 2
    assert "--fail-on must be one of error, warning, info, never" in answer.err


def test_codes_may_be_given_with_commas_and_more_than_once(check, papers):
    found = json.loads(check(papers / "bad.txt", "--select", "CC3, CC9", "--ignore", "CC302", "--format", "json").out)
    codes = {finding["code"] for finding in found["findings"]}
    assert "CC301" in codes
    assert "CC302" not in codes
    assert all(code.startswith(("CC3", "CC9")) for code in codes)
    assert check(papers / "bad.txt", "--select", "CC301", "--extend-select", "CC302", "--format", "json").code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--select", "dead-lnk"], "did you mean 'dead-link'"),
        (["--format", "pdf"], "choose from "),
        (["--fromat", "json"], "No such option: --fromat"),
        (["--jobs", "0"], "jobs"),
        (["--config", "nowhere.toml"], "nowhere.toml: there is no such configuration file"),
        (["--baseline", "nowhere.json"], "nowhere.json: No such file or directory"),
    ],
)
def test_a_mistake_in_the_call_is_two_and_one_line_that_says_what_is_right(check, papers, words, said):
    answer = check(papers / "bad.txt", *words)
    assert answer.code == 2
    assert answer.out == ""
    assert said in answer.err
    assert answer.err.startswith("citecheck: ")
    assert "Traceback" not in answer.err


def test_no_input_is_two(check, tmp_path):
    (tmp_path / "README.md").write_text("not a paper", "utf-8")
    assert "no paper in" in check(tmp_path).err
    missing = check(tmp_path / "missing.txt")
    assert (missing.code, missing.out) == (2, "")
    assert "missing.txt isn't there" in missing.err


def test_a_missing_file_beside_others_is_a_finding(check, papers):
    answer = check(papers / "clean.txt", papers / "missing.txt", "--format", "json")
    assert [f["code"] for f in json.loads(answer.out)["findings"] if "missing" in f["path"]] == ["CC901"]


def test_a_paper_may_begin_with_a_dash(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-o.txt").write_text(BAD, "utf-8")
    assert "-o.txt:4:31: CC301" in called("check", "--offline", "--no-cache", "--", "-o.txt").out


def test_the_working_directory_is_the_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    answer = called("check", "--offline", "--no-cache")
    assert "\nbad.txt:4:31: CC301 error" in answer.out


def test_the_report_goes_to_a_file_and_nothing_to_the_screen(check, papers, tmp_path):
    answer = check(papers / "bad.txt", "--format", "json", "-o", tmp_path / "found.json")
    assert (answer.code, answer.out, answer.err) == (1, "", "")
    assert json.loads((tmp_path / "found.json").read_text("utf-8"))["findings"]
    assert [path.name for path in tmp_path.iterdir()] == ["found.json"]


def test_all_reports_and_bibliographies_in_one_run(check, papers, tmp_path):
    answer = check(papers, "--reports", tmp_path / "r", "--bib", tmp_path / "b")
    assert answer.code == 1
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == sorted(report_room.files().values())
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == ["all.bib", "bad.bib", "clean.bib"]
    assert "CC301" in answer.out


def test_a_baseline_holds_what_is_known_and_shows_what_is_new(check, papers, tmp_path):
    assert check(papers / "bad.txt", "--write-baseline", tmp_path / "known.json").code == 0
    answer = check(papers / "bad.txt", "--baseline", tmp_path / "known.json")
    assert answer.code == 0
    assert "suppressed" in answer.out
    (tmp_path / "odd.json").write_text("[]", "utf-8")
    older = (tmp_path / "known.json").read_text().replace(f'"{__version__}"', '"0.0.9"')
    (tmp_path / "older.json").write_text(older)
    answer = check(papers / "bad.txt", "--baseline", tmp_path / "older.json")
    assert answer.code == 0
    assert "older.json was written by citecheck 0.0.9" in answer.err
    moved = (papers / "bad.txt").read_text("utf-8")
    (papers / "bad.txt").write_text("\n\n" + moved, "utf-8")
    assert check(papers / "bad.txt", "--baseline", tmp_path / "known.json").code == 0
    assert "is no baseline" in check(papers / "bad.txt", "--baseline", tmp_path / "odd.json").err


def test_evidence_is_replayed_and_not_asked_again(papers, tmp_path):
    said = tmp_path / "said.json"
    url = "https://example.test/shahar"
    recording.save(str(said), Evidence({url: Verdict(url, Status.DEAD, "http-404", http=404)}))
    answer = called("check", papers / "bad.txt", *cache(papers), "--evidence", said, "--format", "json")
    found = json.loads(answer.out)
    assert [link["status"] for link in found["links"]] == ["dead"]
    assert "CC404" in {finding["code"] for finding in found["findings"]}
    assert found["papers"][0]["not_found"] == 1


def test_links_alone(papers, tmp_path):
    answer = called("links", papers / "bad.txt", "--offline", *cache(papers), "--format", "json")
    found = json.loads(answer.out)
    assert [link["url"] for link in found["links"]] == ["https://example.test/shahar"]
    assert {finding["code"][:3] for finding in found["findings"]} <= {"CC4", "CC5", "CC9"}
    urls = tmp_path / "urls.txt"
    urls.write_text("https://a.test/\n\n10.5555/abc\n", "utf-8")
    answer = called("links", "--urls", urls, "--offline", "--no-cache", "--format", "json")
    assert answer.code == 0
    rows = [(link["url"], link["status"], link["reason"]) for link in json.loads(answer.out)["links"]]
    assert rows == [("https://a.test/", "unknown", "offline"), ("https://doi.org/10.5555/abc", "unknown", "offline")]
    urls.write_text("https://a.test/x\n\nhttps://a.test–b/x\n", "utf-8")
    answer = called("links", "--urls", urls, "--offline", "--no-cache")
    assert (answer.code, "urls.txt:3:1: CC401" in answer.out) == (1, True)
    assert called("links", "--urls", tmp_path / "none.txt", "--offline", "--no-cache").code == 2


def test_a_nought_is_an_answer(papers, monkeypatch, tmp_path):
    """`--max-age 0` asks for everything anew."""
    asked = []

    def ask(urls, config, *, now):
        asked.append((list(urls), config.max_wait))
        return ([Verdict(url, Status.OK, checked_at="2026-03-01")] for url in urls)

    monkeypatch.setattr(gathering, "batches", ask)
    (tmp_path / "urls.txt").write_text("https://a.example.org/1\n")
    for words in ((), (), ("--max-age", "0", "--max-wait", "0")):
        called("links", "--urls", tmp_path / "urls.txt", "--cache-dir", tmp_path / "cache", *words)
    assert asked == [(["https://a.example.org/1"], 30.0), ([], 30.0), (["https://a.example.org/1"], 0.0)]


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--timeout", "0"), "--timeout must be above 0"), (("--timeout", "-1"), "--timeout must be a number from 0 up"),
     (("--max-wait", "nan"), "--max-wait must be a number from 0 up")],
)  # fmt: skip
def test_a_number_that_makes_no_sense_is_said(papers, words, said):
    answer = called("links", papers / "bad.txt", "--offline", *cache(papers), *words)
    assert (answer.code, said in answer.err) == (2, True)


def test_links_that_somebody_ended_are_130(papers, monkeypatch, tmp_path):
    def ended(urls, config, *, now):
        yield [Verdict("https://a.example.org/1", Status.OK)]
        raise KeyboardInterrupt

    monkeypatch.setattr(gathering, "batches", ended)
    (tmp_path / "urls.txt").write_text("https://a.example.org/1\nhttps://a.example.org/2\n")
    answer = called("links", "--urls", tmp_path / "urls.txt", "--no-cache")
    assert answer.code == 130
    assert "1 answered" in answer.out
    assert "the run was interrupted" in answer.out


def test_what_is_excluded_is_not_read(papers, tmp_path):
    (tmp_path / "own.toml").write_text('exclude = ["b*"]', "utf-8")
    answer = called("parse", papers, *cache(papers), "--config", tmp_path / "own.toml")
    assert [paper["path"].rpartition("/")[2] for paper in json.loads(answer.out)["papers"]] == ["clean.txt"]


def test_parse_gives_papers_as_json(papers, tmp_path):
    answer = called("parse", papers, *cache(papers))
    assert answer.code == 0
    read = json.loads(answer.out)
    assert [len(paper["references"]) for paper in read["papers"]] == [2, 1]
    entries = tmp_path / "entries.txt"
    entries.write_text("Kerr A. Clocks of wood. Edinburgh: Lowther, 1998.\n\nOrr B. Bells. 2001.\n", "utf-8")
    called("parse", "--references", entries, "-o", tmp_path / "one.json")
    bare = json.loads((tmp_path / "one.json").read_text("utf-8"))
    assert [reference["n"] for reference in bare["papers"][0]["references"]] == [1, 2]


def test_export_gives_bibliographies(papers, tmp_path):
    assert "@" in called("export", papers / "clean.txt", *cache(papers)).out
    assert called("export", papers, *cache(papers), "--bib", tmp_path / "bib").code == 0
    assert (tmp_path / "bib" / "all.bib").is_file()
    answer = called("export", papers, "--format", "papyrus")
    assert answer.code == 2
    assert "choose from" in answer.err


def test_compare_wants_two(papers):
    assert "needs two papers" in called("compare", papers / "clean.txt").err
    assert called("compare", papers / "clean.txt", papers / "bad.txt").code == 0


@pytest.mark.parametrize("rule", checks.rules(), ids=lambda rule: rule.code)
def test_every_rule_is_explained_by_code_and_by_name(rule):
    by_code, by_name = called("explain", rule.code.lower()), called("explain", rule.name.upper())
    assert by_code == by_name
    assert by_code.code == 0
    assert rule.summary in by_code.out


def test_an_unknown_rule_is_answered_with_the_nearest():
    answer = called("explain", "undefined-citatoin")
    assert answer.code == 2
    assert "did you mean 'undefined-citation'" in answer.err


def test_rules_are_listed_for_people_and_for_programs():
    text = called("rules").out
    rows = json.loads(called("rules", "--format", "json").out)
    assert [line.split()[0] for line in text.splitlines()] == [row["code"] for row in rows]
    assert all(row["summary"] for row in rows)


def test_schemas_are_shown():
    assert json.loads(called("schema", "parse").out)["$schema"]
    assert json.loads(called("schema", "report").out)["$schema"]
    assert called("schema", "bibtex").code == 2


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=lambda words: " ".join(words) or "all")
def test_help_is_readable(command):
    answer = called(*command, "--help")
    assert answer.code == 0
    assert answer.err == ""
    assert all(len(line) <= 80 for line in answer.out.splitlines())
    assert "Options:" in answer.out
    assert "\x1b" not in answer.out
    for line in answer.out.splitlines():
        assert line.count("citecheck check") <= 1, line


def test_the_help_names_every_format():
    said = called("check", "--help").out
    assert [name for name in report_room.formats() if name not in said] == []


def test_every_command_that_can_be_shown_by_example_is():
    plain = {"explain", "rules", "schema"}
    for command in cli.app.registered_commands:
        assert "Example" in (command.callback.__doc__ or "") or command.callback.__name__ in plain


def test_a_call_without_words_shows_the_help():
    answer = called()
    assert "Commands:" in answer.out + answer.err


def test_a_fault_of_ours_is_one_sentence_and_with_v_its_cause(papers, monkeypatch):
    def broken(*words, **named):
        raise RuntimeError("of all things")

    monkeypatch.setattr("citecheck.folder.find", broken)
    answer = called("check", papers, "--no-cache")
    assert answer.code == 2
    assert "RuntimeError: of all things. This is a fault of citecheck: run it again with -v" in answer.err
    with pytest.raises(RuntimeError):
        called("check", papers, "--no-cache", "-v")
