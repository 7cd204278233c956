"""What a page shows a reader and tells a program: title, headings, text, forms, the hosts it leads to."""

import codecs
import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

import lxml.etree
import lxml.html

from citecheck.resolve.wire import Answer

HTML = re.compile(r"text/html|application/xhtml\+xml", re.IGNORECASE)
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)  # <meta charset="windows-1251">
REFRESH = re.compile(r"^\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)  # 0; url=/new
LEAD_BYTES = 2048  # where a page names its encoding
SOON = 5  # seconds within which a page that sends on is a redirect
MOST_TEXT = 20_000
UNSEEN = ("script", "style", "noscript", "template", "svg", "head")
BLANKS = re.compile(r"\s+")
LEADING = {"a": "href", "area": "href", "iframe": "src", "frame": "src", "script": "src", "form": "action",
           "link": "href"}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """An HTML page, as much of it as was read."""

    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    refresh: str | None = None
    canonical: str | None = None
    password: bool = False
    scripts: int = 0
    links: frozenset[str] = frozenset()
    meta: dict[str, str] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    raw: str = ""

    @cached_property
    def words(self) -> int:
        """How many words it shows."""
        return len(self.text.split())

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts it leads to or loads from."""
        return frozenset(_host(link) for link in self.links) - {""}

    @property
    def told(self) -> tuple[str, ...]:
        """What it says of itself in large letters."""
        return tuple(one for one in (self.title, *self.headings) if one)


def read(answer: Answer) -> Page | None:
    """Reads a page; None for what is no HTML."""
    kind = answer.headers.get("Content-Type", "")
    if not answer.body or (kind and not HTML.search(kind)) or (not kind and b"<" not in answer.body[:LEAD_BYTES]):
        return None
    text = decoded(answer.body, kind)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=_parser())
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return Page(text=BLANKS.sub(" ", re.sub(r"<[^<>]{0,2000}>", " ", text))[:MOST_TEXT], raw=text.lower())
    return _page(tree, text)


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def decoded(body: bytes, kind: str) -> str:
    """The text of a page: by the header, by the page's own word, by the letters."""
    for place in (kind.encode("latin-1", "replace"), body[:LEAD_BYTES]):
        if named := CHARSET.search(place):
            try:
                return body.decode(codecs.lookup(named[1].decode("ascii", "replace")).name, "replace")
            except LookupError:
                continue
    cut = body[:-4] if len(body) > 8 else body  # a letter may be cut in two at the end
    try:
        cut.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1251", "replace")
    return body.decode("utf-8", "replace")


def _page(tree: lxml.html.HtmlElement, text: str) -> Page:
    meta = {
        str(one.get("name") or one.get("property") or one.get("http-equiv") or "").lower(): str(one.get("content", ""))
        for one in tree.iter("meta")
    }
    links = {str(value) for tag, name in LEADING.items() for one in tree.iter(tag) if (value := one.get(name))}
    title = next((_shown(one) for one in tree.iter("title")), "")
    canonical = next((one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical"), None)
    scripts = sum(1 for _ in tree.iter("script"))
    anchors = frozenset(str(one.get("id") or one.get("name")) for one in tree.xpath("//*[@id or @name]"))
    password = any(str(one.get("type", "")).lower() == "password" for one in tree.iter("input"))
    lxml.etree.strip_elements(tree, *UNSEEN, with_tail=False)
    headings = tuple(shown for one in tree.iter("h1", "h2") if (shown := _shown(one)))[:6]
    sent_on = REFRESH.match(meta.get("refresh", ""))
    return Page(
        title=title, headings=headings, text=_shown(tree)[:MOST_TEXT], canonical=canonical, password=password,
        refresh=sent_on[2].strip() if sent_on and int(sent_on[1]) <= SOON else None, scripts=scripts,
        links=frozenset(links), meta=meta, anchors=anchors, raw=text.lower(),
    )  # fmt: skip


def _shown(element: lxml.html.HtmlElement) -> str:
    return BLANKS.sub(" ", " ".join(element.itertext())).strip()


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""
