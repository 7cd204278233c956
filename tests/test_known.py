"""An offline run over papers that haven't changed works nothing out anew, and says the same."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from citecheck import folder, run
from citecheck.config import Config

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PAPER = """CANALS OF THE VALLEY
Jane Doe

Water is known [1; 4]. Received 01.03.2020. It was seen again.

REFERENCES
1. Brook A. Canals. Leeds, 2001. 120 p.
2. Ford C. Weirs. Bath, 2015. 40 p.
"""


@pytest.fixture
def papers(tmp_path):
    place = tmp_path / "papers"
    place.mkdir()
    (place / "a.txt").write_text(PAPER, "utf-8")
    (place / "b.txt").write_text(PAPER.replace("Jane Doe", "Mary Major"), "utf-8")
    return place


@pytest.fixture
def worked(monkeypatch):
    """The subjects that rules were run over."""
    seen = []
    real = run.run

    def counted(rule, subject, *rest):
        seen.append(subject)
        return real(rule, subject, *rest)

    monkeypatch.setattr(run, "run", counted)
    return seen


def said(papers, kept, now=NOW, **settings):
    config = replace(Config(offline=True, cache_dir=str(kept), jobs=1), **settings)
    with folder.opened([str(papers)], config) as archive:
        return [
            (f.code, f.span.path, f.span.line, f.severity, f.values)
            for f in run.check(archive, config, now=now).findings
        ]


def test_a_second_run_says_the_same_and_runs_no_rule(papers, tmp_path, worked):
    first = said(papers, tmp_path / "cache")
    assert first and worked
    worked.clear()
    assert said(papers, tmp_path / "cache") == first
    assert worked == []


def test_a_paper_that_changed_is_worked_out_anew(papers, tmp_path, worked):
    said(papers, tmp_path / "cache")
    worked.clear()
    (papers / "a.txt").write_text(PAPER.replace("[1; 4]", "[1; 2]"), "utf-8")
    found = said(papers, tmp_path / "cache")
    assert ("CC301", str(papers / "a.txt")) not in {row[:2] for row in found}
    assert ("CC301", str(papers / "b.txt")) in {row[:2] for row in found}
    assert str(papers / "b.txt") not in {getattr(subject, "path", None) for subject in worked}


@pytest.mark.parametrize("settings", [{"ignore": ("CC301",)}, {"severity": {"CC301": "info"}}, {"rushed_days": 9}])
def test_another_configuration_is_worked_out_anew(papers, tmp_path, worked, settings):
    first = said(papers, tmp_path / "cache")
    worked.clear()
    found = said(papers, tmp_path / "cache", **settings)
    assert worked
    assert (found == first) == ("rushed_days" in settings)


def test_another_day_is_worked_out_anew(papers, tmp_path, worked):
    said(papers, tmp_path / "cache")
    worked.clear()
    said(papers, tmp_path / "cache", now=NOW.replace(day=2))
    assert worked


def test_without_a_cache_nothing_is_remembered(papers, tmp_path, worked):
    said(papers, tmp_path / "cache", cache=False)
    worked.clear()
    said(papers, tmp_path / "cache", cache=False)
    assert worked


def test_what_is_ignored_is_taken_out_each_time(papers, tmp_path):
    assert said(papers, tmp_path / "cache", per_file_ignores={"**/a.txt": ("CC301",)}) != said(
        papers, tmp_path / "cache"
    )
