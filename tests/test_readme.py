"""README.md: every command block is run as a reader would, and what the program says of itself there is fresh."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
import yaml

from citecheck.config import load
from tests import readme

TEXT = readme.PAGE.read_text("utf-8")
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)  # ```sh
EXITS = re.compile(r"# .*exits with (\d)")  # # exits with 1: ...
LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#]+)")  # [tests/papers](tests/papers)
LEFT = shutil.ignore_patterns(".git", ".venv*", ".*cache", ".hypothesis", ".coverage*", "__pycache__", "node_modules")
KINDS = ("sh", "python", "toml", "yaml", "text")


def blocks(kind):
    return [match["text"] for match in BLOCK.finditer(TEXT) if match["kind"] == kind]


def test_what_the_program_says_of_itself_is_fresh():
    assert readme.page(TEXT) == TEXT, "run python -m tests.readme"


def test_the_first_two_blocks_are_the_main_job_and_the_tests():
    first, second, *_ = blocks("sh")
    assert "citecheck check" in first
    assert second == "python3 tests/run.py\n"


def test_no_block_is_of_a_kind_that_nothing_runs():
    assert {match["kind"] for match in BLOCK.finditer(TEXT)} <= set(KINDS)
    assert TEXT.count("```") == 2 * sum(len(blocks(kind)) for kind in KINDS)


def test_what_it_links_to_is_there():
    assert [match["path"] for match in LINK.finditer(TEXT) if not (readme.ROOT / match["path"]).exists()] == []


def test_the_configuration_shown_is_one(tmp_path):
    for text in blocks("toml"):
        (tmp_path / "citecheck.toml").write_text(text, "utf-8")
        assert set(tomllib.loads(text)) <= {name.replace("_", "-") for name in load(tmp_path).__slots__}


def test_the_workflows_shown_name_what_there_is():
    home = tomllib.loads((readme.ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]["Homepage"]
    action = yaml.safe_load((readme.ROOT / "action.yml").read_text("utf-8"))
    hooks = yaml.safe_load((readme.ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    step, commit = (yaml.safe_load(text) for text in blocks("yaml"))
    used = step["steps"][-1]
    assert home.endswith(f"/{used['uses'].partition('@')[0]}")
    assert set(used["with"]) <= set(action["inputs"])
    (repository,) = commit["repos"]
    assert repository["repo"] == home
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
def test_every_command_block_works(tmp_path):
    """As on a fresh clone, but that pip finds the libraries of this environment instead of asking the network."""
    shutil.copytree(readme.ROOT, tmp_path / "clone", ignore=LEFT)
    home, clone = tmp_path / "home", tmp_path / "clone"
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    environment = {
        "PATH": os.pathsep.join([str(clone / ".venv/bin"), str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOME": str(home), "XDG_CACHE_HOME": str(home), "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(libraries), "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0",
        "PYTEST_ADDOPTS": "--collect-only -q",  # this test is one of those that would be run
    }  # fmt: skip
    commands = [*blocks("sh"), *(f"python - <<'END'\n{text}END\n" for text in blocks("python"))]
    for text in commands:
        done = subprocess.run(
            ["bash", "-eu", "-c", text], cwd=clone, env=environment, capture_output=True, text=True, timeout=300
        )
        expected = int(found[-1]) if (found := EXITS.findall(text)) else 0
        assert done.returncode == expected, f"{text}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    assert "Found" in (clone / "out/report.txt").read_text("utf-8")
    assert "@book{" in (clone / "out/bib/all.bib").read_text("utf-8")
    assert (clone / "kazakh.bib").read_text("utf-8").count("\n@") > 5
