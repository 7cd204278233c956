import json

import pytest

from citecheck import folder, read
from citecheck.read import choosing, ignoring
from tests.read.packed import odt, zipped
from tests.read.test_read import write
from tests.read.typeset import placed
from tests.read.word import word
from tests.read.xml import JATS, TEI

MAIN = b"\\documentclass{article}\\begin{document}x\\end{document}"


def chosen(files):
    candidates = [name for name in sorted(files) if choosing.is_candidate(name, files.get)]
    return choosing.chosen(candidates, files.get)


def test_a_paper_in_several_formats_is_read_from_the_best_source():
    kept, left = chosen(
        {"a/one.docx": b"", "a/one.pdf": b"", "b/one.pdf": b"", "a/two.pdf": b"", "a/two.txt": b"", "a/one.bib": b""}
    )
    assert kept == ["a/one.bib", "a/one.docx", "a/two.txt", "b/one.pdf"]
    assert left == [
        ("a/one.pdf", "it is the same paper as a/one.docx, which was read"),
        ("a/two.pdf", "it is the same paper as a/two.txt, which was read"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"])
def test_a_main_file_beside_another_is_read_in_whatever_encoding(tmp_path, encoding):
    text = "\\documentclass{article}\n\\title{Каналы}\n\\begin{document}\nТекст о каналах.\n\\end{document}\n"
    write(tmp_path, "one.tex", MAIN)
    write(tmp_path, "two.tex", text.encode(encoding))
    found = folder.find([str(tmp_path)])
    assert [path.rpartition("/")[2] for path in found.papers] == ["one.tex", "two.tex"]
    write(tmp_path, "all.zip", zipped({"one.tex": MAIN, "two.tex": text.encode(encoding)}))
    documents = read.documents(str(tmp_path / "all.zip"))
    assert "Текст о каналах." in documents[1].text


def test_parts_of_a_latex_paper_are_no_papers():
    kept, left = chosen({"p/main.tex": MAIN, "p/parts/one.tex": b"\\section{One}", "q/alone.tex": b"\\section{Two}"})
    assert kept == ["p/main.tex", "q/alone.tex"]
    assert left == [("p/parts/one.tex", "it is a part of p/main.tex, which was read")]


@pytest.mark.parametrize(
    ("name", "data", "paper"),
    [
        ("paper.md", b"", True), ("README.md", b"", False), ("docs/CHANGELOG.md", b"", False), (".paper.md", b"", False),
        ("package.json", b'{"name": "x", "type": "module", "title": "y"}', False),
        ("refs.json", json.dumps([{"type": "book", "title": "x"}]).encode(), True),
        ("pom.xml", b"<project/>", False), ("a.xml", JATS.encode(), True), ("b.xml", TEI.encode(), True),
        ("macros.tex", b"\\newcommand{\\x}{y}", False), ("picture.png", b"", False), ("all.tar.gz", b"", True),
    ],
)  # fmt: skip
def test_what_may_be_a_paper(name, data, paper):
    assert choosing.is_candidate(name, lambda _: data) is paper


def names(found, root):
    return sorted(path.removeprefix(str(root)).lstrip("/") for path in found.papers)


def test_a_folder_with_gitignore_and_exclude(tmp_path):
    for name in ("a.txt", "build/b.txt", "drafts/c.txt", "drafts/keep.txt", "old/d.txt", "e.txt"):
        write(tmp_path, name)
    write(tmp_path, ".gitignore", b"build/\nold/*.txt\n# a note\n\n")
    write(tmp_path, "drafts/.gitignore", b"*.txt\n!keep.txt\n")
    assert names(folder.find([str(tmp_path)]), tmp_path) == ["a.txt", "drafts/keep.txt", "e.txt"]
    assert names(folder.find([str(tmp_path)], ["e.*", "drafts"]), tmp_path) == ["a.txt"]
    assert names(folder.find([str(tmp_path / "build/b.txt")]), tmp_path) == ["build/b.txt"]


def test_the_rules_of_a_repository_hold_in_its_folders(tmp_path):
    write(tmp_path, "papers/a.txt")
    write(tmp_path, "papers/out.txt")
    write(tmp_path, ".gitignore", b"out.txt\n")
    assert names(folder.find([str(tmp_path / "papers")]), tmp_path) == ["papers/a.txt", "papers/out.txt"]
    (tmp_path / ".git").mkdir()
    assert names(folder.find([str(tmp_path / "papers")]), tmp_path) == ["papers/a.txt"]


def test_a_pattern_that_is_none_spoils_no_other(tmp_path):
    rules = list(ignoring.given(str(tmp_path), ["!", "a.txt"]))
    assert ignoring.ignored(str(tmp_path / "a.txt"), False, rules)
    assert not ignoring.ignored(str(tmp_path / "b.txt"), False, rules)
    assert list(ignoring.given(str(tmp_path), [])) == []


def test_what_was_left_out_is_said(tmp_path):
    write(tmp_path, "a.txt")
    write(tmp_path, "a.pdf", placed([(20, 300, "text")]))
    (skipped,) = folder.find([str(tmp_path)]).skipped
    assert (skipped.what, skipped.path) == ("paper", str(tmp_path / "a.pdf"))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", b"{\\rtf1 text}", "rtf"), ("a.pdf", b"<!DOCTYPE html><p>text</p>", "html"),
        ("a.txt", placed([(20, 300, "text")]), "pdf"), ("a.odt", word("text"), "docx"), ("a.docx", odt("<text:p>text</text:p>"), "odt"),
        ("a.html", JATS.encode(), "jats"),
    ],
)  # fmt: skip
def test_a_file_with_a_wrong_name_is_read_as_what_it_is(tmp_path, name, data, kind):
    document = read.read(write(tmp_path, name, data))
    assert document.format == kind
    assert document.text.strip()
    (trouble,) = document.troubles
    assert trouble.kind == "partly"
    assert "rename it" in trouble.reason


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [("a.docx", word("text"), "docx"), ("a.xml", JATS.encode(), "jats"), ("b.xml", TEI.encode(), "tei"), ("a.md", b"<p>x", "markdown")],
)  # fmt: skip
def test_a_file_with_the_right_name_is_read_without_a_word(tmp_path, name, data, kind):
    document = read.read(write(tmp_path, name, data))
    assert (document.format, document.troubles) == (kind, ())


