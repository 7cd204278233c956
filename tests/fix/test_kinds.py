"""Every kind of repair through the command itself: what it makes of a file, byte for byte, and what it leaves."""

from pathlib import Path

import msgspec
import pytest

from tests.calling import called

PAPER = "Канали тарихи [1, 12-14 б.].\r\n\r\nСписок литературы\r\n\r\n1. Иванова А. Б. Каналы долины. – М.: Река, 2013. – С. {pages}.\r\n"
LISTED = """Canals were dug early [1].

References

1. Doe J. Canals of the lower valley and their keepers // Water History. 2016. Vol. 3. P. 45–49.
"""
RECORD = {
    "doi": "10.1000/182", "source": "crossref", "titles": ["Canals of the lower valley and their keepers"],
    "authors": [{"family": "Doe"}], "year": "2016", "years": ["2016"], "volume": "3", "pages": "45-49",
}  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def fixed(name, data, *options, evidence=None):
    """What is in a file after `citecheck fix --write`; a second time nothing may be left to do."""
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    if evidence:
        Path("said.json").write_bytes(msgspec.json.encode(evidence))
        options = (*options, "--evidence", "said.json")
    call = ("fix", name, "--no-cache", "--jobs", "1", *options)
    answer = called(*call, "--write")
    assert answer.code == 0, answer.err
    assert called(*call).out == ""
    after = Path(name).read_bytes()
    return after if isinstance(data, bytes) else after.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1251", "utf-16"])
def test_only_the_hyphens_of_page_ranges_change_in_any_encoding(encoding):
    before = PAPER.format(pages="76-81")
    after = before.replace("76-81", "76–81").replace("12-14", "12–14")
    assert fixed("paper.txt", before.encode(encoding)) == after.encode(encoding)


def test_a_dash_that_the_encoding_does_not_have_is_left_to_a_person():
    before = PAPER.replace("–", "-").format(pages="76-81").encode("koi8-r")
    Path("paper.txt").write_bytes(before)
    answer = called("fix", "paper.txt", "--no-cache", "--jobs", "1", "--write")
    assert "paper.txt:5: by hand: write – (the file's encoding has no such letter)" in answer.err
    assert Path("paper.txt").read_bytes() == before


def test_latex_writes_two_hyphens_also_in_files_that_are_included():
    Path("list.tex").write_text(
        "\\begin{thebibliography}{9}\n\\bibitem{doe} J. Doe. Canals. \\emph{Water}, 3(1):5-9, 2015.\n\\end{thebibliography}\n"
    )
    main = "\\documentclass{article}\n\\begin{document}\nCanals \\cite[pp.~12-14]{doe}, a pоst.\n\\input{list}\n\\end{document}"
    after = fixed("main.tex", main)
    assert after == main.replace("12-14", "12--14").replace("pоst", "post")
    assert "3(1):5--9, 2015" in Path("list.tex").read_text()


def test_code_in_markdown_is_left_alone():
    text = "The word `Toшкент` stands in Toшкент.\n"
    assert fixed("paper.md", text) == "The word `Toшкент` stands in Тошкент.\n"


