"""Rich text, by striprtf."""

import re
from collections.abc import Callable
from dataclasses import replace

from citecheck.model import Document, Link, Trouble
from citecheck.read import Source, digest, printable
from citecheck.read.rtf_groups import places, prepared
from citecheck.read.text import line_starts
from citecheck.read.written import trimmed

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
        ready, urls = prepared(source.data.decode("latin-1"))
        found = str(to_text(ready, encoding="cp1252", errors="replace"))
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, OverflowError):
        return replace(document, troubles=(Trouble("unreadable", NO_RTF),))
    lines = "\n".join(line.rstrip() for line in found.replace("\r\n", "\n").replace("\x00", "").split("\n"))
    text, links = places(BLANK_LINES.sub("\n\n", lines).strip() + "\n", urls)
    if not text.strip():
        return replace(document, troubles=(Trouble("unreadable", NO_RTF),))
    document = replace(document, text=text, lines=line_starts(text))
    found_links = [(url, *trimmed(text, start, end)) for url, start, end in links]
    document = replace(
        document, links=tuple(Link(url, text[a:b], document.place(a, b)) for url, a, b in found_links if url and a < b)
    )
    if ENDED.search(source.data[-64:]):
        return document
    reason = "the file ends early, its end may be missing: save it anew"
    return replace(document, troubles=(Trouble("partly", reason, document.place(0, 0)),))
