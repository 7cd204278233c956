"""Which files are read, how often, and what belongs to what."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from citecheck import executor, folder
from citecheck.config import Config
from citecheck.executor import Lost

TEXT = """On Wooden Bridges
Nora Lind

Bridges of wood last [1].

References
1. Lind N. Bridges. Oslo: Fjell, 2001. 90 p.
"""
PAPER = "---\ntitle: On Wells\nbibliography: wells.bib\n---\n\nWells are dug [@orr2001].\n"
BIB = "@book{orr2001,\n  author = {Orr, Tom},\n  title = {%s},\n  publisher = {Moor},\n  year = {2001}\n}\n"
QUIET = Config(jobs=1)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names, text=TEXT):
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def found(*paths):
    return list(folder.find(paths).papers)


def skipped(*paths):
    return [(row.what, row.path) for row in folder.find(paths).skipped]


@pytest.fixture
def reading(monkeypatch):
    """Counts what is read, since the children can't be asked."""
    asked = []
    run = executor.run

    def counted(paths, *words, **named):
        asked.extend(paths)
        return run(paths, *words, **named)

    monkeypatch.setattr(executor, "run", counted)
    return asked


def opened(*paths, config=QUIET):
    with folder.opened(paths, config) as archive:
        return list(archive.corpus.papers()), archive.kept.notes


def test_papers_are_found_by_their_suffix_in_the_order_of_their_paths(here):
    put("b.txt", "a/z.md", "a/b/c.TXT", "c.exe", "d", "refs.bib")
    assert found(".") == ["a/b/c.TXT", "a/z.md", "b.txt", "refs.bib"]
    assert found("./a/../a") == ["a/b/c.TXT", "a/z.md"]


def test_what_is_hidden_or_about_the_project_is_no_paper(here):
    put(".git/a.txt", "node_modules/a.md", ".b.txt", "README.md", "Changelog.txt", "LICENSE.txt", "paper.txt")
    assert found(".") == ["paper.txt"]
    assert found("README.md", ".b.txt") == ["README.md", ".b.txt"], "a name that was given is meant"


def test_names_that_were_given_keep_their_order_and_their_spelling(here):
    put("a.txt", "b.txt", "sub/c.txt")
    assert found("b.txt", "./a.txt", "sub") == ["b.txt", "./a.txt", "sub/c.txt"]
    assert found(str(here)) == [str(here / name) for name in ("a.txt", "b.txt", "sub/c.txt")]


def test_a_file_named_twice_is_read_once(here):
    put("a.txt", "sub/c.txt")
    assert found("a.txt", "./a.txt", ".", str(here / "a.txt"), "sub") == ["a.txt", "sub/c.txt"]


def test_a_missing_name_is_kept_among_others_and_an_error_alone(here):
    put("a.txt")
    assert found("a.txt", "missing.txt") == ["a.txt", "missing.txt"]
    with pytest.raises(folder.NoInputError, match=r"lost\.txt, missing\.txt isn't there"):
        found("lost.txt", "missing.txt")
    assert found("a.txt", "x" * 5000 + ".txt")[0] == "a.txt"


def test_a_folder_without_papers_is_said(here):
    Path("empty").mkdir()
    put("a.txt", "other/readme.md")
    with pytest.raises(folder.NoInputError, match=r"no paper in empty, other: citecheck reads .*\.bib .*\.md .*\.txt"):
        found("empty", "other")
    assert skipped("a.txt", "empty") == [("folder", "empty")]


def test_a_folder_with_a_link_to_itself_ends(here):
    put("a.txt")
    Path("again").symlink_to(".")
    Path("loop.txt").symlink_to("loop.txt")
    assert found(".") == ["a.txt", "loop.txt"]
    papers, _ = opened(".")
    assert [(paper.path, paper.unreadable) for paper in papers] == [("a.txt", False), ("loop.txt", True)]


def test_a_link_out_of_the_folder_is_not_followed_unless_named(here):
    put("secret.txt", "papers/a.txt", "papers/sub/b.txt")
    Path("papers/in.txt").symlink_to("sub/b.txt")
    Path("papers/out.txt").symlink_to("../secret.txt")
    Path("papers/out").symlink_to("..")
    assert found("papers") == ["papers/a.txt", "papers/in.txt", "papers/sub/b.txt"]
    assert skipped("papers") == [("link", "papers/out.txt")]
    assert found("papers/out.txt") == ["papers/out.txt"]


