"""Typst: its cite keys, the .bib files it names, and the files it includes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from citecheck.model import Citation, Document, Link, Origin, Reference, Trouble
from citecheck.read import Source, bibtex, printable
from citecheck.read.tex_scan import blank
from citecheck.read.text import as_text, line_starts

FORMAT = "typst"
SUFFIXES = (".typ",)
NOT_TEXT = re.compile(r"(?<!:)//[^\n]*|/\*.*?\*/|```.*?```|`[^`\n]*`", re.DOTALL)  # but https://a.example
NAMED = re.compile(r'#?bibliography\(\s*(?P<names>\([^()]{0,2000}\)|"[^"\n]{1,500}")')
STRING = re.compile(r'"([^"\n]{1,500})"')
INCLUDED = re.compile(r'#(?:include|import)\s+"(?P<name>[^"\n]{1,500}\.typ)"')
AT = re.compile(r"(?<![\w@.])@(?P<key>[\w][\w:.-]*[\w]|\w)(?:\[(?P<note>[^\[\]\n]{0,200})\])?")  # @otter2019[p. 5]
CITE = re.compile(r'#?cite\(\s*(?:<(?P<key>[^<>\n]{1,200})>|label\("(?P<label>[^"\n]{1,200})"\))[^()\n]*\)')
LABEL = re.compile(r"<([\w][\w:.-]*)>")  # = Methods <methods>
LINK = re.compile(r'#link\(\s*"(?P<url>https?://[^"\s]+)"')
TITLE = re.compile(r'\btitle\s*:\s*(?:\[(?P<a>[^\[\]]{1,500})\]|"(?P<b>[^"\n]{1,500})")')
MAX_FILES = 200


def read(source: Source) -> Document:
    """Reads a main file and those it includes."""
    document = as_text(source, FORMAT)
    if not document.text:
        return document
    origins: list[Origin] = []
    parts: list[str] = []
    used: list[str] = []
    _gather(source, document.text, PurePosixPath(), parts, origins, used)
    text = "".join(parts)
    document = replace(document, text=text, lines=line_starts(text), pages=(), origins=tuple(origins[1:]))
    bare = NOT_TEXT.sub(lambda match: blank(match[0]), text)
    title = TITLE.search(bare)
    document = replace(
        _with_lists(document, source, bare, used),
        metadata={"title": (" ".join((title["a"] or title["b"]).split()),)} if title else {},
        links=tuple(Link(m["url"], m["url"], document.place(*m.span("url"))) for m in LINK.finditer(bare)),
    )
    return replace(document, citations=tuple(_citations(document, bare)))


def _gather(
    source: Source, text: str, folder: PurePosixPath, parts: list[str], origins: list[Origin], used: list[str]
) -> None:
    """Adds a file behind those gathered, and then what it includes."""
    start = sum(map(len, parts))
    origins.append(Origin(start, printable(source.path), 0))
    parts.append(text if text.endswith("\n") else text + "\n")
    for match in INCLUDED.finditer(NOT_TEXT.sub(lambda match: blank(match[0]), text)):
        name = match["name"].lstrip("/") if match["name"].startswith("/") else str(folder / match["name"])
        included = source.beside(name)
        if included is None or printable(included.path) in used or len(used) > MAX_FILES:
            continue
        used.append(printable(included.path))
        inner = replace(source, path=included.path)
        _gather(inner, as_text(included, FORMAT).text, PurePosixPath(name).parent, parts, origins, used)


def _with_lists(document: Document, source: Source, bare: str, used: list[str]) -> Document:
    references: list[Reference] = []
    troubles = list(document.troubles)
    sources: dict[str, str] = {}
    for match in NAMED.finditer(bare):
        for name in STRING.findall(match["names"]):
            found = source.beside(name.lstrip("/"))
            if found is None or not name.endswith(".bib"):
                reason = f"the bibliography {name} isn't beside the paper: put it there"
                if found is not None:
                    reason = f"the bibliography {name} is no .bib file, which is all that is read here"
                troubles.append(Trouble("partly", reason, document.place(*match.span())))
                continue
            made = bibtex.read(found)
            used.append(made.path)
            sources[made.path] = made.text
            references += [replace(one, n=len(references) + one.n) for one in made.references]
            troubles += made.troubles
    return replace(
        document, references=tuple(references), sources=sources, used=tuple(used), troubles=tuple(troubles)
    )  # fmt: skip


def _citations(document: Document, bare: str) -> Iterator[Citation]:
    """Keys in the text; what a label of the text itself answers to is a cross-reference."""
    known = {one.id for one in document.references}
    labels = set(LABEL.findall(CITE.sub(" ", bare)))
    found = sorted([*AT.finditer(bare), *CITE.finditer(bare)], key=re.Match.start)
    for match in found:
        key = match["key"] or match["label"]
        key = key if key in known else key.rstrip(".:-")
        if key in labels and key not in known:
            continue
        marker = " ".join(match[0].split())
        note = match.groupdict().get("note")
        place = document.place(*match.span())
        yield Citation(marker, place, (key,) if key in known else (), () if key in known else (key,), note)
