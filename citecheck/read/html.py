"""Web pages: the text without navigation, and what the page says of itself for search engines."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from citecheck.model import Document, Link, Trouble
from citecheck.read import Source, digest, printable
from citecheck.read.decoding import decode, is_binary
from citecheck.read.html_header import metadata
from citecheck.read.text import line_starts
from citecheck.read.written import Look, Written, local, trimmed, write

FORMAT = "html"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # signs that no XML text may be given
SUFFIXES = (".html", ".htm", ".xhtml")
BLOCKS = """
p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr blockquote section article main figure figcaption pre address center
caption header footer body form fieldset details summary
"""
HIDDEN = """
script style noscript template nav aside form iframe object embed svg math head button select input textarea video audio
canvas map dialog
"""
LOOK = Look(frozenset(BLOCKS.split()), frozenset(HIDDEN.split()), frozenset({"a", "li"}))
SIDE = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})  # roles of what is no text
PRINTED = ("header", "footer")  # titles an office program gives to what it prints on each page
APART = re.compile(
    r"float\s*:\s*left|display\s*:\s*(?:inline-block|table-cell)", re.IGNORECASE
)  # a label in its column
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding=[\"']([\w-]{2,30})")
BEGINS = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
WEB = ("http://", "https://", "ftp://")


def claims(data: bytes) -> bool:
    """Whether bytes are a web page."""
    if BEGINS.match(data[:4096]):
        return True
    low = data.lower()
    return not low.lstrip().startswith((b"<?xml", b"<article", b"<tei")) and (b"<body" in low or b"</p>" in low)


def read(source: Source) -> Document:
    """Reads a web page; nothing it names is fetched, no script of it is run."""
    document = Document(printable(source.path), FORMAT, digest(source.data))
    if is_binary(source.data):
        reason = "this is no web page but a binary file: give it the suffix of its real format"
        return replace(document, troubles=(Trouble("unreadable", reason),))
    markup, encoding = _decoded(source.data)
    return shown(replace(document, encoding=encoding), markup)


def shown(document: Document, markup: str) -> Document:
    """Makes a Document of a page's markup."""
    root = parsed_page(markup)
    if root is None:
        return replace(document, troubles=(Trouble("unreadable", "there is no text in this page: save it anew"),))
    _prepared(root)
    made = Written(LOOK)
    _numbered(root)
    write(made, root)
    text = made.text.strip() + "\n"
    document = replace(document, text=text, lines=line_starts(text), metadata=metadata(root))
    return replace(document, links=tuple(_links(document, made)))


def _prepared(root: etree._Element) -> None:
    """Tells by their attributes what is no text, what is the mark of a note, and what stands apart."""
    for element in [one for one in root.iter() if isinstance(one.tag, str) and one.attrib]:
        kind = " ".join(str(element.get(name) or "") for name in ("class", "role", "epub:type")).lower()
        if element.get("role") in SIDE or (local(element) == "div" and element.get("title") in PRINTED):
            element.tag = "nav"
        elif local(element) == "a" and "note" in kind and str(element.get("href")).startswith("#"):
            element.tag = "sup"
        elif APART.search(str(element.get("style") or "")):
            element.tail = CONTROL.sub("", f" {element.tail or ''}")


def parsed_page(markup: str) -> etree._Element | None:
    """Parses a page as a browser does, whatever is wrong with it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser) if markup.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def _decoded(data: bytes) -> tuple[str, str]:
    """A page's text: in the encoding it declares where that fits, else judged by its letters."""
    declared = CHARSET.search(data[:4096]) or DECLARED.match(data[:200])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii", "replace")
        try:
            return re.sub(r"\A\s*<\?xml[^>]*\?>", "", data.decode(name)), name.lower()
        except (LookupError, UnicodeDecodeError):
            pass  # the page says one thing and is another
    found = decode(data)
    return re.sub(r"\A\ufeff?\s*<\?xml[^>]*\?>", "", found.text), found.encoding


def _numbered(root: etree._Element) -> None:
    """Gives the items of numbered lists the numbers a browser shows."""
    for listed in root.iter("ol"):
        start = str(listed.get("start") or "1")
        at = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
        for item in listed:
            if local(item) == "li":
                value = str(item.get("value") or "")
                at = int(value) if re.fullmatch(r"\d{1,6}", value) else at
                if not "".join(map(str, item.itertext())).lstrip().startswith(f"{at}."):  # printed by itself
                    item.text = CONTROL.sub("", f"{at}. {(item.text or '').lstrip()}")
                at += 1


def _links(document: Document, made: Written) -> Iterator[Link]:
    for element, start, end in made.places:
        url = (element.get("href") or "").strip()
        if local(element) == "a" and url.lower().startswith(WEB):
            begin, stop = trimmed(document.text, start, end)
            if begin < stop:
                yield Link(url, document.text[begin:stop], document.place(begin, stop))
