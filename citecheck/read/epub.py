"""E-books: their pages in the order of the spine, as one text."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from citecheck.model import Document, Link, Trouble
from citecheck.read import Source, digest, html, printable, zipped
from citecheck.read.markup import parsed
from citecheck.read.properties import likely
from citecheck.read.text import line_starts
from citecheck.read.written import local, plain

FORMAT = "epub"
SUFFIXES = (".epub",)
DAMAGED = "the e-book is damaged: fetch or save it anew"
MAX_PAGES = 2000


def claims(data: bytes) -> bool:
    """Whether bytes are an e-book."""
    return data[:2] == b"PK" and b"application/epub+zip" in data[:200]


def read(source: Source) -> Document:
    """Reads an e-book."""
    document = Document(printable(source.path), FORMAT, digest(source.data))
    try:
        with zipped.opened(source.data) as archive:
            root, folder = _package(archive)
            pages = (
                [html.shown(document, markup) for markup in _pages(archive, root, folder)] if root is not None else []
            )
    except (zipped.ZipError, KeyError) as error:
        reason = str(error) if isinstance(error, zipped.ZipError) else DAMAGED
        return replace(document, troubles=(Trouble("unreadable", reason),))
    pages = [page for page in pages if page.text.strip()]
    if root is None or not pages:
        return replace(document, troubles=(Trouble("unreadable", DAMAGED),))
    text = "\n".join(page.text for page in pages)
    starts: list[int] = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page.text) + 1)
    whole = replace(document, text=text, lines=line_starts(text), metadata=_metadata(root))  # it has no pages: chapters
    links = [
        Link(link.url, link.raw, whole.place(start + link.span.start, start + link.span.end))
        for start, page in zip(starts, pages, strict=True)
        for link in page.links
    ]
    return replace(whole, links=tuple(links))


def _package(archive: ZipFile) -> tuple[etree._Element | None, str]:
    """The package's description and the folder it lies in."""
    container, _ = parsed(archive.read("META-INF/container.xml"))
    name = (
        next((str(one.get("full-path")) for one in container.iter() if local(one) == "rootfile"), "")
        if container is not None
        else ""
    )
    root, _ = parsed(archive.read(name)) if name else (None, "")
    return root, posixpath.dirname(name)


def _pages(archive: ZipFile, root: etree._Element, folder: str) -> Iterator[str]:
    """The markup of each page, in order."""
    from citecheck.read.decoding import decode

    items = {
        str(one.get("id")): str(one.get("href"))
        for one in root.iter()
        if local(one) == "item" and "nav" not in str(one.get("properties") or "").split()  # the table of contents
    }
    names = frozenset(archive.namelist())
    for ref in [one for one in root.iter() if local(one) == "itemref"][:MAX_PAGES]:
        name = posixpath.normpath(posixpath.join(folder, unquote(items.get(str(ref.get("idref")), ""))))
        if name in names:
            yield decode(archive.read(name)).text.partition("?>")[2] or decode(archive.read(name)).text


def _metadata(root: etree._Element) -> Mapping[str, tuple[str, ...]]:
    """What the package says: the program that made it may have put in the computer's user and its own language."""
    about = next((one for one in root.iter() if local(one) == "metadata"), None)
    rows = [(local(one), plain(one)) for one in about] if about is not None else []
    title = next((text for name, text in rows if name == "title"), "")
    authors = [likely("", text).get("likely_author", ()) for name, text in rows if name == "creator"]
    said = {**likely(title, ""), "likely_author": tuple(name for names in authors for name in names)}
    return {name: values for name, values in said.items() if values}
