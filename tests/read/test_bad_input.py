"""Hostile and broken files, through the whole reading: each is said, none costs another, nothing is fetched."""

import io
import time

import pytest
from reportlab.pdfgen import canvas

from citecheck import extract, read
from tests.read import one_text, packed
from tests.read.sources import source
from tests.read.typeset import placed
from tests.read.word import word
from tests.read.xml import JATS, TEI

WHOLE = {
    "a.pdf": placed([(20, 300, "The canals of the valley were measured [1].")]), "a.docx": word("The canals [1]."),
    "a.odt": packed.odt("<text:p>The canals [1].</text:p>"), "a.epub": packed.epub("<p>The canals [1].</p>"),
    "a.rtf": b"{\\rtf1 The canals [1].}", "a.html": b"<html><p>The canals [1].</p></html>", "a.xml": JATS.encode(),
    "b.xml": TEI.encode(), "a.zip": packed.zipped({"in.txt": "The canals [1]."}),
    "a.tar.gz": packed.tarred({"in.txt": "The canals [1]."}), "a.bib": b"@book{a, title={One}}",
    "a.ris": b"TY  - BOOK\nTI  - One\nER  -\n", "a.json": b'[{"type": "book", "title": "One"}]',
    "a.ipynb": b'{"cells": [{"cell_type": "markdown", "source": "The canals [1]."}]}', "a.md": b"The canals [@a].",
    "a.tex": b"\\documentclass{article}\\begin{document}The canals \\cite{a}.\\end{document}", "a.typ": b"The canals @a.",
    "a.txt": "Каналы [1].".encode("cp1251"),
}  # fmt: skip


def paper(name, data):
    return extract.paper(read.read_source(source(name, data)))


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_gives_text_or_references(name):
    made = paper(name, WHOLE[name])
    assert not made.unreadable
    assert made.text or made.references


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("share", [0.0, 0.03, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_raises_nothing(name, share):
    data = WHOLE[name]
    made = paper(name, data[: int(len(data) * share)])
    assert made.text.strip() or made.references or made.troubles


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("other", [one for one in WHOLE if one.count(".") == 1])
def test_a_file_under_any_name_raises_nothing(name, other):
    made = paper(f"x.{other.partition('.')[2]}", WHOLE[name])
    assert made.text.strip() or made.references or made.troubles


@pytest.mark.parametrize("name", WHOLE)
def test_zeros_and_noise_raise_nothing(name):
    for data in (b"\0" * 3000, bytes(range(256)) * 20, b"\xff\xfe" + b"a" * 99, "Ж".encode() * 500):
        made = paper(name, data)
        assert made.text.strip() or made.references or made.troubles


def quick(name, data, seconds):
    begun = time.process_time()
    document = read.read_source(source(name, data))
    assert time.process_time() - begun < seconds
    return document


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("brackets.tex", b"\\cite{" * 20_000), ("macros.tex", b"\\newcommand{\\a}{\\a}" * 5_000), ("open.tex", b"[" * 100_000),
        ("percent.tex", b"%" * 300_000), ("verb.tex", b"\\verb|" * 30_000), ("url.tex", b"\\url{%" * 20_000),
        ("open.bib", b"@book{a, title={" * 10_000), ("line.bib", b"@book{a, title={" + b"x" * 2_000_000 + b"}}"),
        ("at.bib", b"@" * 200_000), ("and.bib", b"@book{a, author={" + b"A B and " * 20_000 + b"}}"),
        ("keys.md", b"[@a" * 30_000), ("yaml.md", b"---\n" + b"a: &a [*a]\n" * 3_000 + b"---\n"), ("deep.html", b"<div>" * 50_000),
        ("attributes.html", b"<p " + b"a=1 " * 50_000 + b">x</p>"), ("deep.xml", b"<article>" * 50_000),
        ("star.typ", b"/*" * 50_000), ("at.typ", b"@a[" * 30_000), ("brace.rtf", b"{\\rtf1" + b"{" * 50_000),
        ("lines.ris", b"TY  - BOOK\n" * 20_000), ("deep.json", b'{"a":' * 50_000), ("form.txt", b"\f" * 100_000),
        ("hyphens.txt", b"a-\n" * 50_000),
    ],
)  # fmt: skip
def test_files_made_to_take_long_do_not(name, data):
    document = quick(name, data, 8)
    assert document.text or document.references or document.troubles


def test_laughs_by_the_billion():
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE article [<!ENTITY l0 "ha">{entities}]><article><front/><body><p>&l11;</p></body></article>'
    for name in ("a.xml", "a.html"):
        document = quick(name, bomb.encode(), 2)
        assert "haha" not in document.text


def test_a_yaml_alias_bomb_is_no_header():
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    text = "---\n" + "\n".join([*rows, "title: *a8"]) + "\n---\nText\n"
    document = quick("a.md", text.encode(), 5)
    assert document.metadata == {}
    assert "aliases" in document.troubles[0].reason


def test_scripts_and_references_to_elsewhere_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = (
        "<html><base href='https://evil.example/'><link rel=stylesheet href=//evil.example/a.css><img src='file:///etc/passwd'>"
        "<iframe src='https://evil.example'></iframe><script src='//evil.example/a.js'></script><p>text</p></html>"
    )
    assert read.read_source(source("a.html", page)).text.strip() == "text"
    out = io.BytesIO()
    pdf = canvas.Canvas(out)
    pdf.drawString(20, 300, "text of the page")
    pdf._doc.Catalog.OpenAction = "<< /S /JavaScript /JS (app.alert(1)) >>"
    pdf.save()
    document = read.read_source(source("a.pdf", out.getvalue()))
    assert document.text.strip() == "text of the page"
    assert list(tmp_path.iterdir()) == []


def test_a_paper_of_thousands_of_pages_is_read_up_to_the_limit(monkeypatch):
    from citecheck.read import pdf

    monkeypatch.setattr(pdf, "MAX_PAGES", 50)
    document = quick("a.pdf", placed(*[[(20, 300, f"page number {n}")] for n in range(300)]), 5)
    assert len(document.pages) == 50
    assert "only the first 50" in document.troubles[0].reason


def test_one_bad_paper_of_an_archive_costs_itself_only():
    good = one_text.plain(one_text.ENGLISH)
    data = packed.zipped({"bad.pdf": b"%PDF-1.4 torn", "worse.docx": b"PK torn", "good.txt": good})
    from citecheck.read import archive

    documents = archive.read_all(source("all.zip", data))
    assert {document.path.partition("/")[2]: bool(document.text) for document in documents} == {
        "bad.pdf": False, "good.txt": True, "worse.docx": False,
    }  # fmt: skip