def test_a_very_deep_folder_is_walked(here):
    top, deep = Path.cwd(), Path("d")
    for _ in range(1100):
        deep.mkdir()
        os.chdir(deep)
    put("deep.txt")
    os.chdir(top)
    assert [path.endswith("/deep.txt") for path in found(".")] == [True]
    for _ in range(1100):  # what removes the folder later can't go so deep
        os.chdir(deep)
    Path("deep.txt").unlink()
    for _ in range(1100):
        os.chdir("..")
        deep.rmdir()


def test_a_folder_that_cannot_be_entered_is_said(here, monkeypatch):
    put("a.txt", "shut/b.txt")
    scandir = os.scandir

    def refusing(place):
        if str(place).endswith("shut"):
            raise PermissionError(13, "Permission denied", place)
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refusing)
    papers, _ = opened(".")
    assert [paper.path for paper in papers] == ["a.txt", "shut"]
    assert "folder can't be entered" in papers[1].troubles[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_named_as_a_paper_is_not_waited_for(here):
    put("a.txt")
    os.mkfifo("b.txt")
    begun = time.monotonic()
    papers, _ = opened(".")
    assert time.monotonic() - begun < 10
    assert "a pipe or a device" in papers[1].troubles[0].reason


def test_a_second_run_over_an_unchanged_folder_reads_nothing(here, reading):
    put("a.txt", "b.txt")
    put("p/wells.bib", text=BIB % "Wells")
    put("p/paper.md", text=PAPER)
    first, _ = opened(".")
    assert sorted(reading) == ["a.txt", "b.txt", "p/paper.md", "p/wells.bib"]
    reading.clear()
    second, _ = opened(".")
    assert reading == []
    assert second == first


def test_only_what_changed_is_read_again(here, reading):
    put("a.txt", "b.txt")
    opened(".")
    reading.clear()
    put("b.txt", text=TEXT.replace("2001", "2002"))
    os.utime("a.txt")  # touched, not changed
    put("c.txt")
    papers, _ = opened(".")
    assert reading == ["b.txt", "c.txt"]
    assert [paper.references[0].year for paper in papers] == ["2001", "2002", "2001"]


def test_a_paper_is_read_again_when_its_bibliography_changed_or_went(here, reading):
    put("p/wells.bib", text=BIB % "Wells")
    put("p/paper.md", text=PAPER)
    opened("p/paper.md")
    for change in (lambda: put("p/wells.bib", text=BIB % "Deep Wells"), Path("p/wells.bib").unlink):
        reading.clear()
        change()
        [paper], _ = opened("p/paper.md")
        assert reading == ["p/paper.md"]
    assert "orr2001" not in {reference.id for reference in paper.references}


def test_another_version_reads_anew(here, reading, monkeypatch):
    put("a.txt")
    opened("a.txt")
    reading.clear()
    monkeypatch.setattr(folder, "edition", lambda: "99")
    opened("a.txt")
    assert reading == ["a.txt"]


def test_without_a_cache_nothing_is_left_and_nothing_known(here, reading):
    put("papers/a.txt")
    for _ in range(2):
        opened("papers", config=replace(QUIET, cache=False))
    assert reading == ["papers/a.txt"] * 2
    # a child whose coverage is measured leaves its figures where it ran
    assert [path.name for path in here.iterdir() if not path.name.startswith(".coverage")] == ["papers"]


def test_a_cache_folder_of_ones_own(here):
    put("papers/a.txt")
    opened("papers", config=replace(QUIET, cache_dir="kept"))
    assert Path("kept/citecheck.sqlite").is_file()


def test_a_bibliography_that_a_paper_uses_is_no_paper(here):
    put("p/wells.bib", "other.bib", text=BIB % "Wells")
    put("p/paper.md", text=PAPER)
    papers, _ = opened(".")
    assert [paper.path for paper in papers] == ["other.bib", "p/paper.md"]
    papers, _ = opened(str(here / "p" / "wells.bib"), "p/paper.md")
    assert [paper.path for paper in papers] == ["p/paper.md"], "whichever way it is named"


def test_in_a_folder_whose_name_is_no_text(here, reading):
    place = os.fsdecode(b"caf\xe9")
    put(f"{place}/wells.bib", text=BIB % "Wells")
    put(f"{place}/paper.md", text=PAPER)
    [paper], _ = opened(place)
    assert paper.path == "caf\\xe9/paper.md"
    assert [reference.title for reference in paper.references] == ["Wells"]
    put(f"{place}/wells.bib", text=BIB % "Deep Wells")
    reading.clear()
    [paper], _ = opened(place)
    assert f"{place}/paper.md" in reading
    assert [reference.title for reference in paper.references] == ["Deep Wells"]


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        (Lost("died", "exit code -11"), "died (exit code -11): the file may be damaged"),
        (Lost("timeout", "60 s"), "--paper-timeout"),
        (Lost("memory", ""), "split the file"),
        (Lost("error", "KeyError: '{'"), "failed (KeyError: '{'), which is a fault of citecheck"),
    ],
)
def test_a_lost_paper_says_why_and_is_read_again_next_time(here, monkeypatch, lost, words):
    put("a.txt", "b.txt")
    run = executor.run
    monkeypatch.setattr(executor, "run", lambda paths, *_, **__: ((path, lost) for path in paths))
    papers, _ = opened(".")
    assert all(paper.unreadable and words in paper.troubles[0].reason for paper in papers)
    monkeypatch.setattr(executor, "run", run)
    assert not any(paper.unreadable for paper in opened(".")[0])


