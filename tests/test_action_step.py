"""The program of the Action's step in this process, what it knows of pull requests, and how its files are kept."""

import io
import json
import os
import re
import subprocess
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import yaml

from citecheck import action
from citecheck import pull_request as room
from citecheck.config import ConfigError
from citecheck.report import dois
from citecheck.writing import UsageError

from .calling import BAD, CLEAN
from .checkouts import git, pull_request, put
from .composite import ACTION, ROOT
from .report import sample

posix = pytest.mark.skipif(os.name == "nt", reason="the runner of these tests is for POSIX")


@pytest.fixture
def checkout(tmp_path):
    """A checkout with nothing in it."""
    place = tmp_path / "checkout"
    place.mkdir()
    return place


@pytest.fixture
def pull(checkout, tmp_path):
    return pull_request(checkout, tmp_path)


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
    assert "could not be run" in room.comment(room.PullRequest(1, "a"), "text", "a/b")


@pytest.mark.parametrize(("name", "value"), [("OFFLINE", "yes"), ("COMMENT", "1")])
def test_a_switch_is_true_or_false(name, value):
    with pytest.raises(UsageError, match="true or false"):
        action.read({f"INPUT_{name}": value})


def test_a_configuration_outside_the_checkout_is_nobody_elses(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    (tmp_path / "out.toml").write_text('ignore = ["CC302"]\n', "utf-8")
    inputs = action.read({"INPUT_CONFIG": str(tmp_path / "out.toml")})
    pull = room.PullRequest(1, "0" * 40)
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
    assert code(outputs) == "1"
    assert "CC301" in summary
    assert (checkout / "bib" / "bad.bib").is_file()
    assert (checkout / "a.sarif").is_file()


def test_the_step_says_what_is_wrong_with_the_workflow(step):
    log, outputs, summary = step(INPUT_PATHS="nowhere.txt")
    assert log == "::error title=citecheck::nowhere.txt isn't there: see how the name is spelt\n"
    assert "exit-code<<" in outputs
    assert summary == ""


def code(outputs):
    """The exit code a runner reads: what was set last."""
    return re.findall(r"exit-code<<(end-[\w-]+)\n(\d)\n\1\n", outputs)[-1][1]


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"INPUT_FAIL_ON": "sometimes"}, "fail-on takes error, warning, info, never"),
        ({"INPUT_OFFLINE": "perhaps"}, "offline is true or false"),
        ({"INPUT_SELECT": "CC9999"}, "no rule is called"),
        ({"INPUT_CONFIG": "nowhere.toml"}, "there is no such configuration file"),
    ],
)
def test_a_mistake_in_the_workflow_is_two_and_says_so(step, checkout, inputs, said):
    put(checkout, clean_txt=CLEAN)
    log, outputs, _ = step(**inputs)
    assert said in log
    assert code(outputs) == "2"


def test_rules_are_chosen_and_fail_on_moves_the_line(step, checkout):
    put(checkout, bad_txt=BAD)
    assert code(step(INPUT_IGNORE="CC301, undefined-citation")[1]) == "0"
    assert code(step(INPUT_IGNORE="", INPUT_SELECT="CC302\nCC303", INPUT_FAIL_ON="warning")[1]) == "1"
    assert code(step(INPUT_SELECT="", INPUT_FAIL_ON="never")[1]) == "0"


@posix
def test_the_configuration_of_a_pull_request_is_that_of_its_base(step, pull, checkout):
    named = step(**pull, INPUT_CONFIG="citecheck.toml")
    assert "CC302" not in named[0]
    assert code(named[1]) == "1"
    assert "CC302" not in step(**pull, INPUT_CONFIG=checkout / "citecheck.toml")[0]
    (checkout / "mine.toml").symlink_to("/dev/null")
    assert "has no such file" in step(**pull, INPUT_CONFIG="mine.toml")[0]
    assert code(step(**dict.fromkeys(pull, ""), INPUT_CONFIG="")[1]) == "0"  # a push says for itself what it ignores


@posix
def test_a_base_that_can_not_be_had_means_no_configuration_and_all_papers(step, pull):
    Path(pull["GITHUB_EVENT_PATH"]).write_text("{}", "utf-8")
    log, _, summary = step(**pull, INPUT_CHANGED_ONLY="true")
    assert "CC302" in log
    assert "old.txt" in log
    assert "what the pull request changes could not be told" in summary


@posix
def test_the_step_over_a_pull_request(step, pull, checkout, monkeypatch):
    monkeypatch.setattr(room, "comment", lambda pull, _, repository: f"{pull.number} in {repository}, 100%")
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
    assert room.of(pull) == room.PullRequest(7, None)
    assert room.changed(room.PullRequest(7, None)) is None
    assert room.changed(room.PullRequest(7, "0" * 40)) is None


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
    put(checkout, clean_txt=CLEAN)
    log, _, summary = step()
    assert "Навоий" not in log + summary
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
    assert room.comment(room.PullRequest(7, "a"), text, "a/b") is None
    words, body = asked[1]
    assert words[:4] == ["gh", "api", "-X", "PATCH"]
    assert len(json.loads(body)["body"]) == room.BODY
