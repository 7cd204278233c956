"""LaTeX: a main file and those it includes, as one text; its cite keys, and the lists they point to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePosixPath

from citecheck.model import Citation, Document, Entry, Link, Origin, Reference, Trouble
from citecheck.read import Source, bibtex, printable
from citecheck.read.tex_header import metadata
from citecheck.read.tex_lists import entries
from citecheck.read.tex_macros import Definition, definitions, keys_of, macros, without
from citecheck.read.tex_scan import ADDRESS, Command, commands, masked
from citecheck.read.text import as_text, line_starts

FORMAT = "latex"
SUFFIXES = (".tex", ".ltx", ".latex")
INCLUDES = frozenset(
    ("input", "include", "subfile", "subfileinclude", "import", "subimport", "includefrom", "inputfrom")
)
PLAIN_INPUT = re.compile(r"\\input\s+(?P<name>[\w./-]+)")  # \input intro
BEGIN = re.compile(r"\\begin\{document\}")
MAIN = re.compile(rb"\\documentclass|\\documentstyle|\\begin\{document\}|\\cite|\\section")
GUARD = r"\{(?=[\[\]]\})|(?<=\{[\[\]])\}"  # {[}1{]}: brackets guarded from being an option
KEY = re.compile(r"[^\s,{}%\\#]+")
MAX_FILES, MAX_DEPTH, MAX_TEXT = 400, 20, 16 << 20


@dataclass(slots=True)
class Gathered:
    """What was found so far on the way through the files of a paper."""

    text: list[str] = field(default_factory=list)
    masked: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    order: list[tuple[int, Command]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    used: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    defined: list[Definition] = field(default_factory=list)
    length: int = 0


def is_paper(head: bytes) -> bool:
    """Whether a file of a folder may be a paper's main file, and no macro file or picture."""
    return bool(MAIN.search(head)) and b"{standalone}" not in head


def read(source: Source) -> Document:
    """Reads a paper's main file and everything it includes."""
    document = as_text(source, FORMAT)
    if not document.text:
        return document
    found = Gathered(seen={PurePosixPath(document.path).name})  # a file that includes itself is read once
    _gather(found, source, document.text, PurePosixPath(), 0)
    text, bare = "".join(found.text), "".join(found.masked)
    document = replace(
        document,
        text=text,
        lines=line_starts(text),
        unseen=GUARD,
        origins=tuple(found.origins[1:]),
        pages=(),
        used=tuple(found.used),
    )
    document = _listed(document, source, found, bare)
    cited = tuple(_citations(document, found))
    return replace(
        document, citations=cited, metadata=metadata(bare), heads=(), hidden=tuple(_hidden(document, bare)),
        links=tuple(_links(document, bare)), troubles=document.troubles + tuple(_missing(document, found)),
    )  # fmt: skip


def _gather(found: Gathered, source: Source, text: str, folder: PurePosixPath, depth: int) -> None:
    """Adds a file behind what was gathered, and puts its commands in reading order among those of the others."""
    start = found.length
    found.origins.append(Origin(start, printable(source.path), 0))
    found.text.append(text if text.endswith("\n") else text + "\n")
    found.length += len(found.text[-1])
    bare = masked(found.text[-1])
    defined = list(definitions(bare))
    found.defined += defined
    bare = without(bare, defined)
    found.masked.append(bare)
    for command in [*commands(bare), *_plain_inputs(bare)] if r"\input " in bare else commands(bare):
        found.order.append((start, command))
        if command.name in INCLUDES and depth < MAX_DEPTH:
            _include(found, source, command, folder, depth)


def _plain_inputs(bare: str) -> Iterator[Command]:
    from citecheck.read.tex_scan import Argument

    for match in PLAIN_INPUT.finditer(bare):
        yield Command("input", match.start(), match.end(), (Argument("{", match["name"], match.start("name")),))


def _include(found: Gathered, source: Source, command: Command, folder: PurePosixPath, depth: int) -> None:
    """Follows one \\input or \\import; a file that isn't there is said, one outside the folder isn't opened."""
    if not command.braced or not (name := command.braced[-1].strip().strip('"')) or "#" in name:
        return
    inner = folder
    if command.name in ("import", "subimport", "includefrom", "inputfrom") and len(command.braced) > 1:
        inner = (folder if command.name.startswith("sub") else PurePosixPath()) / command.braced[0].strip()
        name = command.braced[1].strip()
    spellings = (name,) if name.endswith((".tex", ".bbl")) else (f"{name}.tex", name)
    for candidate in (str(inner / one) for one in spellings):
        if candidate in found.seen:
            return
        included = source.beside(candidate)
        if included is None:
            continue
        found.seen.add(candidate)
        if len(found.seen) > MAX_FILES or found.length > MAX_TEXT:
            return
        read_in = as_text(included, FORMAT)
        found.used.append(printable(included.path))
        _gather(found, replace(source, path=included.path), read_in.text, inner, depth + 1)
        return
    if "\\" not in name:
        found.missing.append(name)