def test_an_interrupted_run_goes_on_where_it_stopped(here, reading, monkeypatch):
    put("a.txt", "b.txt", "c.txt")
    run = executor.run

    def cut(paths, *words, **named):
        yield next(iter(run(paths, *words, **named)))
        raise KeyboardInterrupt

    monkeypatch.setattr(executor, "run", cut)
    with pytest.raises(KeyboardInterrupt):
        opened(".")
    with folder.opened(".", QUIET, partly=True) as archive:
        assert [paper.path for paper in archive.corpus.papers()] == ["a.txt", "b.txt"]
        assert archive.unread == 1
    monkeypatch.setattr(executor, "run", run)
    again = []
    progress = folder.Progress(papers=lambda path, done, total: again.append((path, done, total)))
    with folder.opened(".", QUIET, progress) as archive:
        assert len(archive.corpus) == 3
    assert again == [("c.txt", 2, 3)]


def test_bare_entries_are_a_paper_of_references(here):
    put("entries.txt", text="Lind N. Bridges. Oslo: Fjell, 2001.\n\nOrr T. Wells. Moor, 1999.\n")
    paper = folder.references("entries.txt")
    assert [reference.raw for reference in paper.references] == [
        "Lind N. Bridges. Oslo: Fjell, 2001.",
        "Orr T. Wells. Moor, 1999.",
    ]


def test_a_list_of_addresses_is_a_paper_of_links(here):
    put("urls.txt", text="\ufeffhttps://a.example/\r\n\r\n 10.5555/x \nhttps://a.example/\ndoi: 10.5555/y")
    with folder.listed("urls.txt", QUIET) as archive:
        (paper,) = archive.corpus.papers()
    assert [(link.url, link.raw, link.span.line, link.span.column) for link in paper.links] == [
        ("https://a.example/", "https://a.example/", 1, 1),
        ("https://doi.org/10.5555/x", "10.5555/x", 3, 2),
        ("https://a.example/", "https://a.example/", 4, 1),
        ("https://doi.org/10.5555/y", "doi: 10.5555/y", 5, 1),
    ]


def test_files_that_name_each_other_or_themselves_are_not_lost(here):
    kept = {"main.tex": ("main.tex", "part.tex"), "part.tex": ("main.tex",), "self.tex": ("self.tex",)}

    class Kept:
        def used(self, path):
            return kept[path]

    assert folder.own(tuple(kept), Kept()) == ["main.tex", "self.tex"]
