"""The pre-commit hooks: what they are asked over, and that they name a command there is."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from citecheck import read

from .calling import BAD, CLEAN, called

HOOKS = yaml.safe_load((Path(__file__).resolve().parent.parent / ".pre-commit-hooks.yaml").read_text("utf-8"))

DATA = {".csljson", ".ipynb", ".json", ".ris", ".tar.gz", ".tgz", ".zip"}  # seldom papers: named in `files` if wanted


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_the_command_it_names(hook, tmp_path):
    program, *words = shlex.split(hook["entry"])
    assert program == "citecheck"
    for name, text, code in (("bad.txt", BAD, 1), ("clean.txt", CLEAN, 0)):
        (tmp_path / name).write_text(text, "utf-8")
        assert called(*words, "--no-cache", tmp_path / name).code == code


def test_the_hook_for_papers_is_asked_over_every_format_that_is_read():
    files = next(hook["files"] for hook in HOOKS if hook["id"] == "citecheck")
    left = [suffix for suffix in read.formats() if not re.search(files, f"paper{suffix}")]
    assert set(left) <= DATA
