"""Word files, by python-docx: the text as Word shows it, its links, and what citation managers left in its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from citecheck.model import Document, Link, Page, Trouble
from citecheck.read import Source, digest, printable, zipped
from citecheck.read.properties import likely
from citecheck.read.text import line_starts
from citecheck.read.word_fields import address, managed
from citecheck.read.word_numbers import W, numbering
from citecheck.read.word_text import Shown, shown

FORMAT = "docx"
SUFFIXES = (".docx", ".docm")
DAMAGED = "the file is damaged: open it in a word processor, and save it anew"
EMPTY = "no text was found in it: open it in a word processor, and save it anew"


def read(source: Source) -> Document:
    """Reads a Word file; macros in it are not looked at."""
    document = Document(printable(source.path), FORMAT, digest(source.data))
    try:
        with zipped.opened(source.data):
            made, said = _shown(source.data)
    except zipped.ZipError as error:
        return replace(document, troubles=(Trouble("unreadable", str(error)),))
    except (KeyError, ValueError, TypeError, AttributeError, etree.LxmlError):  # a part is missing or is no XML
        return replace(document, troubles=(Trouble("unreadable", DAMAGED),))
    text = "".join(made.text)
    if not text.strip():
        return replace(document, troubles=(Trouble("unreadable", EMPTY),))
    pages = tuple(Page(start, str(n)) for n, start in enumerate(made.pages, 1)) if len(made.pages) > 1 else ()
    document = replace(document, text=text, lines=line_starts(text), pages=pages, metadata=said)
    entries, references, citations = managed(document, made)
    return replace(
        document, links=tuple(_links(document, made)), entries=entries, references=references, citations=citations
    )


def claims(data: bytes) -> bool:
    """Whether bytes are a Word file: a zip file with its main part."""
    return "word/document.xml" in zipped.names(data)


def _shown(data: bytes) -> tuple[Shown, Mapping[str, tuple[str, ...]]]:
    """Opens the package and writes out its body; gives its properties too."""
    import io

    import docx

    opened = docx.Document(io.BytesIO(data))
    part = opened.part
    lists, styles = (_related(part, kind) for kind in ("numbering", "styles"))
    targets = {name: str(one.target_ref) for name, one in part.rels.items() if one.is_external}
    notes = {
        f"{kind} {note.get(f'{W}id')}": note
        for kind in ("footnote", "endnote")
        if (root := _related(part, f"{kind}s")) is not None
        for note in root.iter(f"{W}{kind}")
    }
    about = opened.core_properties
    return shown(opened.element.body, numbering(lists, styles), targets, notes), likely(about.title, about.author)


def _related(part: Any, kind: str) -> etree._Element | None:  # noqa: ANN401 (python-docx leaves it open)
    """The root of another part of the file, by what it is to the text."""
    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            return etree.fromstring(relation.target_part.blob, parser)
    return None


def _links(document: Document, made: Shown) -> Iterator[Link]:
    for field in made.fields:
        if (url := address(field.code)) and field.end > field.start:
            yield Link(url, document.text[field.start : field.end], document.place(field.start, field.end))