def _listed(document: Document, source: Source, found: Gathered, bare: str) -> Document:
    """The references: of the .bib files the paper names, else of the list in it, else of the .bbl file beside it."""
    named = list(dict.fromkeys(_bibliographies(found)))
    references: list[Reference] = []
    troubles: list[Trouble] = list(document.troubles)
    sources: dict[str, str] = {}
    lost: list[str] = []
    used = list(document.used)
    stem = PurePosixPath(source.path).stem
    for name in named or [f"{stem}.bib"]:
        bib = source.beside(name)
        if bib is None:
            lost += [name] if named else []
            continue
        made = bibtex.read(bib)
        used.append(made.path)
        references += [replace(one, n=len(references) + one.n) for one in made.references]
        sources[made.path] = made.text
        troubles += made.troubles
    own: list[Entry] = entries(document.text, bare, document.place)
    if references or own:
        entries_ = () if references else tuple(own)
    else:
        entries_, path = _bbl(source, f"{stem}.bbl")
        used += [path] if path else []
    if not entries_:
        troubles += [
            Trouble("partly", f"the bibliography {name} isn't beside the paper: put it there", document.place(0, 0))
            for name in lost
        ]
    return replace(
        document, references=tuple(references), entries=entries_, sources=sources, used=tuple(used),
        troubles=tuple(troubles),
    )  # fmt: skip


def _bbl(source: Source, name: str) -> tuple[tuple[Entry, ...], str | None]:
    """The list a LaTeX run left beside the paper."""
    found = source.beside(name)
    if found is None:
        return (), None
    document = as_text(found, FORMAT)
    return tuple(entries(document.text, masked(document.text), document.place)), document.path


def _bibliographies(found: Gathered) -> Iterator[str]:
    for _, command in found.order:
        if command.name in ("bibliography", "addbibresource", "addglobalbib", "addsectionbib") and command.braced:
            for name in command.braced[0].split(","):
                if bare := name.strip():
                    yield bare if bare.endswith((".bib", ".xml", ".ris")) else f"{bare}.bib"


def _citations(document: Document, found: Gathered) -> Iterator[Citation]:
    """The markers in reading order; BibTeX doesn't mind the case of a key, biber and a list in the text do."""
    own = macros(found.defined)
    known = [*(one.id for one in document.references), *(one.id for one in document.entries)]
    exact = set(known)
    folded = {key.casefold(): key for key in reversed(known)} if _by_bibtex(found) else {}
    for start, command in found.order:
        cited = [key for text in keys_of(command, own) for key in KEY.findall(text.replace(",", " "))]
        if not cited:
            continue
        marker = " ".join(document.text[start + command.start : start + command.end].split())
        place = document.place(start + command.start, start + command.end)
        if cited == ["*"]:
            yield Citation(marker, place, tuple(dict.fromkeys(known)))
            continue
        once = list(dict.fromkeys(cited))
        meant = {key: key if key in exact else folded.get(key.casefold()) for key in once}
        targets = tuple(dict.fromkeys(one for one in meant.values() if one))
        unresolved = tuple(key for key, one in meant.items() if not one)
        notes = [one.text for one in command.arguments if one.bracket == "["]
        yield Citation(marker, place, targets, unresolved, (notes[-1].strip() or None) if notes else None)


def _by_bibtex(found: Gathered) -> bool:
    return any(command.name == "bibliography" for _, command in found.order)


def _hidden(document: Document, bare: str) -> Iterator[int]:
    """Lines that are no text: the preamble, comments, verbatim text."""
    begin = BEGIN.search(bare)
    first = begin.start() if begin else 0
    for start, end in pairwise((*document.lines, len(bare))):
        line = document.text[start:end]
        if line.strip() and (start < first or not bare[start:end].strip()):
            yield start + len(line) - len(line.lstrip())


def _links(document: Document, bare: str) -> Iterator[Link]:
    for match in ADDRESS.finditer(bare):
        url = match["url"].strip()
        for sign in "%_&#~":
            url = url.replace(f"\\{sign}", sign)
        if url.lower().startswith(("http://", "https://", "ftp://", "www.")):
            yield Link(url, match["url"], document.place(*match.span("url")))


def _missing(document: Document, found: Gathered) -> Iterator[Trouble]:
    if found.missing:
        names = ", ".join(dict.fromkeys(found.missing[:10]))
        yield Trouble("partly", f"{names} is included but isn't beside the paper: put it there", document.place(0, 0))