def test_half_of_a_letter_of_another_encoding_is_left_alone():
    text = "@article{a,\n author = {vanВ G},\n title = {Molecular LEGOВ bricks},\n year = 2001\n}\n"
    assert fixed("a.bib", text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("pages = {pp. 52--54}", "pages = {52--54}"),
        ("volume = {vol. 3}", "volume = {3}"),
        ("volume = {vol. 3 and 4}", "volume = {vol. 3 and 4}"),
        ("journal = {Water &amp; Soil}", r"journal = {Water \& Soil}"),
        ("journal = {H<sub>2</sub>O &amp; Soil}", "journal = {H<sub>2</sub>O &amp; Soil}"),
        ("journal = {Water & Soil}", r"journal = {Water \& Soil}"),
        ("journal = {Water 5% Soil}", r"journal = {Water 5\% Soil}"),
        ("journal = {A_1 $x_2$ & b}", "journal = {A_1 $x_2$ & b}"),
        ("author = {Doe, Jane and et al.}", "author = {Doe, Jane and others}"),
        ("author = {Doe, Jane, et al.}", "author = {Doe, Jane, et al.}"),
        ("pages = {1685-1}", "pages = {1685-1}"),
        ("pages = {12-14}", "pages = {12--14}"),
        ("doi = {http://dx.doi.org/10.1000/182}", "doi = {10.1000/182}"),
        ("month = {Январь}", "month = jan"),
        ("title = {Canals of the valley.}", "title = {Canals of the valley}"),
        ("title = {Canals of the valley etc.}", "title = {Canals of the valley etc.}"),
    ],
)
def test_fields_of_an_entry(before, after):
    text = "@misc{{a,\r\n  {0},\r\n  year = 2001}}"
    assert fixed("a.bib", text.format(before).encode()) == text.format(after).encode()


def test_a_doi_is_added_only_when_asked_for():
    said = {"links": {}, "records": {"10.1000/182": RECORD}}
    assert fixed("paper.txt", LISTED, evidence=said) == LISTED
    after = fixed("paper.txt", LISTED, "--unsafe", evidence=said)
    assert after == LISTED.replace("P. 45–49.", "P. 45–49. https://doi.org/10.1000/182")


@pytest.mark.parametrize("end", ["}", ",\r\n}", ", }"])
@pytest.mark.parametrize("gap", ["\r\n\t", " "])
def test_a_doi_field_is_written_as_the_last_field_is(end, gap):
    said = {"links": {}, "records": {"10.1000/182": RECORD}}
    text = f"@article{{doe,{gap}author = {{Doe, Jane}},{gap}title = {{Canals of the Lower Valley and their Keepers}},{gap}journal = {{Water History}},{gap}year = 2016"
    after = fixed("a.bib", f"{text}{end}".encode(), "--unsafe", evidence=said)
    assert after.decode() == f"{text},{gap}doi = {{10.1000/182}}{end}"


def test_numbers_of_the_register_are_written_only_when_asked_for():
    said = {"links": {}, "records": {"10.1000/182": RECORD}}
    text = "@article{doe, author = {Doe, Jane}, title = {Canals of the lower valley and their keepers}, journal = {W}, year = 2015, pages = {5--9}, doi = {10.1000/182}}"
    assert fixed("a.bib", text, evidence=said) == text
    assert fixed("a.bib", text, "--unsafe", evidence=said) == text.replace("2015", "2016").replace("5--9", "45--49")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.bib", "@misc{a, title = {Canals}, url = {https://doi.org/10.1000/182}, year = 2001}", "@misc{a, title = {Canals}, doi = {10.1000/182}, year = 2001}"),
        ("a.txt", "Canals.\n\nReferences\n\n1. Doe J. Canals. Riverton, 2001. doi: 1O.1000/182.\n", "Canals.\n\nReferences\n\n1. Doe J. Canals. Riverton, 2001. doi: 10.1000/182.\n"),
        ("a.txt", "See https://courier–archive.example/1921 there.\n", "See https://courier-archive.example/1921 there.\n"),
    ],
)  # fmt: skip
def test_what_was_perhaps_meant_is_written_only_when_asked_for(name, before, after):
    assert fixed(name, before) == before
    assert fixed(name, before, "--unsafe") == after


def test_a_mistyped_key_is_mended_only_when_asked_for():
    Path("refs.bib").write_text(
        "@book{okonjo2019, author = {Okonjo, Ada}, title = {Canals}, publisher = {Oak}, year = 2019}\n"
    )
    text = "---\nbibliography: refs.bib\n---\nCanals [@okonjo2018] and [@Okonjo2019].\n"
    assert fixed("a.md", text) == text.replace("@Okonjo2019", "@okonjo2019")
    assert "[@okonjo2019] and [@okonjo2019]" in fixed("a.md", text, "--unsafe")
