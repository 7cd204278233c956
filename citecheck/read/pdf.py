"""PDF, by pypdfium2: rows in reading order, divided words whole, running heads apart, addresses behind the text."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from citecheck.model import Document, Link, Page, Trouble
from citecheck.read import Source, digest, ocr, printable
from citecheck.read.columns import ordered, running_heads
from citecheck.read.glyphs import Row, rows
from citecheck.read.hyphens import join
from citecheck.read.paragraphs import beginnings, notes
from citecheck.read.properties import likely
from citecheck.read.row_joins import addresses, labelled
from citecheck.read.text import line_starts

FORMAT = "pdf"
SUFFIXES = (".pdf",)
MAX_PAGES = 2000
MAX_LINKS = 5000
MANY = 0.25  # share of a paper's pages that are pictures, from which on all that is said of it is unsure
LEAST = 4  # letters a page with a text layer has at least
TAIL = 2048  # bytes at a file's end that hold its end mark
SPACED = re.compile(r"\w(?: {1,3}\w){4,}")  # L I T E R A T U R
WEB = ("http://", "https://", "ftp://")
PASSWORD = "the file is protected by a password: save it without one"  # noqa: S105 (no password)
DAMAGED = "the file is damaged, no page of it can be read: open it, and save it anew"
ENDS_EARLY = "the file ends early, pages may be missing: fetch or save it anew"
NO_TEXT = (
    "its pages are pictures without a text layer: install tesseract and its languages (tesseract-ocr, "
    "tesseract-ocr-rus, ...) to have them read, or check its source"
)
SWITCHED_OFF = (
    "its pages are pictures without a text layer, and the configuration (ocr = false) says not to read those: "
    "check its source"
)
NOTHING = "its pages are pictures, and text recognition found no text in them: check its source"


@dataclass(slots=True)
class Leaf:
    """One page: its rows, its height, its name and the addresses of its links with their boxes."""

    number: int
    rows: list[Row]
    height: float
    label: str
    links: list[tuple[str, tuple[float, float, float, float]]]


def read(source: Source) -> Document:
    """Reads a PDF file."""
    import pypdfium2

    document = Document(printable(source.path), FORMAT, digest(source.data))
    try:
        pdf = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        reason = PASSWORD if "password" in str(error).lower() else DAMAGED
        return replace(document, troubles=(Trouble("unreadable", reason),))
    try:
        leaves, reasons = _leaves(pdf)
        found = _pictures(pdf, leaves) if source.ocr else None
        said = pdf.get_metadata_dict()
    finally:
        pdf.close()
    if not leaves:
        return replace(document, troubles=(Trouble("unreadable", DAMAGED),))
    if b"%%EOF" not in source.data[-TAIL:]:
        reasons.append(ENDS_EARLY)
    if found is not None:
        reasons += found.notes()
        many = len(found.pages) >= MANY * len(leaves)
        document = replace(document, confidence=found.confidence if many else 1.0, unsure=tuple(found.pages))
    document = replace(document, metadata=likely(said.get("Title"), said.get("Author")))
    return _assembled(document, leaves, reasons, NOTHING if found else NO_TEXT if source.ocr else SWITCHED_OFF)


def claims(data: bytes) -> bool:
    """Whether bytes are a PDF file: its mark stands near the beginning."""
    return b"%PDF-" in data[:1024]


def _leaves(pdf: Any) -> tuple[list[Leaf], list[str]]:  # noqa: ANN401 (pypdfium2 has no types)
    """Reads page after page; a page that can't be read costs only itself."""
    from pypdfium2 import PdfiumError

    leaves: list[Leaf] = []
    lost: list[str] = []
    reasons: list[str] = []
    if len(pdf) > MAX_PAGES:
        reasons.append(f"the file has {len(pdf)} pages, and only the first {MAX_PAGES} were read: split it")
    for n in range(min(len(pdf), MAX_PAGES)):
        try:
            page = pdf[n]
            textpage = page.get_textpage()
        except PdfiumError:
            lost.append(str(n + 1))
            continue
        width, height = page.get_size()
        label = pdf.get_page_label(n) or str(n + 1)
        leaves.append(Leaf(n, labelled(ordered(rows(textpage, n), width)), height, label, list(_links(pdf, page))))
        textpage.close()
        page.close()
    if lost:
        reasons.append(f"page {', '.join(lost[:20])} is damaged and was left out: save the file anew")
    return leaves, reasons


