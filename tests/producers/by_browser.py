"""Web pages, and the PDF files that WeasyPrint and Chromium print of them."""

import re
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

LOOK = """
body { font: 10pt/1.35 "DejaVu Serif", serif; text-align: justify; hyphens: auto }
h1 { font-size: 15pt } h2 { font-size: 12pt }
.float { float: footnote } sup { font-size: 7pt; line-height: 0 }
main.columns { column-count: 2; column-gap: 8mm; font-size: 12pt }
"""
PAGED = """
@page { size: A5; margin: 20mm 15mm;
  @top-center { content: "%s"; font-size: 8pt } @bottom-center { content: counter(page); font-size: 8pt } }
"""


def weasyprint(text, raised):
    """Names and contents: one column, two, and raised citations."""
    import weasyprint

    for name, one, columns in (
        ("weasyprint.pdf", text, False),
        ("weasyprint-columns.pdf", text, True),
        ("weasyprint-raised.pdf", raised, False),
    ):
        paged = PAGED % text.title[:24].replace('"', "") + ("@page { size: A4 }" if columns else "")
        yield name, weasyprint.HTML(string=page(one, paged, columns=columns, notes="float")).write_pdf()


def chromium(text, raised):
    """Names and contents: a printed page, with the browser's own heads, and one in two columns."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise FileNotFoundError("chromium")
    for name, one, columns in (
        ("chromium.pdf", text, False),
        ("chromium-columns.pdf", text, True),
        ("chromium-raised.pdf", raised, False),
    ):
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder, "paper.html"), Path(folder, "paper.pdf")
            source.write_text(page(one, f"@page {{ size: A{4 if columns else 5} }}", columns=columns), "utf-8")
            heads = ["--no-pdf-header-footer"] if columns else []
            subprocess.run(
                [program, "--headless", "--no-sandbox", "--disable-gpu", *heads, f"--print-to-pdf={out}", str(source)],
                check=True, capture_output=True, timeout=120,
            )  # fmt: skip
            yield name, out.read_bytes()


def pages(text, raised):
    """Names and contents: a journal's page with its menu, side and foot, and one in another encoding."""
    around = (
        '<header><a href="/">Journal</a></header><nav><ul><li>Issues [1]</li><li>About [2]</li></ul></nav>{}'
        '<aside>Most read: Canals [3]</aside><div role="complementary">Share</div><footer>2021 [4]</footer>'
    )
    whole = page(text)
    yield "journal.html", re.sub(r"(<main.*</main>)", lambda m: around.format(m[1]), whole, flags=re.DOTALL).encode()
    if text.lang == "ru":
        declared = page(raised).replace("utf-8", "windows-1251", 1)
        yield "windows-1251.html", declared.encode("windows-1251", "xmlcharrefreplace")


def page(text, style="", *, columns=False, notes="end"):
    """The paper as a web page; its notes at the end, or where a printer puts them."""
    parts, kept = [], []
    entries = "".join(f"<li>{_addresses(block.text)}</li>" for block in text.blocks if block.kind == "entry")
    for block in text.blocks:
        if block.kind == "table":
            rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
            parts.append(f"<table>{rows}</table>")
        elif block.kind != "entry":
            tag = {"title": "h1", "heading": "h2"}.get(block.kind, "p")
            parts.append(f"<{tag}>{''.join(_piece(piece, kept, notes) for piece in block.pieces)}</{tag}>")
    ends = "".join(f"<p><sup>{n}</sup> {escape(note)}</p>" for n, note in enumerate(kept, 1)) if notes == "end" else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{text.lang}"><head><meta charset="utf-8"><title>{escape(text.title)}</title>'
        f"<style>{LOOK}{style}</style></head><body><main{' class=columns' if columns else ''}>{''.join(parts)}"
        f"<ol>{entries}</ol>{ends}</main></body></html>"
    )


def _piece(piece, kept, notes):
    words = escape(piece.text)
    if piece.kind == "note":
        kept.append(piece.text)
        return f'<span class="float">{words}</span>' if notes == "float" else f"<sup>{len(kept)}</sup>"
    if piece.kind == "link":
        return f'<a href="{piece.url}">{words}</a>'
    return {"bold": f"<b>{words}</b>", "raised": f"<sup>{words}</sup>"}.get(piece.kind, words)


def _addresses(text):
    return re.sub(r"https?://[^\s)]+[\w/]", lambda match: f'<a href="{match[0]}">{match[0]}</a>', escape(text))
