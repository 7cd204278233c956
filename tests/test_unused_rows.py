"""A row of the table of accepted findings that accepts nothing shows in every report."""

from pathlib import Path

import pytest

from citecheck import report as room
from tests.calling import called

CONFIG = """ignores = [
  {code = "CC401", reason = "the dash belongs there"},
  {code = "CC304", reason = "a reading list"},
]
"""
PAPER = (
    "# Canals\n\nThey were dug by hand.\n\n## References\n\n1. Doe, J. (2016). Canals. Water History, 1(1), 52-54.\n"
)


@pytest.mark.parametrize("name", room.formats())
def test_it_is_said_once_with_the_file_it_stands_in(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("paper.md").write_text(PAPER)
    Path("citecheck.toml").write_text(CONFIG)
    answer = called("check", "--offline", "--no-cache", "--jobs", "1", "--format", name, "paper.md")
    assert answer.code in (0, 1), answer.err
    if name not in ("references-csv",):
        assert "CC904" in answer.out
        assert "citecheck.toml" in answer.out
        assert name == "sarif" or "CC304" not in answer.out  # SARIF names every rule there is
