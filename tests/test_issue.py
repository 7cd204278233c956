"""A journal issue through the real command: every paper its own line, findings, list and file."""

import json
from collections import Counter

import pytest

from tests import issue
from tests.calling import called

NAMES = ("clean-english", "twice", "clean-uzbek", "kazakh")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = issue.papers()
    texts["clean-english"] = texts["clean-english"].replace("[1]", "[9]", 1)
    (tmp_path / "issue.txt").write_bytes(issue.plain(NAMES, texts))
    (tmp_path / "issue.pdf").write_bytes(issue.pdf(NAMES, texts))
    (tmp_path / "other.txt").write_text(texts["kazakh"], "utf-8")
    return tmp_path


def report(folder, *arguments):
    """What the command reports; the issue lies in the working directory."""
    assert (folder / "issue.txt").exists()
    return json.loads(called("check", "--offline", "--format", "json", *arguments).out)


def test_each_paper_has_its_counts_and_a_note_says_how_many(folder):
    made = report(folder, "--no-cache", "issue.pdf")
    assert [paper["path"] for paper in made["papers"]] == ["issue.pdf"] * 4
    assert [paper["part"]["n"] for paper in made["papers"]] == [1, 2, 3, 4]
    assert [paper["part"]["page"] for paper in made["papers"]] == ["2", "3", "4", "5"]
    assert [paper["references"] for paper in made["papers"]] == [5, 3, 5, 8]
    (note,) = [one for one in made["skipped"] if one["what"] == "text"]
    assert note["reason"].startswith("it holds 4 papers")


def test_findings_point_into_the_file_and_have_their_own_fingerprints(folder):
    made = report(folder, "--no-cache", "issue.txt")
    lines = (folder / "issue.txt").read_text("utf-8").split("\n")
    (undefined,) = [one for one in made["findings"] if one["code"] == "CC301"]
    assert lines[undefined["line"] - 1][undefined["column"] - 1 :].startswith("[9]")
    assert max(Counter(one["fingerprint"] for one in made["findings"]).values()) == 1


def test_a_paper_of_an_issue_is_compared_with_others(folder):
    made = report(folder, "--no-cache", "issue.txt", "other.txt")
    (copied,) = [one for one in made["findings"] if one["code"] == "CC601"]
    assert "issue.txt#4" in copied["message"]
    assert [one["path"] for one in copied["related"]] == ["issue.txt"]


def test_what_is_known_of_an_issue_is_not_read_again(folder):
    first = report(folder, "--cache-dir", "kept", "issue.txt", "other.txt")
    assert report(folder, "--cache-dir", "kept", "issue.txt", "other.txt") == first


def test_each_paper_has_a_file_of_its_own(folder):
    called("check", "--offline", "--no-cache", "issue.txt", "--bib", "bib", "--reports", "reports")
    assert sorted(path.name for path in (folder / "bib").iterdir()) == ["all.bib", *(f"issue-{n}.bib" for n in "1234")]
    page = (folder / "reports/report.html").read_text("utf-8")
    assert all(page.count(f"issue.txt#{n}</") for n in "1234")
    shown = (folder / "reports/report.txt").read_text("utf-8")
    assert "issue.txt#2" in shown
    assert "РАСТЕНИЯ ОБОЧИН" in shown


def test_a_repair_in_an_issue_is_made_at_its_place(folder):
    text = (folder / "issue.txt").read_text("utf-8")
    broken = text.replace("записали всё, что росло ближе", "записали всё, что рoсло ближе")  # a Latin o
    assert broken != text
    (folder / "issue.txt").write_text(broken, "utf-8")
    assert "+" in called("fix", "issue.txt", "--no-cache").out
    assert called("fix", "issue.txt", "--no-cache", "--write").code == 0
    assert (folder / "issue.txt").read_text("utf-8") == text
