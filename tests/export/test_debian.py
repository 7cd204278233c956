"""What is exported goes through the programs that will read it: bibtex and biber."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from citecheck import export
from citecheck.export import Options
from citecheck.model import Name

from .entries import ARTICLE, WEB, paper, reference

HOSTILE = reference(
    title='A}, x = {y}} @book{foo, \\input{x} 100% $ ^ ~ # & _ " \\', authors=(Name("O}'{x", "A,B"), Name("and", "x")),
    container="{{{", year="2001", url="http://a/{}%20~_", kind="article", id="9",
)  # fmt: skip
PAPERS = [paper(ARTICLE, WEB, HOSTILE), paper(ARTICLE, path="papers/@{x}, second.txt")]


def _run(tmp_path: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout + done.stderr


@pytest.mark.needs_debian
@pytest.mark.skipif(not shutil.which("bibtex"), reason="bibtex isn't installed (texlive-binaries)")
@pytest.mark.parametrize("latex", [False, True])
def test_bibtex_takes_it_without_a_murmur(tmp_path: Path, latex: bool) -> None:
    style = Path("/usr/share/texlive/texmf-dist/bibtex/bst/base/plain.bst")
    if not style.is_file():
        pytest.skip("plain.bst isn't installed (texlive-base)")
    (tmp_path / "all.bib").write_text(export.render("bibtex", PAPERS, Options(latex=latex)), "utf-8")
    (tmp_path / "x.aux").write_text("\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n", "utf-8")
    said = _run(tmp_path, "bibtex", "x")
    assert "Database file #1: all.bib" in said
    assert not re.search(r"warning|error|while reading", said, re.IGNORECASE), said
    assert (tmp_path / "x.bbl").read_text("utf-8").count("\\bibitem") == 3


@pytest.mark.needs_debian
@pytest.mark.skipif(not shutil.which("biber"), reason="biber isn't installed")
@pytest.mark.parametrize("name", ["biblatex", "bibtex"])
def test_biber_takes_it_without_a_murmur(tmp_path: Path, name: str) -> None:
    (tmp_path / "all.bib").write_text(export.render(name, PAPERS), "utf-8")
    said = _run(tmp_path, "biber", "--tool", "--validate-datamodel", "all.bib")
    assert not re.search(r"WARN|ERROR", said), said
    assert (tmp_path / "all_bibertool.bib").read_text("utf-8").count("\n@") + 1 == 3
