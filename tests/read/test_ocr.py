"""Pages that are pictures: read by tesseract where it is, held to limits; without it, said so."""

import io
import os
import shutil
import stat
import time
from dataclasses import replace

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from citecheck import extract, folder, run
from citecheck.config import Config, load
from citecheck.model import Finding, Severity
from citecheck.read import ocr, pdf
from tests.read.packed import zipped
from tests.read.sources import source
from tests.read.typeset import placed, typeset

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
BODY = r"""
= Water levels in the canals of the lower valley

Jane R. Otter, Kim Lee

The canals were measured for the first time [1]. Earlier reports gave levels for the spring only [2].

== References

1. Otter J. Measuring slow water. Oslo: Fjell Press, 2018. 210 p.

2. Lee K. Spring levels of the valley. Bergen: Havn, 2004. 96 p.
"""


def scanned(data, beside=""):
    """Pictures of the pages of a PDF file, and a page of text behind them."""
    out = io.BytesIO()
    made = canvas.Canvas(out)
    for page in pypdfium2.PdfDocument(data):
        size = page.get_size()
        made.setPageSize(size)
        made.drawImage(ImageReader(page.render(scale=3).to_pil()), 0, 0, *size)
        made.showPage()
    if beside:
        made.drawString(50, 100, beside)
        made.showPage()
    made.save()
    return out.getvalue()


PICTURE = scanned(typeset(BODY))
TWO = scanned(placed([(20, 300, "one")], [(20, 300, "two")]))


def read(data):
    return pdf.read(source("scan.pdf", data))


