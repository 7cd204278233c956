"""OpenDocument texts, as LibreOffice writes them."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from citecheck.model import Document, Link, Trouble
from citecheck.read import Source, digest, printable, zipped
from citecheck.read.markup import parsed
from citecheck.read.text import line_starts
from citecheck.read.word_numbers import counted
from citecheck.read.written import Look, Written, local, trimmed, write

FORMAT = "odt"
SUFFIXES = (".odt", ".fodt")
LOOK = Look(
    frozenset(("p", "h", "table-row", "list-item", "note-body")),
    frozenset(
        ("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "title", "desc", "unseen")
    ),
    frozenset({"a"}),
    breaks=frozenset({"line-break"}),
    raised=frozenset({"note-citation", "sup"}),
    cells=frozenset({"table-cell", "tab"}),
)
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"
DIGITS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
DAMAGED = "the file is damaged: open it in a word processor, and save it anew"


def claims(data: bytes) -> bool:
    """Whether bytes are an OpenDocument text, packed or plain."""
    return b"application/vnd.oasis.opendocument.text" in data[:4096]


def read(source: Source) -> Document:
    """Reads a text."""
    document = Document(printable(source.path), FORMAT, digest(source.data))
    try:
        roots = list(_parts(source.data))
    except (zipped.ZipError, KeyError) as error:
        reason = str(error) if isinstance(error, zipped.ZipError) else DAMAGED
        return replace(document, troubles=(Trouble("unreadable", reason),))
    body = next((one for root in roots for one in root.iter() if local(one) == "text" and _in_body(one)), None)
    if body is None:
        return replace(document, troubles=(Trouble("unreadable", DAMAGED),))
    _prepared(body, _levels(roots))
    _styled(body, roots)
    made = Written(LOOK)
    write(made, body)
    text = made.text.strip() + "\n"
    document = replace(document, text=text, lines=line_starts(text))
    return replace(document, links=tuple(_links(document, made)))


def _parts(data: bytes) -> Iterator[etree._Element]:
    """The XML of the content and of the styles."""
    if data[:2] != b"PK":
        root, _ = parsed(data)
        if root is not None:
            yield root
        return
    with zipped.opened(data) as archive:
        for name in ("content.xml", "styles.xml"):
            root, _ = parsed(archive.read(name)) if name in archive.namelist() else (None, "")
            if root is not None:
                yield root


def _in_body(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "body"


def _levels(roots: list[etree._Element]) -> dict[str, dict[int, tuple[str, str, str, int]]]:
    """List styles: for each level its digits, what stands before and behind them, and where it begins."""
    found: dict[str, dict[int, tuple[str, str, str, int]]] = {}
    for root in roots:
        for style in (one for one in root.iter() if local(one) == "list-style"):
            rows = found.setdefault(str(style.get(f"{STYLE}name")), {})
            for level in style:
                if local(level) == "list-level-style-number":
                    depth, start = str(level.get(f"{TEXT}level") or 1), str(level.get(f"{TEXT}start-value") or 1)
                    digits = DIGITS.get(str(level.get(f"{STYLE}num-format") or ""), "")
                    around = (str(level.get(f"{STYLE}num-prefix") or ""), str(level.get(f"{STYLE}num-suffix") or ""))
                    if depth.isdigit() and start.isdigit():
                        rows[int(depth)] = (digits, *around, int(start))
    return found


def _prepared(body: etree._Element, levels: dict[str, dict[int, tuple[str, str, str, int]]]) -> None:
    """Puts in what the format leaves to the reader: repeated blanks, and the numbers of lists."""
    for blank in [one for one in body.iter() if local(one) == "s"]:
        blank.text = " "
    counts: dict[str, int] = {}
    for listed in [one for one in body.iter() if local(one) == "list"]:
        above = [one for one in listed.iterancestors() if local(one) == "list"]
        outer = above[-1] if above else listed
        name = str(listed.get(f"{TEXT}style-name") or outer.get(f"{TEXT}style-name") or "")
        digits, before, behind, start = levels.get(name, {}).get(len(above) + 1, ("", "", "", 1))
        goes_on = listed.get(f"{TEXT}continue-numbering") == "true" or listed.get(f"{TEXT}continue-list")
        at = counts.get(name, start - 1) if goes_on and not above else start - 1
        for item in listed:
            first = next((one for one in item if local(one) in ("p", "h")), None)
            if local(item) == "list-item" and first is not None and digits:
                at += 1
                first.text = f"{before}{counted(at, digits)}{behind} {first.text or ''}"
        if not above:
            counts[name] = at


def _styled(body: etree._Element, roots: list[etree._Element]) -> None:
    """Tells by their styles which stretches are raised, and which don't show."""
    looks = {
        str(style.get(f"{STYLE}name")): one
        for root in roots
        for style in root.iter(f"{STYLE}style")
        for one in style.iterfind(f"{STYLE}text-properties")
    }
    raised = {name for name, one in looks.items() if str(one.get(f"{STYLE}text-position") or "").startswith("super")}
    unseen = {name for name, one in looks.items() if one.get(f"{TEXT}display") == "none"}
    for span in list(body.iter(f"{TEXT}span")):
        name = str(span.get(f"{TEXT}style-name"))
        if name in unseen:
            span.tag = f"{TEXT}unseen"
        elif name in raised and not any(local(one) == "note" for one in span.iter()):
            span.tag = f"{TEXT}sup"


def _links(document: Document, made: Written) -> Iterator[Link]:
    for element, start, end in made.places:
        url = element.get(HREF) or ""
        begin, stop = trimmed(document.text, start, end)
        if url.startswith(("http://", "https://", "ftp://")) and begin < stop:
            yield Link(url, document.text[begin:stop], document.place(begin, stop))
