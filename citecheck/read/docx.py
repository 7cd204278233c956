"""Word files, by python-docx: the text as Word shows it, its links, and what citation managers left in its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from citecheck.model import Document, Link, Page, Trouble
from citecheck.read import Source, digest, printable, zipped
from citecheck.read.properties import likely
from citecheck.read.text import line_starts
from citecheck.read.word_fields import address, managed
from citecheck.read.word_numbers import numbering
from citecheck.read.word_parts import notes, related, targets, transitional, unfolded
from citecheck.read.word_runs import Shown
from citecheck.read.word_text import hidden_styles, shown

FORMAT = "docx"
SUFFIXES = (".docx", ".docm", ".dotx", ".doc")
UNREAD = (".doc",)  # a name that is known to be said what to do with
OLD = "this is Word's old format (.doc), which is not read: open it, and save it as .docx"
OLE = b"\xd0\xcf\x11\xe0"  # how such a file begins
DAMAGED = "the file is damaged: open it in a word processor, and save it anew"
EMPTY = "no text was found in it: open it in a word processor, and save it anew"


def read(source: Source) -> Document:
    """Reads a Word file; macros in it are not looked at."""
    document = Document(printable(source.path), FORMAT, digest(source.data))
    if source.data.startswith(OLE):
        return replace(document, troubles=(Trouble("unreadable", OLD),))
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

    opened = docx.Document(io.BytesIO(transitional(data)))
    part, body = opened.part, opened.element.body
    (lists, _), (styles, _) = (related(part, kind) for kind in ("numbering", "styles"))
    unfolded(part, body)
    about = opened.core_properties
    made = shown(body, numbering(lists, styles), targets(part), notes(part), hidden_styles(styles))
    return made, likely(about.title, about.author)


def _links(document: Document, made: Shown) -> Iterator[Link]:
    for field in made.fields:
        if (url := address(field.code)) and field.end > field.start:
            yield Link(url, document.text[field.start : field.end], document.place(field.start, field.end))
