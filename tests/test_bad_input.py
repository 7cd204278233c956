"""What people and hostile submissions hand in, through the real command line.

Each gets one plain sentence that says what to do, the right exit code, no traceback, and the other papers' results.
"""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from citecheck import report

ROOT = Path(__file__).parent.parent
GOOD = """On Wooden Bridges
Nora Lind

Bridges of wood last [1; 7].

References
1. Lind N. Bridges. Oslo: Fjell, 2001. 90 p.
"""
OBEYED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
MB = 1 << 20


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    def findings(self):
        return [(row["code"], row["path"]) for row in json.loads(self.out)["findings"]]

    def reason(self, path):
        rows = json.loads(self.out)["findings"]
        return next(row["message"] for row in rows if row["code"] == "CC901" and row["path"] == path)


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("good.txt").write_text(GOOD, "utf-8")
    return folder


def citecheck(*words):
    """Runs the command as a shell would."""
    done = subprocess.run(
        [sys.executable, "-m", "citecheck", *words], capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    run = Run(done.returncode, *(stream.decode("utf-8") for stream in (done.stdout, done.stderr)))
    assert "Traceback" not in run.out + run.err
    return run


def check(*words, code=1):
    """The JSON report; what the good paper has is in it whatever lies beside it."""
    run = citecheck("check", "--offline", "--no-cache", "--format", "json", *words)
    assert (run.code, run.err) == (code, "")
    assert ("CC301", "good.txt") in run.findings(), "the other papers' results"
    return run


def refused(*words):
    """A call that comes to nothing: one sentence on stderr, exit code 2."""
    run = citecheck("check", "--offline", "--no-cache", *words)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("citecheck: ")
    assert run.err.count("\n") == 1
    return run.err


def test_a_path_that_is_not_there(here):
    run = check("good.txt", "lost.txt")
    assert run.reason("lost.txt") == "The file could not be read: there is no such file: see how its name is spelt."
    assert "lost.txt isn't there: see how the name is spelt" in refused("lost.txt")


def test_a_folder_without_papers(here):
    Path("empty").mkdir()
    assert "no paper in empty: citecheck reads " in refused("empty")
    run = check("empty", "good.txt")
    assert [row["path"] for row in json.loads(run.out)["skipped"] if row["what"] == "folder"] == ["empty"]
    assert "Not checked: folder in empty (1): no paper in it: citecheck reads" in citecheck(
        "check", "--offline", "--no-cache", "empty", "good.txt"
    ).out.replace("\n    ", " ")


def test_a_folder_with_a_link_to_itself(here):
    Path("again").symlink_to(".", target_is_directory=True)
    Path("loop.txt").symlink_to("loop.txt")
    run = check(".")
    assert [row["path"] for row in json.loads(run.out)["papers"]] == ["good.txt", "loop.txt"]
    assert "see whether it can be opened" in run.reason("loop.txt")


def test_an_empty_file(here):
    contents = {"nothing.txt": b"", "blanks.txt": b"\n \r\n\t", "mark.txt": b"\xef\xbb\xbf"}
    for name, content in contents.items():
        Path(name).write_bytes(content)
    run = check(".")
    said = "The file could not be read: there is no text in it: save it anew, or leave it out."
    assert {run.reason(name) for name in contents} == {said}


def test_a_binary_file_named_as_a_text(here):
    Path("picture.txt").write_bytes(bytes(range(256)) * 300)
    assert "give it the suffix of its real format" in check(".").reason("picture.txt")


def measured(*words):
    """Seconds of work, and the most memory in bytes that the program or one of its children took."""
    with Path("out.json").open("wb") as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "citecheck", *words], stdout=out, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, child.returncode


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted differently there")
@pytest.mark.parametrize(
    ("size", "words"),
    [(200 * MB, "the file has 200 MB and the limit is 32 MB: split it, or leave it out"), (31 * MB, "too long")],
)
def test_a_text_far_too_large(here, size, words):
    line = b"Bridges of wood last [1], says Lind, N. (2001), 90 p. https://a.example/x\n"
    with Path("large.txt").open("wb") as file:
        for _ in range(size // MB):
            file.write((line * (MB // len(line) + 1))[:MB])
    seconds, memory, code = measured("check", "--offline", "--no-cache", "--format=json", "--paper-timeout=5", ".")
    assert code == 1
    assert seconds < 15
    assert memory < 1800 * MB
    run = Run(1, Path("out.json").read_text("utf-8"), "")
    assert ("CC301", "good.txt") in run.findings()
    assert words in run.reason("large.txt")


NAMES = {
    b"two\nlines.txt": "two\nlines.txt",
    b"caf\xe9.txt": "caf\\xe9.txt",
    b"-rf.txt": "-rf.txt",
    b"--config=x.txt": "--config=x.txt",
    b"a\x1b[31mb.txt": "a\x1b[31mb.txt",
    b"%s {0} $(reboot).txt": "%s {0} $(reboot).txt",
}


def test_names_of_files(here):
    for name in NAMES:
        Path(os.fsdecode(name)).write_text(GOOD, "utf-8")
    assert {("CC301", shown) for shown in NAMES.values()} < set(check(".").findings())
    run = check("good.txt", "--", *map(os.fsdecode, NAMES))
    assert {("CC301", shown) for shown in NAMES.values()} < set(run.findings())
    read = json.loads(citecheck("parse", "--no-cache").out)
    assert set(NAMES.values()) < {paper["path"] for paper in read["papers"]}
    run = citecheck("check", "--offline", "--no-cache", ".")
    assert not OBEYED.search(run.out + run.err)
    assert run.code == 1


def test_a_strange_name_is_remembered_like_any_other(here):
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(GOOD, "utf-8")
    first = citecheck("check", "--offline", ".")
    assert citecheck("check", "--offline", ".") == first


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("select = [", "citecheck.toml: this is no valid TOML ("),
        ('selct = ["CC3"]', "citecheck.toml: unknown key 'selct': did you mean 'select'?"),
        ("papertimeout = 3", "unknown key 'papertimeout': did you mean 'paper-timeout'?"),
        ("paper-timeout = nan", "'paper-timeout' must be a number from 0 up"),
        ('jobs = "many"', "'jobs' must be a whole number from 1 up"),
        ('select = ["CC3999"]', "CC3999"),
        ('"\\u001b[31m" = 1', "unknown key"),
    ],
)
def test_a_configuration_with_a_mistake(here, text, words):
    Path("citecheck.toml").write_text(text, "utf-8")
    said = refused("good.txt")
    assert words in said
    assert not OBEYED.search(said)


@pytest.mark.parametrize(
    "text",
    [
        'network = {allow = ["127.0.0.0/8"]}',
        'services = {doi = {base = "http://evil.example"}}',
        'cache-dir = "/tmp/elsewhere"',
        'mailto = "somebody@example.org"',
    ],
)
def test_a_submission_does_not_open_the_network_or_redirect_services(here, text):
    Path("pyproject.toml").write_text(f"[tool.citecheck]\n{text}", "utf-8")
    assert "counts only in your own file" in refused("good.txt")


def test_a_configuration_in_a_folder_that_is_judged_from_outside_is_none(here):
    Path("citecheck.toml").write_text('select = ["CC9"]\nnetwork = {allow = ["0.0.0.0/0"]}', "utf-8")
    os.chdir("..")
    run = citecheck("check", "--offline", "--no-cache", "--format", "json", "papers")
    assert ("CC301", "papers/good.txt") in run.findings()


def test_a_configuration_that_asks_for_too_much_gets_what_there_is(here):
    Path("citecheck.toml").write_text("jobs = 100000\npaper-memory = 9000000000000000000\npaper-timeout = 1e300\n")
    check(".")


def test_yaml_that_grows_when_read(here):
    bomb = "\n".join(f"{a}: &{a} [{', '.join([f'*{b}'] * 9)}]" for a, b in zip("bcdefghi", "abcdefgh", strict=True))
    Path("bomb.md").write_text(f"---\na: &a [x, x]\n{bomb}\ntitle: *i\n---\n\nText.\n", "utf-8")
    check(".", "--paper-timeout", "5")


HOSTILE = """\x1b]0;owned\x07On \x1b[31mWooden\x1b[0m Bridges\x9b2J
Nora \x1b[31mLind

Bridges of wood \x1b[2Jlast [1\x1b[5m; 7\x9b31m]. See https://a.example/\x1b[2Jx and [9\x1b[1m].

References
1. Lind N. Bri\x1b[31mdges \x9b31mof wood. Oslo: Fj\x1bell, 2001. 90 p. https://b.example/\x1b]8;;x\x07
2. Lind N. Bri\x1b[31mdges \x9b31mof wood. Oslo: Fj\x1bell, 2001. 90 p. 10.5555/\x1bab\x9b
"""
BIB = (
    "@book{a\x1b[31mb, author = {Lind, N\x1b[2J}, title = {Bri\x9b2Jdges}, year = {2\x1b001}, note = {\x1b]0;x\x07}}\n"
)


@pytest.mark.parametrize("words", ["parse", "export", "compare", "links --offline", *report.formats()])
def test_what_a_paper_says_to_a_terminal_does_not_reach_it(here, words):
    Path("a.txt").write_text(HOSTILE, "utf-8")
    Path("b.txt").write_text(HOSTILE.replace("a.example", "c.example"), "utf-8")
    Path("c.bib").write_text(BIB, "utf-8")
    words = f"check --offline --format {words}" if words in report.formats() else words
    run = citecheck(*words.split(), *([] if words == "compare" else ["--no-cache"]), "a.txt", "b.txt", "c.bib")
    assert run.code in (0, 1)
    assert run.out
    assert not OBEYED.search(run.out + run.err)
