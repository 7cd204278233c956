"""The Action, step by step, without Docker: clean, bad and missing papers, hostile names, pull requests."""

import io
import json
import os
import re
import subprocess
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from citecheck import action, pull_request
from citecheck.config import ConfigError
from citecheck.report import dois
from citecheck.writing import UsageError

from .calling import BAD, CLEAN
from .composite import ACTION, ROOT, Done, ran
from .report import sample

posix = pytest.mark.skipif(os.name == "nt", reason="the runner of these tests is for POSIX")
DOI = CLEAN.replace("Lowther, 1998. 210 p.", "Lowther, 1998. doi:10.5555/clocks")


@pytest.fixture
def checkout(tmp_path):
    """A checkout with nothing in it."""
    place = tmp_path / "checkout"
    place.mkdir()
    return place


@pytest.fixture
def run(checkout, tmp_path):
    def go(event=None, **inputs) -> Done:
        return ran(checkout, tmp_path / "temp", event, **{"offline": "true", **inputs})

    return go


def put(place: Path, **files: str) -> None:
    for name, text in files.items():
        (place / name.replace("_", ".")).write_text(text, "utf-8")


@posix
def test_clean_papers_pass(run, checkout, tmp_path):
    put(checkout, clean_txt=DOI)
    done = run()
    assert (done.code, done.error) == (0, "")
    outputs = done.outputs
    assert {name: outputs[name] for name in ("errors", "papers", "exit-code")} == {
        "errors": "0", "papers": "1", "exit-code": "0",
    }  # fmt: skip
    assert (Path(outputs["report-path"]) / "report.html").is_file()
    assert json.loads(Path(outputs["sarif-path"]).read_text("utf-8"))["version"] == "2.1.0"
    assert "🟡 SKIP: 1" in done.summary
    assert "## citecheck" in done.summary
    assert "::error" not in done.log
    assert str(ROOT) in (tmp_path / "temp" / "pip.log").read_text("utf-8")


@posix
def test_bad_papers_fail_with_annotations_outputs_and_reports(run, checkout):
    put(checkout, bad_txt=BAD)
    done = run(sarif="out.sarif", report="reports", bib="bib")
    assert done.code == 1
    assert done.outputs["exit-code"] == "1"
    assert int(done.outputs["errors"]) >= 1
    assert int(done.outputs["findings"]) >= int(done.outputs["errors"]) + int(done.outputs["warnings"])
    assert "::error file=bad.txt,line=4,endLine=4,col=31,endColumn=37,title=CC301 undefined-citation::" in done.log
    assert done.outputs["report-path"] == "reports"
    assert done.outputs["sarif-path"] == "out.sarif"
    assert (checkout / "out.sarif").is_file()
    assert (checkout / "bib" / "all.bib").is_file()


@posix
def test_a_missing_path_is_two_and_says_so(run):
    done = run(paths="nowhere/at-all.txt")
    assert done.code == 2
    assert done.outputs["exit-code"] == "2"
    assert "::error title=citecheck::nowhere/at-all.txt isn't there" in done.log


@posix
@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"fail_on": "sometimes"}, "fail-on takes error, warning, info, never"),
        ({"offline": "perhaps"}, "offline is true or false"),
        ({"select": "CC9999"}, "no rule is called"),
        ({"config": "nowhere.toml"}, "there is no such configuration file"),
    ],
)
def test_a_mistake_in_the_workflow_is_two_and_says_so(run, checkout, inputs, said):
    put(checkout, clean_txt=CLEAN)
    done = run(**inputs)
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert said in done.log


@posix
def test_rules_are_chosen_and_fail_on_moves_the_line(run, checkout):
    put(checkout, bad_txt=BAD)
    assert run(ignore="CC301, undefined-citation").code == 0
    assert run(select="CC302\nCC303", fail_on="warning").code == 1
    assert run(fail_on="never").outputs["exit-code"] == "0"


