"""Rich text, by striprtf."""

import re
from collections.abc import Callable
from dataclasses import replace

from citecheck.model import Document, Trouble
from citecheck.read import Source, digest, printable
from citecheck.read.text import line_starts

FORMAT = "rtf"
SUFFIXES = (".rtf",)
NO_RTF = "this is no RTF, or it is damaged: open it in a word processor, and save it anew"
BLANK_LINES = re.compile(r"\n{3,}")
ENDED = re.compile(rb"\}\s*\0*\s*\Z")


def claims(data: bytes) -> bool:
    """Whether bytes are RTF."""
    return data.lstrip()[:5] == b"{\\rtf"


def read(source: Source) -> Document:
    """Reads a text; pictures and objects in it are left out."""
    from striprtf import striprtf

    to_text: Callable[..., str] = striprtf.rtf_to_text
    document = Document(printable(source.path), FORMAT, digest(source.data))
    if not claims(source.data):
        return replace(document, troubles=(Trouble("unreadable", NO_RTF),))
    try:
        found = str(to_text(source.data.decode("latin-1"), encoding="cp1252", errors="replace"))
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, OverflowError):
        return replace(document, troubles=(Trouble("unreadable", NO_RTF),))
    lines = "\n".join(line.rstrip() for line in found.replace("\r\n", "\n").replace("\x00", "").split("\n"))
    text = BLANK_LINES.sub("\n\n", lines).strip() + "\n"
    if not text.strip():
        return replace(document, troubles=(Trouble("unreadable", NO_RTF),))
    document = replace(document, text=text, lines=line_starts(text))
    if ENDED.search(source.data[-64:]):
        return document
    reason = "the file ends early, its end may be missing: save it anew"
    return replace(document, troubles=(Trouble("partly", reason, document.place(0, 0)),))
