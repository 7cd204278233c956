"""A megabyte of one character through the real command: seconds, not minutes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MB = 1 << 20


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system doesn't tell a child's time of work")
def test_a_megabyte_of_dots_slashes_brackets_capitals_and_digits(tmp_path):
    marks = {"dots": ".", "slashes": "/", "brackets": "[", "capitals": "A", "digits": "1"}
    for name, mark in marks.items():
        (tmp_path / f"{name}.txt").write_text(mark * MB, "utf-8")
    words = [sys.executable, "-m", "citecheck", "parse", "--no-cache", "--jobs", "1", "-o", "parsed.json", "."]
    child = subprocess.Popen(words, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)})
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    assert used.ru_utime + used.ru_stime < 5 * len(marks), "about a second each"
    papers = json.loads((tmp_path / "parsed.json").read_text("utf-8"))["papers"]
    assert [paper["path"] for paper in papers] == sorted(f"{name}.txt" for name in marks)
    assert not any(paper["references"] for paper in papers)