@posix
def test_hostile_names_and_texts_do_nothing(run, checkout):
    """A submission chooses the names of its files and every letter in them."""
    names = [
        "::error::owned.txt",
        "$(touch pwned).txt",
        '"; touch pwned; ".txt',
        "a\n::warning::b.txt",
        "`|`.txt",
        "-o.txt",
    ]
    for name in names:
        (checkout / name).write_text(
            BAD.replace("[1; 9]", "[1; 9] $(touch pwned) </script> | ` ::error::owned"), "utf-8"
        )
    (checkout / "citecheck.py").write_text("open('pwned', 'w')", "utf-8")
    (checkout / "typing.py").write_text("open('pwned', 'w')", "utf-8")
    (checkout / "sitecustomize.py").write_text("open('pwned', 'w')", "utf-8")
    done = run()
    assert done.code == 1
    assert not (checkout / "pwned").exists()
    for line in done.log.splitlines():
        assert line.startswith(("::error file=", "::warning file=", "::notice file=", "::error title=citecheck::",
                                "::warning title=citecheck::", "::notice title=citecheck::")), line  # fmt: skip
    tokens = MarkdownIt("commonmark").enable("table").parse(done.summary)
    markup = {
        token.content for one in tokens for token in (one, *(one.children or ())) if token.type.startswith("html")
    }
    assert not {text for text in markup if "details" not in text}
    assert int(done.outputs["papers"]) == len(names)


@posix
def test_hostile_inputs_are_words_and_nothing_else(run, checkout):
    put(checkout, clean_txt=CLEAN)
    done = run(paths='clean.txt\n$(touch pwned)\n"; touch pwned; "', mailto="$(touch pwned)", fail_on="never")
    assert not (checkout / "pwned").exists()
    assert done.outputs["papers"] == "3"


@posix
def test_an_old_python_is_told_before_anything_is_installed(checkout, tmp_path, monkeypatch):
    monkeypatch.setattr("tests.composite.PYTHON", "#!/bin/bash\nexit 1\n")
    (tmp_path / "temp" / "bin").mkdir(parents=True)
    fake = tmp_path / "temp" / "bin" / "python"
    fake.write_text("#!/bin/bash\nexit 1\n", "utf-8")
    fake.chmod(0o755)
    done = ran(checkout, tmp_path / "temp")
    assert done.code == 2
    assert "Python 3.11 or newer is needed" in done.log


@posix
def test_ignores_in_papers_are_reported_and_not_obeyed(run, checkout):
    put(checkout, bad_md=f"<!-- citecheck: ignore[CC301] I know -->\n\n{BAD}")
    done = run()
    assert done.code == 1
    assert "an ignore in a paper counts only with inline-ignores: true" in done.summary
    assert run(inline_ignores="true").code == 0


def git(place: Path, *words: str) -> str:
    settings = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@b.test",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
    ]
    done = subprocess.run(["git", *settings, *words], cwd=place, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def pull(checkout, tmp_path):
    """A pull request that adds a bad paper and a configuration to its liking; gives what a runner says of it."""
    git(checkout, "init", "-q")
    put(checkout, old_txt=BAD)
    put(checkout, citecheck_toml='ignore = ["CC302"]\n')
    git(checkout, "add", "-A")
    git(checkout, "commit", "-qm", "base")
    base = git(checkout, "rev-parse", "HEAD")
    put(checkout, new_txt=BAD)
    put(checkout, citecheck_toml='ignore = ["CC"]\n')
    git(checkout, "add", "-A")
    git(checkout, "commit", "-qm", "pull request")
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7, "base": {"sha": base}}}), "utf-8")
    return {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(event), "GITHUB_REPOSITORY": "a/b"}


@posix
def test_a_pull_request_does_not_bring_its_own_rules(run, pull):
    done = run(pull)
    assert done.code == 1
    assert "CC301" in done.log
    assert "CC302" not in done.log  # the branch it is for says so
    named = run(pull, config="citecheck.toml")
    assert "CC302" not in named.log
    assert named.code == 1
    assert "has no such file" in run(pull, config="mine.toml").log


