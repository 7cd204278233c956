"""`citecheck export` as it is called."""

import json
from pathlib import Path

import pytest

from tests.calling import Answer, called

PAPER = """Wells of the Dry Valley
Ada Kerr

Wells were counted [1] and drawn [3].

References
1. Kerr, A. Wells and ropes. Edinburgh: Lowther, 1998. 210 p.
2. Müller, B. (2004). Dry years. Journal of Wells, 3(1), 5-14. doi:10.5555/jw.3.1.5
3. Каримов А. Қудуқлар тарихи // Сув ва ер. – 2011. – № 4. – Б. 12–15.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "wells.txt").write_text(PAPER, "utf-8")
    return tmp_path


def exported(place: Path, *words: object) -> Answer:
    return called("export", place / "wells.txt", "--no-cache", *words)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("bibtex", "@book{kerr1998wells"), ("biblatex", "@book{kerr1998wells"), ("csl-json", "["), ("ris", "TY  - BOOK"),
        ("csv", "\ufeffkey,"), ("endnote", "<?xml"),
    ],
)  # fmt: skip
def test_every_format_is_called_by_its_name(place: Path, name: str, begins: str) -> None:
    answer = exported(place, "--format", name)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(begins)


def test_what_is_exported_can_be_chosen(place: Path) -> None:
    assert exported(place).out.count("\n@") == 2
    assert "muller2004dry" not in exported(place, "--only-cited").out
    assert exported(place, "--select-kind", "book,thesis").out.count("@") == 1
    assert "Wells of the Dry Valley" in exported(place, "--what", "papers").out
    assert exported(place, "--what", "both").out.count("@") == 4


def test_how_it_is_written_can_be_chosen(place: Path) -> None:
    assert '{\\"u}ller' in exported(place, "--latex").out
    assert "note = {Kerr, A. Wells and ropes. Edinburgh: Lowther, 1998. 210 p.}" in exported(place, "--raw").out
    assert "@book{book-kerr," in exported(place, "--key", "{kind}-{family}").out


def test_a_folder_of_files_in_any_format(place: Path) -> None:
    assert exported(place, "--bib", place / "out", "--format", "csl-json").code == 0
    assert sorted(path.name for path in (place / "out").iterdir()) == ["all.json", "wells.json"]
    assert len(json.loads((place / "out" / "wells.json").read_text("utf-8"))) == 3


def test_a_bibliography_of_ones_own_is_added_to_in_place(place: Path) -> None:
    own = place / "own.bib"
    own.write_text("% mine\n@book{k98, author={Kerr, A.}, title={Wells and Ropes}, year=1998}\n", "utf-8")
    assert exported(place, "--from-bib", own, "-o", own).code == 0
    once = own.read_text("utf-8")
    assert once.startswith("% mine\n@book{k98, author={Kerr, A.}, title={Wells and Ropes}, year=1998,\n  pages = {210}")
    assert once.count("@book") == 1 and once.count("@article") == 2
    assert exported(place, "--from-bib", own, "-o", own).code == 0
    assert own.read_text("utf-8") == once


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "bibtx"], "there is no format 'bibtx': choose from biblatex, bibtex, csl-json"),
        (["--what", "all"], "choose from references, papers, both"),
        (["--select-kind", "book,novel"], "there is no kind 'novel': choose from article, book"),
        (["--key", "{author}"], "a key can't have {author} in it"),
        (["--from-bib", "wells.txt"], "wells.txt: can't be added to: it is no .bib file"),
        (["--from-bib", "none.bib"], "none.bib: can't be added to"),
        (["--from-bib", "own.bib", "--format", "ris"], "a .bib file can't be added to in ris"),
        (["--from-bib", "own.bib", "--bib", "out"], "give it with -o, not with --bib"),
        (["--bib", "wells.txt"], "wells.txt: can't be made a folder"),
    ],
)
def test_a_wrong_call_is_answered_with_one_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(place)
    Path("own.bib").write_text("@book{k98, title={Wells}}\n", "utf-8")
    answer = exported(place, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("encoding", "ends"), [("utf-8-sig", "\r\n"), ("utf-8", "\r\n"), ("cp1251", "\n"), ("utf-16", "\n")]
)
def test_a_bibliography_of_ones_own_may_be_in_any_encoding(place: Path, encoding: str, ends: str) -> None:
    """What comes out is UTF-8; what was there keeps its line ends."""
    own = place / "own.bib"
    lines = (
        "% моё: книги о колодцах и о воде",
        "@book{k98, author={Kerr, A.}, title={Wells and ropes}, year=1998}",
        "",
    )
    own.write_bytes(ends.join(lines).encode(encoding))
    answer = exported(place, "--from-bib", own, "-o", own, "--select-kind", "book")
    assert (answer.code, answer.err) == (0, "")
    assert own.read_bytes().decode("utf-8-sig").replace("\r\n", "\n") == (
        "% моё: книги о колодцах и о воде\n@book{k98, author={Kerr, A.}, title={Wells and ropes}, year=1998,\n"
        "  pages = {210},\n}\n"
    )
    assert (b"\r\n" in own.read_bytes()) == (ends == "\r\n")