def _pictures(pdf: Any, leaves: Sequence[Leaf]) -> ocr.Recognition | None:  # noqa: ANN401
    """Has the pages read that are pictures; None where there is none, or nothing to read them with."""
    from pypdfium2 import PdfiumError

    found: ocr.Recognition | None = None
    for leaf in leaves:
        if _has_text(leaf):
            continue
        with suppress(PdfiumError):
            page = pdf[leaf.number]
            if not ocr.has_picture(page) or not (found := found or ocr.recognition()):
                continue
            leaf.rows = labelled(ordered(ocr.recognised(found, page, leaf.number, leaf.label), page.get_size()[0]))
            page.close()
    return found


def _has_text(leaf: Leaf) -> bool:
    return sum(letter.isalnum() for row in leaf.rows for letter in row.text) >= LEAST


def _links(pdf: Any, page: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:  # noqa: ANN401
    """The web addresses behind a page's text, and the boxes they lie in."""
    import ctypes

    import pypdfium2.raw as pdfium

    at, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(MAX_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, at, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(pdf.raw, action, None, 0) if action else 0
        if size < 2 or not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(pdf.raw, action, buffer, size)
        url = buffer.raw[: size - 1].decode("utf-8", "replace")
        if url.lower().startswith(WEB):
            yield url, (box.left, box.right, min(box.bottom, box.top), max(box.bottom, box.top))


def _assembled(document: Document, leaves: list[Leaf], reasons: list[str], no_text: str) -> Document:
    """Makes one text of the pages: a page's heads first, so that they part no paragraph of it."""
    heads = running_heads([leaf.rows for leaf in leaves], [leaf.height for leaf in leaves])
    begins = {row for leaf in leaves for row in beginnings([row for row in leaf.rows if id(row) not in heads])}
    own = {leaf.number: [row for row in leaf.rows if id(row) in heads] for leaf in leaves}
    text_rows = [row for leaf in leaves for row in leaf.rows if id(row) not in heads]
    begins |= notes(text_rows)
    for row in join(addresses(text_rows, {leaf.number: leaf.links for leaf in leaves})):
        own[row.page].append(row)
    text: list[str] = []
    starts: list[Page] = []
    places: dict[int, list[tuple[Row, int]]] = {leaf.number: [] for leaf in leaves}
    head_starts: list[int] = []
    at = 0
    for leaf in leaves:
        starts.append(Page(at, leaf.label))
        for row in own[leaf.number]:
            _close_up(row)
            before = "\n" if id(row) in begins else ""
            at += len(before)
            places[leaf.number].append((row, at))
            head_starts += [at] * (id(row) in heads)
            text.append(f"{before}{row.text}\n")
            at += len(row.text) + 1
    pictures = [leaf.label for leaf in leaves if not _has_text(leaf)]
    if len(pictures) == len(leaves):
        said = [reason for reason in reasons if "recognition" in reason]
        return replace(document, troubles=(Trouble("no-text", (said or [no_text])[0]),))
    if pictures and no_text != NOTHING:
        reasons.append(f"page {', '.join(pictures[:20])} has no text layer: run a text recognition over it")
    whole = "".join(text)
    lines = line_starts(whole)
    made = replace(document, text=whole, lines=lines, pages=tuple(starts), heads=tuple(head_starts))
    top = made.place(0, 0)
    return replace(
        made,
        links=tuple(link for leaf in leaves for link in _placed(made, leaf, places[leaf.number])),
        troubles=tuple(Trouble("partly", reason, top) for reason in reasons),
    )


def _close_up(row: Row) -> None:
    """Closes up a letter-spaced heading; where it has two blanks, one stays."""
    if not SPACED.fullmatch(row.text):
        return
    kept = [n for n, letter in enumerate(row.text) if not letter.isspace() or row.text[n - 1].isspace()]
    made = Row(row.page, base=row.base, size=row.size)
    for n in kept:
        made.text += row.text[n]
        made.lefts.append(row.lefts[n])
        made.rights.append(row.rights[n])
    row.become(made)


def _placed(document: Document, leaf: Leaf, places: Sequence[tuple[Row, int]]) -> Iterator[Link]:
    """Finds the text under each link; one over several lines has a box on each."""
    for url, (left, right, bottom, top) in leaf.links:
        lines = [(row, at) for row, at in places if bottom <= row.base + row.size / 2 <= top]
        hits = [
            at + n
            for row, at in lines
            for n, edge in enumerate(row.lefts)
            if left <= (edge + row.rights[n]) / 2 <= right
        ]
        if hits:
            start, end = hits[0], hits[-1] + 1
            yield Link(url, document.text[start:end], document.place(start, end))