@posix
def test_without_a_pull_request_the_checkout_says_what_is_ignored(run, pull):
    assert run().code == 0


@posix
def test_only_what_a_pull_request_changes(run, pull, checkout):
    done = run(pull, changed_only="true")
    assert "new.txt" in done.log
    assert "old.txt" not in done.log
    assert done.outputs["papers"] == "1"
    assert "the pull request doesn't change them" in done.summary
    git(checkout, "rm", "-q", "new.txt")
    git(checkout, "commit", "-qm", "less")
    nothing = run(pull, changed_only="true")
    assert (nothing.code, nothing.outputs["papers"], nothing.outputs["exit-code"]) == (0, "0", "0")


@posix
def test_a_base_that_can_not_be_had_means_no_configuration_and_all_papers(run, pull):
    Path(pull["GITHUB_EVENT_PATH"]).write_text("{}", "utf-8")
    done = run(pull, changed_only="true")
    assert "CC302" in done.log
    assert "old.txt" in done.log
    assert "what the pull request changes could not be told" in done.summary


@posix
def test_a_link_out_of_the_checkout_is_not_read(run, checkout, tmp_path):
    (tmp_path / "secret.txt").write_text(BAD, "utf-8")
    (checkout / "paper.txt").symlink_to(tmp_path / "secret.txt")
    put(checkout, clean_txt=CLEAN)
    for paths in (".", "paper.txt\nclean.txt"):
        done = run(paths=paths)
        assert done.code == 0
        assert "Навоий" not in done.log + done.summary


@posix
def test_one_comment_is_written_and_then_written_anew(run, pull, tmp_path):
    gh = tmp_path / "temp" / "bin" / "gh"
    gh.parent.mkdir(parents=True)
    known = tmp_path / "known"
    gh.write_text(
        f'#!/bin/bash\nif [[ "$*" == *--jq* ]]; then cat {known}; exit 0; fi\n'
        f'echo "$GH_TOKEN $@" > {tmp_path}/asked; cat > {tmp_path}/body\n',
        "utf-8",
    )
    gh.chmod(0o755)
    known.write_text("", "utf-8")
    run(pull, comment="true")
    assert (tmp_path / "asked").read_text().split()[:4] == ["secret", "api", "-X", "POST"]
    body = json.loads((tmp_path / "body").read_text("utf-8"))["body"]
    assert body.startswith("<!-- citecheck -->\n## citecheck")
    known.write_text("42\n", "utf-8")
    run(pull, comment="true")
    assert "PATCH repos/a/b/issues/comments/42" in (tmp_path / "asked").read_text()
    gh.write_text("#!/bin/bash\nexit 1\n", "utf-8")
    done = run(pull, comment="true")
    assert "::notice title=citecheck::no comment was written: the token may not write comments" in done.log
    assert done.code == 1


# the parts in this process, for what the steps can't show


def test_inputs_have_the_defaults_that_action_yml_says():
    inputs = action.read({})
    assert inputs.paths == (ACTION["inputs"]["paths"]["default"],)
    assert inputs.fail_on == ACTION["inputs"]["fail-on"]["default"]
    named = {name.replace("-", "_") for name in ACTION["inputs"]} - {"cache", "token"}
    assert named == set(action.Inputs.__slots__)


def test_every_input_reaches_the_step_by_its_environment():
    check = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    given = {
        name.removeprefix("INPUT_").lower().replace("_", "-") for name in check["env"] if name.startswith("INPUT_")
    }
    assert given == set(ACTION["inputs"]) - {"cache", "token"}


def test_everything_others_made_is_pinned():
    files = [ROOT / "action.yml", *(ROOT / ".github" / "workflows").glob("*.yml")]
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            if "uses:" in line and "uses: ./" not in line:
                assert len(line.split("@")[1].split(" #")[0]) == 40, line
                assert " # v" in line


