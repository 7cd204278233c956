"""What `import citecheck` gives, and the example of its page run as it stands."""

import subprocess
import sys
import textwrap

import pytest

import citecheck
from citecheck.config import ConfigError
from citecheck.folder import NoInputError

from .calling import BAD, CLEAN


@pytest.fixture
def papers(tmp_path, monkeypatch):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "bad.txt").write_text(BAD, "utf-8")
    (tmp_path / "papers" / "clean.txt").write_text(CLEAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "papers"


def test_the_example_of_the_page_runs(papers, tmp_path):
    example = textwrap.dedent(citecheck.__doc__.partition("From Python:")[2])
    (tmp_path / "example.py").write_text(example, "utf-8")
    done = subprocess.run([sys.executable, "example.py"], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    assert "bad.txt 4 CC301 9 is cited, but the list has no such reference." in done.stdout


def test_a_report_has_papers_findings_and_lists(papers):
    report = citecheck.check([papers], offline=True, cache=False)
    assert len(report.papers) == len(report.sheets) == 2
    assert {finding.code for finding in report.findings} >= {"CC301", "CC302"}
    assert "9 is cited, but the list has no such reference." in [citecheck.sentence(f, report) for f in report.findings]
    one = citecheck.check(str(papers / "bad.txt"), offline=True, cache=False, select=["CC301"])
    assert [finding.code for finding in one.findings] == ["CC301"]


def test_a_mistake_is_said(papers):
    with pytest.raises(ConfigError, match="unknown setting 'ofline': did you mean 'offline'"):
        citecheck.check([papers], ofline=True)
    with pytest.raises(NoInputError, match="isn't there"):
        citecheck.check("nowhere.txt", offline=True)


def test_nothing_is_loaded_before_it_is_needed():
    done = subprocess.run(
        [sys.executable, "-c", "import sys, citecheck; print([m for m in sys.modules if m.startswith('citecheck')])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "['citecheck']"
