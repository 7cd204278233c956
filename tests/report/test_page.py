"""The page about reports: its table is that of the formats, its examples are valid, its Python runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from citecheck import report as room
from tests.calling import BAD

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "citecheck" / "report" / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^## (.*?)\n(?:.*?\n)*?```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = {title: text for title, kind, text in BLOCKS if kind == "yaml"}
WORKFLOWS = {title: text for title, text in EXAMPLES.items() if title.startswith("GitHub")}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def test_the_table_names_every_format_and_its_file() -> None:
    rows = "\n".join(line for line in PAGE.splitlines() if line.startswith("| `"))
    for name in room.formats():
        assert f"`{name}`" in rows
    for file in room.files().values():
        assert f"`{file}`" in rows


def test_every_output_of_the_action_is_named() -> None:
    for name in ACTION["outputs"]:
        assert f"`{name}`" in PAGE


@pytest.mark.parametrize("title", WORKFLOWS)
def test_a_workflow_gives_the_action_only_what_it_takes(title: str) -> None:
    workflow = yaml.safe_load(WORKFLOWS[title])
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        used = [step for step in job["steps"] if step.get("uses", "").startswith("citecheck/")]
        assert len(used) == 1
        assert set(used[0]["with"]) <= set(ACTION["inputs"])
        for name in re.findall(r"steps\.citecheck\.outputs\.([\w-]+)", WORKFLOWS[title]):
            assert name in ACTION["outputs"]


@pytest.mark.parametrize("title", WORKFLOWS)
def test_a_workflow_is_what_github_takes(title: str, tmp_path) -> None:
    check = Path(sys.executable).parent / "check-jsonschema"
    if not check.exists():
        pytest.skip("check-jsonschema isn't installed")
    (tmp_path / "workflow.yml").write_text(WORKFLOWS[title], "utf-8")
    words = [check, "--builtin-schema", "vendor.github-workflows", tmp_path / "workflow.yml"]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_hooks_named_are_there() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    for repository in yaml.safe_load(EXAMPLES["pre-commit"])["repos"]:
        assert {hook["id"] for hook in repository["hooks"]} == hooks


def test_gitlab_is_given_a_file_that_is_written() -> None:
    job = yaml.safe_load(EXAMPLES["GitLab"])["references"]
    assert Path(job["artifacts"]["reports"]["junit"]).name in room.files().values()


def test_the_python_runs(tmp_path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "bad.txt").write_text(BAD, "utf-8")
    code = next(text for title, kind, text in BLOCKS if kind == "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    assert "CC301 9 is cited" in done.stdout
