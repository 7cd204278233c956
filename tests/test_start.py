"""The program as others start it: processes of their own, streams, signals, and how little it loads."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from citecheck import __version__
from citecheck.__main__ import main

from .calling import BAD, CLEAN

HEAVY = "pydantic|rich|typer|msgspec|requests|aiohttp|asyncio|http|ssl|lxml|pypdfium2|numpy|rapidfuzz|sqlite3"
COMMAND = [sys.executable, "-m", "citecheck"]
posix = pytest.mark.skipif(os.name == "nt", reason="signals and pipes as on POSIX")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "bad.txt").write_text(BAD, "utf-8")
    (tmp_path / "papers" / "clean.txt").write_text(CLEAN, "utf-8")
    return tmp_path


def started(*words, cwd, **more):
    words = [*COMMAND, *words]
    return subprocess.run(words, cwd=cwd, capture_output=True, timeout=60, encoding="utf-8", **more)


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_the_version(tmp_path, word):
    done = started(word, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"citecheck {__version__}\n", "")


def test_the_version_is_answered_without_loading_anything(tmp_path):
    code = (
        "import sys; sys.argv = ['citecheck', '--version']; before = set(sys.modules)\n"
        "from citecheck.__main__ import main; main(); print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[1].split()
    assert [name for name in loaded if re.match(rf"({HEAVY})\b", name)] == []
    assert [name for name in loaded if name.startswith("citecheck")] == ["citecheck", "citecheck.__main__"]


def test_an_offline_check_loads_nothing_of_the_network(folder):
    """Also no picture of a terminal and no progress, where there is no terminal."""
    code = (
        "import sys; sys.argv = ['citecheck', 'check', '--offline', '--no-cache', 'papers']\n"
        "from citecheck.cli import start; code = start(); print(code, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    code, *loaded = done.stderr.split()
    assert code == "1"
    assert not {"requests", "aiohttp", "urllib3", "http.client", "rich.status"} & set(loaded)


def test_offline_opens_no_socket(folder):
    code = (
        "import socket, sys; sys.argv = ['citecheck', 'check', '--offline', '--no-cache', 'papers']\n"
        "def refused(*words, **named): print('a socket was opened', file=sys.stderr); raise SystemExit(77)\n"
        "socket.socket.connect = socket.getaddrinfo = refused\n"
        "from citecheck.cli import start; sys.exit(start())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, "")


def test_findings_go_to_stdout_and_a_mistake_to_stderr(folder):
    found = started("check", "--offline", "papers", cwd=folder)
    assert found.returncode == 1
    assert "papers/bad.txt:4:31: CC301 error" in found.stdout.replace("\\", "/")
    assert found.stderr == ""
    mistake = started("check", "--ofline", "papers", cwd=folder)
    assert (mistake.returncode, mistake.stdout) == (2, "")
    assert mistake.stderr.startswith("citecheck: No such option: --ofline")


@pytest.mark.parametrize("language", ["C", "C.UTF-8", "POSIX"])
def test_a_terminal_without_unicode_gets_the_same_bytes(folder, language):
    """What is written is always UTF-8: a pipe to a file must not depend on the window it was started in."""
    plain = {**os.environ, "LC_ALL": language, "PYTHONIOENCODING": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = started("check", "--offline", "papers", cwd=folder, env=plain)
    assert done.returncode == 1
    assert "Навоий асарларида" in done.stdout


@posix
def test_a_reader_that_goes_away_is_no_error(folder):
    command = f"set -o pipefail; '{sys.executable}' -m citecheck parse papers | head -c 10"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) == 10


@posix
def test_a_full_disk_is_one_sentence_and_two(folder):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "parse", "papers"], cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def slow(papers, count, seconds):
    """A program that reads papers, and after the first of them only slowly."""
    return (
        "import os, sys, time; sys.argv = ['citecheck', 'check', '--offline', '--no-cache', '--jobs', '1', 'papers']\n"
        "from citecheck import folder\n"
        "def started(path, done, total):\n"
        f"    if done == {count}: print('now', file=sys.stderr, flush=True); time.sleep({seconds})\n"
        "from citecheck import cli; from contextlib import nullcontext\n"
        "cli.told = lambda: nullcontext(folder.Progress(papers=started))\n"
        "sys.exit(cli.start())"
    )


@posix
def test_ctrl_c_prints_what_was_done_and_exits_130(folder):
    for number in range(6):
        (folder / "papers" / f"more{number}.txt").write_text(CLEAN, "utf-8")
    words = [sys.executable, "-c", slow(folder, 3, 20)]
    running = subprocess.Popen(
        words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    assert running.stderr.readline() == "now\n"
    time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "bad.txt:4:31: CC301 error" in out
    assert "Not checked: papers (" in out
    assert "Traceback" not in err


def test_main_answers_the_version_or_runs_the_command(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["citecheck", "-V"])
    main()
    assert capsys.readouterr().out == f"citecheck {__version__}\n"
    monkeypatch.setattr(sys, "argv", ["citecheck", "explain", "CC9999"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
