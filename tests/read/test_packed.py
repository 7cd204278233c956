from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck import folder, read, run
from citecheck.config import Config
from citecheck.read import archive, docx, epub, odt, zipped
from tests.read import packed
from tests.read.sources import source
from tests.read.word import word

NUMBERED = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-prefix="[" style:num-suffix="]"/><text:list-level-style-number text:level="2" style:num-format="a" '
    'style:num-suffix=")" text:start-value="3"/></text:list-style>'
)
BIB = "@book{a, title={One}}"
PAPER = "---\ntitle: Canals\nbibliography: refs.bib\n---\nShown [@a].\n"


def item(*content):
    return f"<text:list-item>{''.join(content)}</text:list-item>"


def listed(*items, more=""):
    return f'<text:list text:style-name="L1"{more}>{"".join(items)}</text:list>'


def p(text):
    return f"<text:p>{text}</text:p>"


def text_of(data):
    return odt.read(source("a.odt", data)).text


@pytest.mark.parametrize("flat", [False, True])
def test_an_open_document_text(flat):
    body = (
        '<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Results</text:h>'
        + p('As Otter<text:s/><text:s/>showed<text:line-break/>in <text:a xlink:href="https://water.example/r">a report</text:a>'
            '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body>'
            "</text:note>.<office:annotation><text:p>a comment</text:p></office:annotation>")
        + "<table:table><table:table-row><table:table-cell><text:p>one</text:p></table:table-cell></table:table-row></table:table>"
    )  # fmt: skip
    document = odt.read(source("a.odt", packed.odt(body, flat=flat)))
    assert "Results\n\nAs Otter showed\nin a report¹" in document.text
    assert "A note." in document.text
    assert "gone" not in document.text
    assert "comment" not in document.text
    (link,) = document.links
    assert (link.url, link.raw) == ("https://water.example/r", "a report")


def test_numbers_of_lists():
    inner = listed(item(p("under")), item(p("too"))).replace(' text:style-name="L1"', "")
    body = (
        listed(item(p("one"), inner), item(p("two")))
        + p("text")
        + listed(item(p("on")), more=' text:continue-numbering="true"')
    )
    rows = [row for row in text_of(packed.odt(body + listed(item(p("anew"))), NUMBERED)).splitlines() if row]
    assert rows == ["[1] one", "c) under", "d) too", "[2] two", "text", "[3] on", "[1] anew"]


def test_an_ebook_in_the_order_of_its_spine():
    page = '<?xml version="1.0"?><html><body><p>{}</p></body></html>'.format
    data = packed.epub(page('first <a href="https://water.example">page</a>'), page("Бухоро"))
    document = epub.read(source("a.epub", data))
    assert document.text.split() == ["first", "page", "Бухоро"]
    assert document.metadata == {"likely_author": ("Jane Otter",)}
    (link,) = document.links
    assert document.text[link.span.start : link.span.end] == "page"


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (odt, b""), (odt, packed.zipped({"other.xml": ""})), (odt, packed.odt("x")[:200]), (odt, b"<torn"),
        (epub, b""), (epub, packed.zipped({"a": "b"})), (epub, packed.epub(package="<package/>")),
        (epub, packed.epub(package="")), (archive, b""), (archive, b"PK\3\4"), (archive, b"\x1f\x8btorn"),
        (archive, packed.zipped({"picture.png": "x"})),
    ],
)  # fmt: skip
def test_damaged_and_empty_files_are_said(reader, data):
    document = reader.read(source("a.zip", data))
    assert [trouble.kind for trouble in document.troubles] == ["unreadable"]
    assert document.troubles[0].reason


@pytest.mark.parametrize("pack", [packed.zipped, packed.tarred])
def test_the_papers_of_an_archive(pack):
    files = {
        "one/paper.md": PAPER, "one/refs.bib": BIB, "two/paper.txt": "Text.", "README.md": "About", "x/.hidden.txt": "no",
        "__MACOSX/two/paper.txt": "no", "lists/more.bib": BIB,
    }  # fmt: skip
    documents = archive.read_all(source("all.zip", pack(files)))
    assert [document.path for document in documents] == [
        "all.zip/lists/more.bib", "all.zip/one/paper.md", "all.zip/two/paper.txt",
    ]  # fmt: skip
    assert [one.id for one in documents[1].references] == ["a"]
    assert documents[1].references[0].span.path == "all.zip/one/refs.bib"


def test_nothing_leads_out_of_an_archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    bad = {"../out.txt": "x", "/etc/out.txt": "x", "a/../../out.txt": "x", "C:/out.txt": "x", "\\out.txt": "x"}
    good = {"in.md": "---\nbibliography: ../../etc/passwd\n---\nText"}
    for data in (packed.zipped(bad | good), packed.tarred(bad | good, links=[("link.txt", "/etc/passwd")])):
        documents = archive.read_all(source("all.zip", data))
        assert [document.path for document in documents] == ["all.zip/in.md"]
        assert documents[0].references == ()
    assert list(tmp_path.iterdir()) == []


