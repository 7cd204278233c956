"""What is exported goes through the programs that will read it: bibtex and biber."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from citecheck import export, extract, read
from citecheck.export import Options
from citecheck.model import Name
from tests import golden

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


FOLDER = golden.ROOT / golden.PAPERS
SAMPLES = [*sorted(FOLDER.rglob("*.txt")), FOLDER / "joss/paper.md"]
EMPTY = re.compile(r"Warning--empty (?P<field>.+?) in (?P<key>\S+)")
MANDATORY = re.compile(r"Entry '(?P<key>[^']+)'.*Missing mandatory field (?P<field>.+)")  # - one of 'date, year'
ENTRY = re.compile(r"^@\w+\{(?P<key>[^,]+),(?P<body>.*?)^\}", re.MULTILINE | re.DOTALL)


def _samples(name: str) -> tuple[str, dict[str, str]]:
    """What is made of the sample papers, and its entries by key."""
    text = export.render(name, [extract.paper(read.read(str(path))) for path in SAMPLES])
    return text, {match["key"].casefold(): match["body"] for match in ENTRY.finditer(text)}


def _holds(body: str, field: str) -> bool:
    return any(re.search(rf"^\s*{name}\s*=", body, re.MULTILINE) for name in re.findall(r"[a-z]{3,}", field))


@pytest.mark.needs_debian
@pytest.mark.skipif(not shutil.which("bibtex"), reason="bibtex isn't installed (texlive-binaries)")
@pytest.mark.parametrize("style", ["plain", "alpha", "unsrt"])
def test_bibtex_finds_in_the_samples_nothing_but_what_the_papers_lack(tmp_path: Path, style: str) -> None:
    text, entries = _samples("bibtex")
    (tmp_path / "all.bib").write_text(text, "utf-8")
    (tmp_path / "x.aux").write_text(f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{all}}\n", "utf-8")
    said = [line for line in _run(tmp_path, "bibtex", "x").splitlines() if re.search("(?i)warning--|error|while", line)]
    found = [EMPTY.fullmatch(line) for line in said]
    assert [line for line, match in zip(said, found, strict=True) if not match] == []
    held = [m[0] for m in found if m and _holds(entries[m["key"].casefold()], m["field"])]
    assert held == []


@pytest.mark.needs_debian
@pytest.mark.skipif(not shutil.which("biber"), reason="biber isn't installed")
@pytest.mark.parametrize("name", ["biblatex", "bibtex"])
def test_biber_finds_nothing_in_the_samples(tmp_path: Path, name: str) -> None:
    text, entries = _samples(name)
    (tmp_path / "all.bib").write_text(text, "utf-8")
    said = _run(tmp_path, "biber", "--tool", "all.bib")
    assert "INFO - Found BibTeX data source 'all.bib'" in said
    assert [line for line in said.splitlines() if re.search("WARN|ERROR", line)] == []
    validated = _run(tmp_path, "biber", "--tool", "--validate-datamodel", "all.bib")
    lacking = list(MANDATORY.finditer(validated))
    assert [match[0] for match in lacking if _holds(entries[match["key"].casefold()], match["field"])] == []