def table(*rows):
    """What the program says: words at (left, top)."""
    cells = (
        f"5\t1\t1\t1\t{line}\t{n}\t{100 + 90 * n}\t{50 + 40 * line}\t80\t30\t{sure}\t{word}"
        for line, n, word, sure in rows
    )
    return "\n".join((HEAD, "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t", *cells))


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a program of our own in the place of tesseract."""

    def put(script, langs="eng\nrus\nosd\nuzb_cyrl"):
        path = tmp_path / "tesseract"
        path.write_text(
            f'#!/bin/sh\nif [ "$1" = --list-langs ]; then printf "%s" "List:\n{langs}\n"; exit; fi\n{script}\n'
        )
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
        ocr._installed.cache_clear()
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    yield put
    ocr._installed.cache_clear()


def saying(tmp_path, text):
    (tmp_path / "said").write_text(text, "utf-8")
    return f"cat > /dev/null; cat {tmp_path}/said"


def test_without_the_program_the_file_says_what_to_install(monkeypatch):
    monkeypatch.setattr(shutil, "which", {}.get)
    (trouble,) = read(PICTURE).troubles
    assert trouble.kind == "no-text"
    assert "install tesseract" in trouble.reason


def test_without_a_language_of_ours_it_is_as_if_there_were_none(program):
    program("exit 1", langs="osd\nkor")
    assert "install tesseract" in read(PICTURE).troubles[0].reason


def test_what_the_program_says_is_text_with_places(program, tmp_path):
    program(saying(tmp_path, table((1, 1, "Water", 96), (1, 2, "rises", 90), (2, 1, "again.", 84))))
    document = read(scanned(typeset("x"), beside="A page with a text layer of its own."))
    assert document.text.startswith("Water rises\nagain.\n")
    assert "text layer of its own" in document.text
    assert document.place(0, 5).page == "1"
    assert (document.confidence, document.unsure) == (0.9, ("1",))
    (trouble,) = document.troubles
    assert (trouble.kind, "page 1 is a picture" in trouble.reason, "90% sure" in trouble.reason) == (
        "partly",
        True,
        True,
    )


def test_the_first_page_tells_the_languages_of_the_others(program, tmp_path):
    words = [
        "Қуйи",
        "водий",
        "каналлари",
        "қирқ",
        "йил",
        "ичида",
        "илк",
        "бор",
        "ўлчанди",
        "шунинг",
        "учун",
        "ёз",
        "ўрганилмай",
        "қолган",
    ]
    said = saying(tmp_path, table(*((1, n, word, 90) for n, word in enumerate(words))))
    program(f'echo "$4" >> {tmp_path}/asked; {said}')
    read(TWO)
    assert (tmp_path / "asked").read_text().split() == ["eng+rus+uzb_cyrl", "uzb_cyrl+rus+eng"]


@pytest.mark.parametrize("script", ["exit 3", "cat > /dev/null; exit 1", "cat > /dev/null; kill -9 $$"])
def test_a_program_that_fails_costs_the_page(program, script):
    program(script)
    (trouble,) = read(PICTURE).troubles
    assert trouble.kind == "no-text"
    assert "wasn't read" in trouble.reason


@pytest.mark.parametrize(
    "said",
    [
        "",
        "nonsense",
        f"{HEAD}\n5\t1\t1\t1\t1\t1\ta\tb\tc\td\te\tword",
        "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
    ],
)
def test_a_program_that_says_nothing_of_use(program, tmp_path, said):
    program(saying(tmp_path, said))
    (trouble,) = read(PICTURE).troubles
    assert trouble.kind == "no-text"
    assert "found no text" in trouble.reason


def test_a_program_that_hangs_is_ended_and_its_page_named(program, monkeypatch):
    program("exec sleep 60")
    monkeypatch.setattr(ocr, "LONGEST", 1.0)
    begun = time.monotonic()
    assert "wasn't read" in read(PICTURE).troubles[0].reason
    assert time.monotonic() - begun < 20


def test_a_paper_whose_time_is_over_names_the_pages_that_are_missing(program, tmp_path, monkeypatch):
    program(saying(tmp_path, table((1, 1, "Water", 96))))
    monkeypatch.setattr(ocr, "_budget", lambda: 0.5)
    assert "page 1, 2 is a picture and wasn't read" in read(TWO).troubles[0].reason
    monkeypatch.setattr(ocr, "_budget", lambda: 30.0)
    monkeypatch.setattr(ocr, "MAX_PAGES", 1)
    assert [trouble.reason.partition(" and ")[0] for trouble in read(TWO).troubles[:2]] == [
        "page 1 is a picture", "page 2 is a picture",
    ]  # fmt: skip


def test_the_time_left_is_that_of_the_papers_alarm():
    import signal

    signal.setitimer(signal.ITIMER_REAL, 100)
    try:
        assert 90 < ocr._budget() <= 100 - ocr.SPARE
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    assert ocr._budget() == ocr.BUDGET


def test_the_program_ends_with_the_paper(program, tmp_path):
    program(f"echo $$ > {tmp_path}/pid; exec sleep 60")
    path = tmp_path / "scan.pdf"
    path.write_bytes(PICTURE)
    with folder.opened([str(path)], Config(cache=False, jobs=1, paper_timeout=11)) as archive:
        (paper,) = archive.corpus.papers()
    assert paper.unreadable
    pid = int((tmp_path / "pid").read_text())
    until = time.monotonic() + 10
    while time.monotonic() < until and _runs(pid):
        time.sleep(0.1)
    assert not _runs(pid)


def _runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_page_without_a_picture_is_not_given_to_the_program(program, tmp_path):
    program(f"touch {tmp_path}/asked; exit 1")
    assert read(placed([])).troubles[0].kind == "no-text"
    assert not (tmp_path / "asked").exists()


def test_findings_in_what_was_read_off_a_picture_are_hints(program, tmp_path):
    from datetime import UTC, datetime

    words = ["See", "[7].", "References", "1.", "Otter", "J.", "Canals.", "Oslo,", "2019.", "doi:10.5555/а1.2"]
    lines = [1, 1, 2, 3, 3, 3, 3, 3, 3, 3]
    program(
        saying(tmp_path, table(*((line, n, word, 80) for n, (line, word) in enumerate(zip(lines, words, strict=True)))))
    )
    path = tmp_path / "scan.pdf"
    path.write_bytes(PICTURE)
    with folder.opened([str(path)], Config(cache=False, offline=True)) as archive:
        report = run.check(archive, Config(cache=False, offline=True), now=datetime.now(UTC))
        (paper,) = archive.corpus.papers()
    assert paper.confidence == 0.8
    told = {finding.code: (finding.severity, finding.confidence) for finding in report.findings}
    assert told["CC906"][0] == "warning"
    assert len(told) > 2
    assert {one for code, one in told.items() if not code.startswith("CC9")} == {("info", "low")}


def test_one_picture_among_many_pages_makes_only_what_stands_on_it_unsure(program, tmp_path):
    program(saying(tmp_path, table((1, 1, "Cover", 80))))
    out = io.BytesIO()
    made = canvas.Canvas(out)
    made.drawImage(ImageReader(pypdfium2.PdfDocument(placed([(20, 300, "x")]))[0].render().to_pil()), 0, 0, 300, 400)
    for n in range(5):
        made.showPage()
        made.drawString(50, 300, f"Page {n} of the text with words.")
    made.save()
    document = read(out.getvalue())
    assert (document.confidence, document.unsure) == (1.0, ("1",))
    span = document.place(0, 5)
    paper = extract.paper(document)
    hint, firm = run._as_sure_as(
        paper, [finding(span, "CC401"), finding(paper.place(len(paper.text) - 4, len(paper.text)), "CC401")]
    )
    assert (hint.severity, firm.severity) == ("info", "error")


def finding(span, code):
    return Finding(span, code=code, severity=Severity.ERROR)


@pytest.mark.needs_debian
@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract isn't installed (tesseract-ocr)")
def test_tesseract_reads_a_scanned_paper():
    document = read(PICTURE)
    paper = extract.paper(document)
    assert [one.raw for one in paper.references] == [
        "Otter J. Measuring slow water. Oslo: Fjell Press, 2018. 210 p.",
        "Lee K. Spring levels of the valley. Bergen: Havn, 2004. 96 p.",
    ]
    assert [one.targets for one in paper.citations] == [("1",), ("2",)]
    assert paper.title == {"en": "Water levels in the canals of the lower valley"}
    assert 0.7 < document.confidence < 1
    assert all(sure < 1 for one in paper.references for sure in one.confidence.values())


def test_a_key_switches_it_off_and_on_again(program, tmp_path):
    program(f"touch {tmp_path}/asked; {saying(tmp_path, table((1, 1, 'Canals.', 80)))}")
    path = tmp_path / "scan.pdf"
    path.write_bytes(PICTURE)
    (tmp_path / "all.zip").write_bytes(zipped({"scan.pdf": PICTURE}))
    (tmp_path / "no.toml").write_text("ocr = false")
    off = load(tmp_path, tmp_path / "no.toml")
    for name in ("scan.pdf", "all.zip"):
        told = []
        for config in (off, Config(), off):
            with folder.opened([str(tmp_path / name)], replace(config, cache_dir=str(tmp_path / "cache"))) as archive:
                (paper,) = archive.corpus.papers()
                told.append((paper.troubles[0].kind, "ocr = false" in paper.troubles[0].reason))
            if len(told) == 1:
                assert not (tmp_path / "asked").exists()
        assert told == [("no-text", True), ("partly", False), ("no-text", True)]
        (tmp_path / "asked").unlink()
