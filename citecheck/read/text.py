"""Plain text. Form feeds part its pages, as pdftotext writes them."""

import re
from itertools import pairwise

from citecheck.model import Document, Page, Trouble
from citecheck.read import Source, digest, printable
from citecheck.read.decoding import decode, is_binary

FORMAT = "text"
SUFFIXES = (".txt", ".text")
LINE_END = re.compile(r"\r\n|\n|\r")


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of a text begin."""
    return (0, *(end.end() for end in LINE_END.finditer(text)))


def page_starts(text: str) -> tuple[Page, ...]:
    """Pages by form feeds; a text without any has no pages."""
    feeds = [0, *(match.end() for match in re.finditer("\f", text)), len(text) + 1]
    if len(feeds) == 2:
        return ()
    return tuple(Page(start, str(n)) for n, (start, end) in enumerate(pairwise(feeds), 1) if end > start)


def read(source: Source) -> Document:
    """Reads a plain text."""
    return as_text(source, FORMAT)


def as_text(source: Source, name: str) -> Document:
    """Decodes a file that is text, whatever its format."""
    path, sha256 = printable(source.path), digest(source.data)
    if is_binary(source.data):
        reason = "this is no text but a binary file: give it the suffix of its real format"
        return Document(path, name, sha256, troubles=(Trouble("unreadable", reason),))
    decoded = decode(source.data)
    text, lines = decoded.text, line_starts(decoded.text)
    document = Document(path, name, sha256, text, decoded.encoding, lines, page_starts(text))
    if not decoded.doubt:
        return document
    reason = f"read as {decoded.encoding}, but {decoded.doubt}: save it as UTF-8"
    return Document(
        path, name, sha256, text, decoded.encoding, lines, document.pages,
        troubles=(Trouble("partly", reason, document.place(0, 0)),),
    )  # fmt: skip