def test_workflows_ask_for_as_little_as_they_can():
    for file in (ROOT / ".github" / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(file.read_text("utf-8"))
        assert workflow["permissions"] == {}, file.name
        for name, job in workflow["jobs"].items():
            assert "timeout-minutes" in job, f"{file.name}: {name}"


def test_a_comment_that_can_not_be_written_says_why(monkeypatch):
    def missing(*words, **named):
        raise FileNotFoundError("gh")

    monkeypatch.setattr(subprocess, "run", missing)
    assert "could not be run" in pull_request.comment(pull_request.PullRequest(1, "a"), "text", "a/b")


@pytest.mark.parametrize(("name", "value"), [("OFFLINE", "yes"), ("COMMENT", "1")])
def test_a_switch_is_true_or_false(name, value):
    with pytest.raises(UsageError, match="true or false"):
        action.read({f"INPUT_{name}": value})


def test_a_configuration_outside_the_checkout_is_nobody_elses(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    (tmp_path / "out.toml").write_text('ignore = ["CC302"]\n', "utf-8")
    inputs = action.read({"INPUT_CONFIG": str(tmp_path / "out.toml")})
    pull = pull_request.PullRequest(1, "0" * 40)
    assert action.configured(inputs, pull, tmp_path).ignore == ("CC302",)
    with pytest.raises(ConfigError, match="has no such file"):
        action.configured(action.read({"INPUT_CONFIG": "in.toml"}), pull, tmp_path)


def test_dois_in_four_groups():
    from dataclasses import replace

    base = sample.report()
    entries = [
        replace(base.sheets[0].entries[0], reference=str(n), state=state, fields=(("doi", f"10.5555/{n}"),))
        for n, state in enumerate(["resolved", "not-checked", "not-found"])
    ]
    wrong = replace(base.findings[0], code="CC502", reference="2")
    missing = replace(base.findings[0], code="CC513")
    sentences = {**base.sentences, "CC502": base.sentences["CC101"], "CC513": base.sentences["CC101"]}
    sheets = (replace(base.sheets[0], entries=tuple(entries)),)
    text = dois.overview(replace(base, sheets=sheets, findings=(wrong, missing), sentences=sentences))
    assert [f"{sign}: {n}" in text for sign, n in (("OK", 1), ("SKIP", 1), ("MISSING", 1), ("INVALID", 1))] == [
        True
    ] * 4
    assert "`10.5555/0`" in text
    assert "`10.5555/2`" not in text
    assert dois.overview(base) == ""
    many = (replace(sheets[0], entries=(entries[0],) * 40),)
    assert "15 DOIs more" in dois.overview(replace(base, sheets=many))


@pytest.fixture
def step(checkout, tmp_path, monkeypatch):
    """Runs the step's program in this process; gives what it printed, and the files a runner reads."""

    def go(**environment):
        monkeypatch.chdir(checkout)
        files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.unlink(missing_ok=True)
        known = {"RUNNER_TEMP": tmp_path / "temp", "INPUT_OFFLINE": "true", "GITHUB_EVENT_NAME": "", **files}
        for name, value in {**known, **environment}.items():
            monkeypatch.setenv(name, str(value))
        (tmp_path / "temp").mkdir(exist_ok=True)
        out = io.StringIO()
        with redirect_stdout(out):
            assert action.main() == 0
        return out.getvalue(), *(file.read_text("utf-8") if file.exists() else "" for file in files.values())

    return go


def test_the_step_tells_a_runner_everything(step, checkout):
    put(checkout, bad_txt=BAD)
    log, outputs, summary = step(INPUT_BIB="bib", INPUT_SARIF="a.sarif")
    assert log.startswith("::error file=bad.txt,line=4,")
    assert re.search(r"exit-code<<(end-[\w-]+)\n1\n\1\n", outputs)
    assert "CC301" in summary
    assert (checkout / "bib" / "bad.bib").is_file()
    assert (checkout / "a.sarif").is_file()


def test_the_step_says_what_is_wrong_with_the_workflow(step):
    log, outputs, summary = step(INPUT_PATHS="nowhere.txt")
    assert log == "::error title=citecheck::nowhere.txt isn't there: see how the name is spelt\n"
    assert "exit-code<<" in outputs
    assert summary == ""


@posix
def test_the_step_over_a_pull_request(step, pull, checkout, monkeypatch):
    monkeypatch.setattr(pull_request, "comment", lambda pull, _, repository: f"{pull.number} in {repository}, 100%")
    log, outputs, summary = step(**pull, INPUT_CHANGED_ONLY="true", INPUT_COMMENT="true")
    assert "file=new.txt" in log, summary
    assert "file=old.txt" not in log
    assert "CC302" not in log
    assert "::notice title=citecheck::no comment was written: 7 in a/b, 100%25" in log
    assert "the pull request doesn't change them" in summary
    git(checkout, "rm", "-q", "new.txt")
    git(checkout, "commit", "-qm", "less")
    log, outputs, summary = step(**pull, INPUT_CHANGED_ONLY="true", INPUT_COMMENT="false")
    assert log == ""
    assert "papers<<" in outputs
    Path(pull["GITHUB_EVENT_PATH"]).write_text('{"pull_request": {"number": 7, "base": {"sha": "--upload-pack=x"}}}')
    assert pull_request.of(pull) == pull_request.PullRequest(7, None)
    assert pull_request.changed(pull_request.PullRequest(7, None)) is None
    assert pull_request.changed(pull_request.PullRequest(7, "0" * 40)) is None


@posix
def test_a_paper_whose_bibliography_changed_is_checked(step, pull, checkout):
    (checkout / "thesis").mkdir()
    put(checkout, citecheck_toml="")
    put(checkout / "thesis", a_txt=BAD, refs_bib="@book{a,\n title = {A}\n}\n")
    git(checkout, "add", "-A")
    git(checkout, "commit", "-qm", "thesis")
    event = json.loads(Path(pull["GITHUB_EVENT_PATH"]).read_text())
    event["pull_request"]["base"]["sha"] = git(checkout, "rev-parse", "HEAD")
    Path(pull["GITHUB_EVENT_PATH"]).write_text(json.dumps(event))
    put(checkout / "thesis", refs_bib="@book{a,\n title = {B}\n}\n")
    git(checkout, "commit", "-qam", "another title")
    log, _, _ = step(**pull, INPUT_CHANGED_ONLY="true")
    assert "file=thesis/a.txt" in log
    assert "file=new.txt" not in log


def test_ignores_are_counted_where_they_are_not_heard(step, checkout):
    put(checkout, bad_md=f"<!-- citecheck: ignore[CC301] I know -->\n\n{BAD}")
    assert "Not checked: ignore in `bad.md` (1)" in step()[2]
    assert "ignore in" not in step(INPUT_INLINE_IGNORES="true")[2]


@posix
def test_a_link_that_leads_out_is_left_out_and_said(step, checkout, tmp_path):
    (tmp_path / "secret.txt").write_text(BAD, "utf-8")
    (checkout / "paper.txt").symlink_to(tmp_path / "secret.txt")
    summary = step(INPUT_PATHS="paper.txt")[2]
    assert "Not checked: link in `paper.txt` (1): it leads out of the checkout" in summary


@posix
def test_the_comment_asks_gh_and_gives_its_words_as_data(monkeypatch):
    asked = []

    def answered(words, **named):
        asked.append((words, named["input"]))
        return subprocess.CompletedProcess(words, 0, stdout=b"42\n" if "--jq" in words else b"")

    monkeypatch.setattr(subprocess, "run", answered)
    text = "x" * 100_000
    assert pull_request.comment(pull_request.PullRequest(7, "a"), text, "a/b") is None
    words, body = asked[1]
    assert words[:4] == ["gh", "api", "-X", "PATCH"]
    assert len(json.loads(body)["body"]) == pull_request.BODY
