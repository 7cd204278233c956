"""The whole way: findings of papers on disk, patches, written files; twice changes nothing the second time."""

from dataclasses import replace
from pathlib import Path

import pytest

from citecheck import read, run
from citecheck.config import Config
from citecheck.fix.files import EDITABLE, Left, Repair, repairs, write
from citecheck.model import Edit, Evidence, Finding, Fix, Paper, Span
from citecheck.report import Report
from tests.calling import called
from tests.checks.test_cases import NOW

SHARED = Path(__file__).parents[3] / "shared"
BIB = """@article{Doe2019,\r
  author = {Doe, Jane}, title = {Canals of the valley.}, journal = {Water}, year = 2019,\r
  pages = {52-54}, doi = {https://doi.org/10.1000/182}, month = {January}\r
}\r
@article{roe, author = {Mu\u0308ller, Max}, title = {Ri\u200bvers of the steppe}, journal = {Water}, year = 2020,\r
  pages = "1 – 9"}"""
PAPER = (
    "---\nbibliography: refs.bib\n---\nCanals of Toшкент were dug [@doe2019]. Каналы города Toшкент [@roe], Toшкент.\n"
)


@pytest.fixture
def papers(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("paper.md").write_bytes(b"\xef\xbb\xbf" + PAPER.encode())
    Path("refs.bib").write_bytes(BIB.encode())
    return tmp_path


def made(*paths):
    return list(run_over(paths, lambda archive, config: list(run.mend(archive, config, now=NOW))))


def found(*paths):
    report: Report = run_over(paths, lambda archive, config: run.check(archive, config, now=NOW))
    return [(finding.code, finding.fingerprint) for finding in report.findings]


def run_over(paths, function):
    from citecheck import folder

    with folder.opened(list(paths), replace(Config(), cache=False, jobs=1)) as archive:
        return function(archive, Config(cache=False, offline=True, jobs=1))


def test_a_paper_and_its_bibliography_are_mended(papers):
    by_path = {one.path: one for one in made(".")}
    assert set(by_path) == {"paper.md", "refs.bib"}
    assert (
        by_path["paper.md"].after
        == b"\xef\xbb\xbf" + PAPER.replace("Toш", "Тош").replace("@doe2019", "@Doe2019").encode()
    )
    after = by_path["refs.bib"].after.decode()
    assert after == (
        BIB.replace("valley.}", "valley}").replace("52-54", "52--54").replace("https://doi.org/", "")
        .replace("{January}", "jan").replace("u\u0308", "ü").replace("\u200b", "").replace("1 – 9", "1--9")
    )  # fmt: skip


def test_mending_twice_changes_nothing_the_second_time_and_finds_nothing_new(papers):
    before = found(".")
    for one in made("."):
        write(one)
    assert made(".") == []
    after = found(".")
    assert {code for code, _ in after} < {code for code, _ in before}
    assert len(after) < len(before)


def test_the_command_shows_a_patch_and_writes_when_told(papers):
    shown = called("fix", "--no-cache", "--jobs", "1")
    assert shown.code == 1
    assert "-  pages = {52-54}" in shown.out
    assert Path("refs.bib").read_bytes() == BIB.encode()
    assert called("fix", "--no-cache", "--jobs", "1", "--select", "CC713", "--write").code == 0
    assert Path("refs.bib").read_bytes().decode() == BIB.replace("52-54", "52--54").replace("1 – 9", "1--9")
    told = called("fix", "--no-cache", "--jobs", "1", "--write")
    assert told.err.count("repaired in") == 2
    assert called("fix", "--no-cache", "--jobs", "1").out == ""


def test_inline_ignores_count_here_too(papers):
    Path("refs.bib").write_text("% citecheck: ignore[CC713] the hyphen belongs there\n" + BIB, "utf-8")
    assert "52-54" in next(one for one in made("refs.bib") if one.path == "refs.bib").after.decode()


def test_a_format_that_is_no_text_gets_a_list():
    span = Span("a.pdf", 0, 3, 7, 1, 7, 4)
    finding = Finding(span, fix=Fix("write abc", (Edit("a.pdf", 0, 3, "abc"),)), code="CC107")
    assert list(repairs(Paper("a.pdf", "pdf", "0"), [finding], Evidence())) == [
        Left("a.pdf", 7, "write abc", "a pdf file is not changed")
    ]
    assert set(read.formats()) and "pdf" not in EDITABLE


def test_what_cannot_be_put_back_byte_for_byte_is_left(papers):
    Path("refs.bib").write_bytes("Каналы долины и реки степи\n".encode() + BIB.encode() + b"\xff")
    (left,) = {one.reason for one in made("refs.bib") if isinstance(one, Left)}
    assert left == "the file can't be put together again byte for byte"


def test_a_file_that_is_gone_is_left(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    finding = Finding(Span("a.txt", 0, 1, 1, 1, 1, 2), fix=Fix("x", (Edit("a.txt", 0, 1, "b"),)), code="CC107")
    (left,) = repairs(Paper("a.txt", "text", "0", text="a"), [finding], Evidence())
    assert isinstance(left, Left)


def test_two_repairs_of_one_place_are_made_one_after_the_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("abc")
    span = Span("a.txt", 0, 1, 1, 1, 1, 2)
    findings = [Finding(span, fix=Fix(text, (Edit("a.txt", 0, 2, text),)), code="CC107") for text in ("x", "y")]
    left, repair = sorted(
        repairs(Paper("a.txt", "text", "0", text="abc"), findings, Evidence()), key=lambda one: type(one).__name__
    )
    assert (left.reason, repair.after) == ("another repair touches the same place; run it again", b"xc")


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(papers):
    Path("refs.bib").chmod(0o640)
    Path("refs.bib").rename("real.bib")
    Path("refs.bib").symlink_to("real.bib")
    write(Repair("refs.bib", BIB.encode(), b"new", "", 1))
    assert Path("refs.bib").is_symlink()
    assert Path("real.bib").read_bytes() == b"new"
    assert Path("real.bib").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["paper.md", "real.bib", "refs.bib"]


def test_a_file_that_changed_meanwhile_is_left_alone(papers):
    with pytest.raises(OSError, match="it changed while it was being checked"):
        write(Repair("refs.bib", b"other", b"new", "", 1))
    assert Path("refs.bib").read_bytes() == BIB.encode()


def test_a_write_that_fails_leaves_no_part(papers, monkeypatch):
    def full(self, target):
        raise OSError(28, "No space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(Repair("refs.bib", BIB.encode(), b"new", "", 1))
    assert sorted(path.name for path in Path().iterdir()) == ["paper.md", "refs.bib"]