def test_what_leads_out_of_an_archive_is_named():
    for pack in (packed.zipped, packed.tarred):
        (only,) = archive.read_all(source("all.zip", pack({"a.txt": "text", "../out.txt": "x", ".hidden/b.txt": "x"})))
        (trouble,) = only.troubles
        assert (trouble.kind, "left out: ../out.txt" in trouble.reason, "hidden" in trouble.reason) == (
            "partly",
            True,
            False,
        )
        (none,) = archive.read_all(source("all.zip", pack({"/etc/out.txt": "x"})))
        assert (none.troubles[0].kind, "/etc/out.txt" in none.troubles[0].reason) == ("unreadable", True)


def test_what_is_passed_over_in_an_archive_is_told_as_of_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    main = "\\documentclass{article}\n\\begin{document}\nText \\cite{a}.\n\\bibliography{refs}\n\\end{document}\n"
    files = {
        "in/main.tex": main,
        "in/refs.bib": BIB,
        "in/part.tex": "\\section{Canals}\nA part \\cite{a}.\n",
        "in/main.md": "# Canals\n\nText [@a].\n",
    }
    (tmp_path / "all.zip").write_bytes(packed.zipped(files))
    for name, text in files.items():
        (tmp_path / "out.zip" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "out.zip" / name).write_text(text)
    told = {}
    for name in ("all.zip", "out.zip"):
        with folder.opened([name], Config(cache=False, offline=True)) as opened:
            told[name] = run.check(opened, Config(cache=False, offline=True), now=datetime.now(UTC)).skipped
    assert told["all.zip"] == tuple(
        replace(one, path=one.path.replace("out", "all"), reason=one.reason.replace("out", "all"))
        for one in told["out.zip"]
    )
    assert [(one.what, one.path, one.reason) for one in told["all.zip"]] == [
        ("paper", "all.zip/in/main.md", "it is the same paper as all.zip/in/main.tex, which was read"),
        ("paper", "all.zip/in/part.tex", "it is a part of all.zip/in/main.tex, which was read"),
    ]


def test_archives_in_archives_are_named_and_not_entered():
    inner = packed.zipped({"a.txt": "inner"})
    (only,) = archive.read_all(source("all.zip", packed.zipped({"b.txt": "outer", "inner.zip": inner})))
    assert only.path == "all.zip/b.txt"
    assert "inner.zip" in only.troubles[0].reason
    (none,) = archive.read_all(source("all.zip", packed.zipped({"inner.zip": inner})))
    assert none.troubles[0].kind == "unreadable"


def test_bombs_are_not_unpacked(monkeypatch):
    for data in (packed.zipped({"a.txt": b" " * (8 << 20)}), packed.tarred({"a.txt": b" " * (8 << 20)})):
        monkeypatch.setattr(zipped, "MAX_TOTAL", 4 << 20)
        (trouble,) = archive.read(source("all.zip", data)).troubles
        assert "limit" in trouble.reason
    monkeypatch.setattr(zipped, "MAX_MEMBERS", 1)
    assert "2 files" in archive.read(source("all.zip", packed.zipped({"a.txt": "", "b.txt": ""}))).troubles[0].reason


def test_an_encrypted_member_is_said():
    data = bytearray(packed.zipped({"a.txt": "text"}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    (trouble,) = archive.read(source("all.zip", bytes(data))).troubles
    assert "encrypted" in trouble.reason


def test_each_package_knows_its_own():
    kinds = {
        docx: word("text"),
        odt: packed.odt(p("x")),
        epub: packed.epub("x"),
        archive: packed.zipped({"a.txt": "x"}),
    }
    for reader in kinds:
        assert [other for other, data in kinds.items() if reader.claims(data)] == [reader]
    assert archive.claims(packed.zipped({"inner.docx": word("text")}))


def test_every_paper_of_an_archive_is_read_from_disk(tmp_path):
    path = tmp_path / "all.tar.gz"
    path.write_bytes(packed.tarred({"a.txt": "one", "b.txt": "two"}))
    assert [document.text for document in read.documents(str(path))] == ["one", "two"]
    assert read.read(str(path)).text == "one"


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_flipped_bytes_raise_nothing(data):
    for whole, reader in (
        (packed.odt(p("text")), odt),
        (packed.epub("<p>x</p>"), epub),
        (packed.tarred({"a.txt": "x"}), archive),
    ):
        torn = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 20))):
            torn[data.draw(st.integers(0, len(torn) - 1))] = data.draw(st.integers(0, 255))
        document = reader.read(source("a", bytes(torn)))
        assert document.text or document.troubles
