"""Output: whole files or none, words for what went wrong, colour only where somebody looks."""

import io
import os
from contextlib import redirect_stdout

import pytest

from citecheck import writing
from citecheck.model import Paper
from citecheck.report import Report, Summary

from .report import sample


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def on_a_terminal():
    return redirect_stdout(Terminal(io.BytesIO(), "ascii"))


def test_what_a_window_can_not_show_is_spelt_out_not_a_crash():
    with on_a_terminal() as stream:
        writing.write("Ўзбек \udc80\n", None)
    assert stream.buffer.getvalue() == "Ўзбек \\udc80\n".encode()


def test_a_file_is_replaced_whole(tmp_path):
    place = tmp_path / "report.md"
    writing.write("first", place)
    writing.write("second \ud800", place)
    assert place.read_text("utf-8") == "second \\ud800"
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_a_half_file_never_replaces_a_good_one(tmp_path, monkeypatch):
    place = tmp_path / "report.md"
    writing.write("good", place)

    def full(self, text, *words):
        self.write_bytes(text[:2].encode())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(writing.UsageError, match=r"report\.md: can't be written \(No space left on device\)"):
        writing.write("better", place)
    assert place.read_bytes() == b"good"
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_a_place_that_is_none_is_said(tmp_path):
    with pytest.raises(writing.UsageError, match="choose another place"):
        writing.write("text", tmp_path / "no" / "such" / "folder.md")
    with pytest.raises(writing.UsageError, match="choose another place"):
        writing.write("text", tmp_path)
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(writing.UsageError, match="can't be made a folder"):
        writing.reports(tmp_path / "file", Report())
    with pytest.raises(writing.UsageError, match="can't be made a folder"):
        writing.bibliographies(tmp_path / "file", [])


def test_colour_is_for_terminals(monkeypatch, tmp_path):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with on_a_terminal():
        assert "\x1b[" in writing.rendered("terminal", sample.report(), None)
        assert "\x1b[" not in writing.rendered("terminal", sample.report(), tmp_path / "report.txt")
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in writing.rendered("terminal", sample.report(), None)
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv("TERM", "dumb")
        assert "\x1b[" not in writing.rendered("terminal", sample.report(), None)


@pytest.mark.parametrize(
    ("environment", "links"),
    [
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "4999"}, False),
        ({"VTE_VERSION": "odd"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"TERM": "xterm"}, False),
    ],
)
def test_links_are_for_terminals_that_follow_them(environment, links, monkeypatch, tmp_path):
    for name in ("TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with on_a_terminal():
        assert ("\x1b]8;;" in writing.rendered("terminal", sample.report(), None)) is links
        assert "\x1b]8;;" not in writing.rendered("terminal", sample.report(), tmp_path / "report.txt")


def test_a_window_says_its_width_and_a_pipe_has_one_of_its_own(monkeypatch):
    monkeypatch.setenv("COLUMNS", "43")
    with on_a_terminal():
        narrow = writing.rendered("terminal", Report(papers=(Summary("a" * 40),)), None)
    assert len(narrow.splitlines()) > 3
    with redirect_stdout(io.StringIO()):
        wide = writing.rendered("terminal", Report(papers=(Summary("a.txt"),)), None)
    assert wide.startswith("a.txt  0 references")


def test_an_unknown_format_is_answered_with_those_there_are():
    with pytest.raises(writing.UsageError, match=r"there is no format 'pdf': choose from .*json.*terminal"):
        writing.rendered("pdf", Report(), None)


def test_every_report_in_one_folder(tmp_path):
    writing.reports(tmp_path / "a" / "b", sample.report())
    names = {path.name for path in (tmp_path / "a" / "b").iterdir()}
    assert {"report.txt", "report.json"} <= names
    assert {"report.md", "report.sarif", "findings.csv", "references.csv"} <= names


def test_bibliographies_of_no_references(tmp_path):
    writing.bibliographies(tmp_path / "bib", [Paper("a.txt", "text", "")])
    assert (tmp_path / "bib" / "all.bib").is_file()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_into_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writing.write("text\n", pipe)
    assert os.read(read, 100) == b"text\n"
    os.close(read)
    assert pipe.is_fifo()
