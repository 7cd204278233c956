"""The parts of a Word file beside its text: notes with links of their own, other documents put in, strict names."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from citecheck.read import Source, read_source
from citecheck.read.word_numbers import W
from citecheck.read.word_runs import Note, R

STRICT = b"http://purl.oclc.org/ooxml/"
NAMES = (
    (STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        STRICT + b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (STRICT + b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
CHUNKS = {".htm": ".html", ".html": ".html", ".xhtml": ".html", ".txt": ".txt", ".rtf": ".rtf", ".mht": ""}


def transitional(data: bytes) -> bytes:
    """A file in the strict form of the standard, with the names everybody else uses."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        if "_rels/.rels" not in old.namelist() or STRICT not in old.read("_rels/.rels"):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for name in dict.fromkeys(old.namelist()):
                content = old.read(name)
                for strict, usual in NAMES if name.endswith((".xml", ".rels")) else ():
                    content = content.replace(strict, usual)
                new.writestr(name, content)
        return out.getvalue()


def related(part: Any, kind: str) -> tuple[etree._Element | None, Any]:  # noqa: ANN401 (python-docx leaves it open)
    """The root of another part of the file, by what it is to the text, and the part."""
    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            return etree.fromstring(relation.target_part.blob, parser), relation.target_part
    return None, None


def targets(part: Any) -> dict[str, str]:  # noqa: ANN401
    """The addresses of a part's links."""
    return {name: str(one.target_ref) for name, one in part.rels.items() if one.is_external}


def notes(part: Any) -> Mapping[str, Note]:  # noqa: ANN401
    """The foot and end notes of a document, by their kind and number."""
    found: dict[str, Note] = {}
    for kind in ("footnote", "endnote"):
        root, own = related(part, f"{kind}s")
        for note in root.iter(f"{W}{kind}") if root is not None else ():
            found[f"{kind} {note.get(f'{W}id')}"] = Note(note, targets(own))
    return found


def unfolded(part: Any, body: etree._Element) -> None:  # noqa: ANN401
    """Puts in the words of documents that a file holds whole (altChunk), which Word does on opening it."""
    for chunk in list(body.iter(f"{W}altChunk")):
        relation = part.rels.get(str(chunk.get(f"{R}id")))
        if relation is None or relation.is_external:
            continue
        inner = relation.target_part
        suffix = CHUNKS.get(str(inner.partname.ext and f".{inner.partname.ext}".lower()), "")
        text = read_source(Source(f"chunk{suffix}", inner.blob)).text if suffix else ""
        for line in filter(str.strip, reversed(text.split("\n"))):
            paragraph = etree.Element(f"{W}p")
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = line.strip()
            chunk.addnext(paragraph)