JOSS = b"---\ntitle: 'Canals: a program'\nauthors:\n  - name: Jane Otter\nbibliography: paper.bib\n---\n\n# Summary\n\nShown [@otter].\n"
GUIDE = b"# Guide\n\nRun `canals --help` [1].\n"


def test_documentation_beside_a_paper_that_says_it_is_one_is_passed_over_and_said():
    files = {
        "r/paper/paper.md": JOSS, "r/paper/paper.bib": b"", "r/docs/guide.md": GUIDE, "r/docs/api/index.html": b"<p>x</p>",
        "r/notes.txt": b"requests==2", "r/examples/tour.ipynb": b'{"cells": [{"source": ["# Tour"]}]}',
    }  # fmt: skip
    kept, left = chosen(files)
    assert kept == ["r/paper/paper.bib", "r/paper/paper.md"]
    assert [path for path, _ in left] == [
        "r/docs/api/index.html",
        "r/docs/guide.md",
        "r/examples/tour.ipynb",
        "r/notes.txt",
    ]
    assert all("beside r/paper/paper.md" in reason and "name the file itself" in reason for _, reason in left)


@pytest.mark.parametrize(
    "data",
    [
        JOSS, b"# Other\n\nAs shown [see @lee, p. 5].\n", b"# Other\n\nText [1].\n\n## References\n\n1. Otter J. Canals.\n",
        "Каналы\n\nТекст [1].\n\nСписок литературы\n\n1. Соколов П. Каналы.\n".encode(),
        b"<h2 class='x'>Foydalanilgan adabiyotlar</h2>",
    ],
)  # fmt: skip
def test_what_looks_like_a_paper_is_read_beside_one_too(data):
    assert "r/docs/other.md" in chosen({"r/paper/paper.md": JOSS, "r/docs/other.md": data})[0]


def test_a_latex_paper_makes_a_repository_too_and_its_data_and_words_are_left():
    kept, left = chosen({"r/latex/main.tex": MAIN, "r/docs/guide.md": GUIDE, "r/one.docx": b"", "r/refs.bib": b""})
    assert kept == ["r/latex/main.tex", "r/one.docx", "r/refs.bib"]
    assert [path for path, _ in left] == ["r/docs/guide.md"]


def test_loose_papers_are_all_read_also_beside_another_repository():
    assert chosen({"a.md": GUIDE, "b.txt": b"x", "c.html": b"<p>x"})[1] == []
    files = {"x/paper/paper.md": JOSS, "x/docs/guide.md": GUIDE, "y/essay.md": GUIDE, "z.md": GUIDE}
    kept, left = chosen(files)
    assert kept == ["x/paper/paper.md", "y/essay.md", "z.md"]
    assert [path for path, _ in left] == ["x/docs/guide.md"]


def test_a_front_matter_with_a_title_alone_makes_no_repository():
    assert chosen({"blog/one.md": b"---\ntitle: One\n---\nText.\n", "blog/two.md": b"Text.\n"})[1] == []


def test_a_file_that_is_named_itself_is_read(tmp_path):
    for name, data in (("r/paper/paper.md", JOSS), ("r/docs/guide.md", GUIDE)):
        write(tmp_path, name, data)
    assert names(folder.find([str(tmp_path / "r")]), tmp_path / "r") == ["paper/paper.md"]
    assert names(folder.find([str(tmp_path / "r"), str(tmp_path / "r/docs/guide.md")]), tmp_path / "r") == [
        "docs/guide.md", "paper/paper.md",
    ]  # fmt: skip


def test_many_that_were_passed_over_are_counted(tmp_path):
    write(tmp_path, "r/paper/paper.md", JOSS)
    for n in range(5):
        write(tmp_path, f"r/docs/{n}.md", GUIDE)
    (skipped,) = folder.find([str(tmp_path / "r")]).skipped
    assert (skipped.count, skipped.path) == (5, str(tmp_path / "r"))
    assert skipped.reason.endswith("docs/2.md, ...)")
