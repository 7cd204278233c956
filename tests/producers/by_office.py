"""LibreOffice: a Word file saved in every format it writes."""

import subprocess
import tempfile
from pathlib import Path

from tests.producers import by_word

TO = {
    "libreoffice.docx": "docx:MS Word 2007 XML", "libreoffice.odt": "odt:writer8", "libreoffice.rtf": "rtf:Rich Text Format", "libreoffice.html": "html:HTML (StarWriter)",
    "libreoffice.xhtml": "xhtml:XHTML Writer File", "libreoffice.pdf": "pdf:writer_pdf_Export", "libreoffice.epub": "epub:EPUB",
}  # fmt: skip
UNBOXED = ("epub", "xhtml", "pdf")  # formats in which the words of a box are lost
TWICE = ("docx", "odt", "rtf")  # formats saved from the paper with raised citations, and with changes
MORE = ("ru", "de")  # languages whose paper is also made with changes and raised citations


def files(text, raised):
    """Names and contents."""
    changed = {name: to for name, to in TO.items() if name.partition(".")[2] in TWICE}
    flat = {"libreoffice.fodt": "fodt:OpenDocument Text Flat XML"} if text.lang == "en" else {}
    unboxed = {name: to for name, to in TO.items() if name.partition(".")[2] in UNBOXED}
    for mark, source, formats in (
        ("", by_word.made(text), {name: to for name, to in TO.items() if name not in unboxed} | flat),
        ("", by_word.made(text, boxes=False), unboxed),
        *[("-raised", by_word.made(raised), changed), ("-edited", by_word.made(text, edited=True), changed)]
        * (text.lang in MORE),
    ):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "paper.docx").write_bytes(source)
            for name, to in formats.items():
                yield name.replace(".", f"{mark}."), _saved(Path(folder), to)


def _saved(folder, to):
    out = folder / "out"
    told = ["--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, "--outdir", str(out)]
    subprocess.run(["soffice", *told, str(folder / "paper.docx")], check=True, capture_output=True, timeout=180)
    made = next(out.glob(f"paper.{to.partition(':')[0]}"))
    try:
        return made.read_bytes()
    finally:
        made.unlink()
