"""The line that says how far a run is: nothing in the first second, and no control of the terminal from a name."""

import io
import time
from contextlib import redirect_stderr

import pytest

from citecheck import progress
from citecheck.folder import QUIET
from citecheck.model import Status, Trace, Verdict


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")


def test_a_short_run_says_nothing():
    with redirect_stderr(Screen()) as screen, progress.shown() as told:
        told.papers("a.txt", 0, 1)
        told.links(Verdict("https://a.test/", Status.OK), 1, 1)
    assert screen.getvalue() == ""


def test_a_long_run_says_how_far_it_is(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    with redirect_stderr(Screen()) as screen, progress.shown() as told:
        told.papers("папка/a\x1b[2J[bold].txt", 3, 20)
        time.sleep(0.15)  # the line is drawn twelve times a second
        told.links(Verdict("https://a.test/", Status.DEAD), 4, 9)
        time.sleep(0.15)
        shown = screen.getvalue()
    assert "3 of 20 papers read, now " in shown
    assert "[bold]" in shown
    assert "\x1b[2J" not in shown
    assert "4 of 9 links asked: 1 dead" in shown


def test_the_slowest_host_is_named(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    with redirect_stderr(Screen()) as screen, progress.shown() as told:
        told.links(Verdict("https://slow.test/a", Status.BROKEN, trace=Trace(seconds=9.5)), 1, 2)
        told.links(Verdict("https://fast.test/a", Status.OK, trace=Trace(seconds=0.1)), 2, 2)
        time.sleep(0.15)
        shown = screen.getvalue()
    assert "2 of 2 links asked: 1 broken, 1 ok; slowest slow.test (9.5 s)" in shown


def test_without_a_terminal_nothing_is_told():
    with redirect_stderr(io.StringIO()), progress.told() as told:
        assert told is QUIET
    with redirect_stderr(Screen()), progress.told() as told:
        assert told is not QUIET
