"""Patches: what `patch` and `git apply` take, made from the edits alone."""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.fix.patch import patch
from citecheck.fix.splicing import edited
from citecheck.model import Edit

LINES = "".join(f"line {n}\n" for n in range(1, 21))


def at(word, new, text=LINES):
    start = text.index(word)
    return Edit("a.txt", start, start + len(word), new)


def test_one_line():
    assert patch("a.txt", LINES, [at("line 7\n", "LINE 7\n")]) == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -4,7 +4,7 @@\n line 4\n line 5\n line 6\n-line 7\n+LINE 7\n line 8\n line 9\n line 10\n"
    )


def test_two_places_far_apart_are_two_hunks_and_near_ones_one():
    far = patch("a.txt", LINES, [at("line 2\n", "2\n"), at("line 19", "19")])
    near = patch("a.txt", LINES, [at("line 2\n", "2\n"), at("line 5", "5")])
    assert (far.count("@@ -"), near.count("@@ -")) == (2, 1)


def test_a_line_that_joins_the_next():
    made = patch("a.txt", LINES, [at("7\nline 8", "78")])
    assert "-line 7\n-line 8\n+line 78\n" in made
    assert "@@ -4,8 +4,7 @@" in made


def test_a_text_without_a_last_line_end():
    made = patch("a.txt", "a\nb", [Edit("a.txt", 2, 3, "c")])
    assert made.endswith("-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")


def test_no_edits_no_patch():
    assert patch("a.txt", LINES, []) == ""


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "cc", "", "x y"]), min_size=1, max_size=25),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6), st.sampled_from(["", "z", "z\n", "q q"])), max_size=4),
    st.booleans(),
)
def test_git_makes_of_it_what_the_edits_make(tmp_path_factory, lines, rows, ended):
    if not shutil.which("git"):
        pytest.skip("git isn't here")
    text = "\n".join(lines) + ("\n" if ended else "")
    edits, last = [], 0
    for start, length, new in sorted(rows):
        begin = min(max(start, last), len(text))
        end = min(begin + length, len(text))
        if text[begin:end] != new and (not edits or begin > last):
            edits.append(Edit("a.txt", begin, end, new))
            last = end
    wanted = edited(text, edits)
    if wanted == text or not wanted or not text:
        return
    folder = tmp_path_factory.mktemp("patched")
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.patch").write_bytes(patch("a.txt", text, edits).encode())
    command = ["git", "apply", "--unidiff-zero", "--whitespace=nowarn", "a.patch"]
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        env={"GIT_CEILING_DIRECTORIES": str(folder.parent), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr + patch("a.txt", text, edits)
    assert (folder / "a.txt").read_bytes().decode() == wanted
