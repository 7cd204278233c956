"""What a page shows a reader and tells a program: title, headings, text, forms, the hosts it leads to."""

import codecs
import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from lxml import etree

from citecheck.resolve.wire import Answer

HTML = re.compile(r"text/html|application/xhtml\+xml", re.IGNORECASE)
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)  # <meta charset="windows-1251">
REFRESH = re.compile(r"^\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)  # 0; url=/new
LEAD_BYTES = 2048  # where a page names its encoding
SOON = 5  # seconds within which a page that sends on is a redirect
MOST_TEXT = 20_000
UNSEEN = ("script", "style", "noscript", "template", "svg", "head")
TAG = re.compile(r"<[^<>]{0,2000}>")  # <a href="/x">
LEADING = {"a": "href", "area": "href", "iframe": "src", "frame": "src", "form": "action"}
# <h2 id="methods">, <a name=methods>
ANCHOR = re.compile(
    r"\b(?:id|name)\s*=\s*(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})'|([^\s\"'<>]{1,200}))"
)  # id="methods"
BRIEF = 3000  # letters


@dataclass(frozen=True)
class Page:
    """An HTML page, as much of it as was read."""

    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    refresh: str | None = None
    password: bool = False
    scripts: int = 0
    links: frozenset[str] = frozenset()
    meta: dict[str, str] = field(default_factory=dict)
    raw: str = ""

    @cached_property
    def words(self) -> int:
        """How many words it shows."""
        return len(self.text.split())

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts it leads to or loads from."""
        return frozenset(_host(link) for link in self.links) - {""}

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The places in it that an address may name, in small letters."""
        return frozenset("".join(found) for found in ANCHOR.findall(self.raw))

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
        tree = etree.fromstring(
            text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", remove_comments=True)
        )
    except (etree.LxmlError, ValueError):
        tree = None
    told = answer.headers.get("Refresh")
    if tree is None:  # nothing a parser knows
        return Page(text=" ".join(TAG.sub(" ", text).split())[:MOST_TEXT], raw=text.lower())
    return _page(tree, text, told)


def decoded(body: bytes, kind: str) -> str:
    """The text of a page: by the header, by the page's own word, by the letters."""
    for place in (kind.encode("latin-1", "replace"), body[:LEAD_BYTES]):
        if named := CHARSET.search(place):
            try:
                return body.decode(codecs.lookup(named[1].decode("ascii", "replace")).name, "replace")
            except LookupError:
                continue
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body)  # a letter may be cut in two at the end
    except UnicodeDecodeError:
        return body.decode("cp1251", "replace")


def _page(tree: etree._Element, text: str, told: str | None) -> Page:
    meta = {
        str(one.get("name") or one.get("property") or one.get("http-equiv") or "").lower(): str(one.get("content", ""))
        for one in tree.iter("meta")
    }
    title = next((_shown(one) for one in tree.iter("title")), "")
    sources = [str(one.get("src", "")) for one in tree.iter("script")]
    password = any(str(one.get("type", "")).lower() == "password" for one in tree.iter("input"))
    etree.strip_elements(tree, *UNSEEN, with_tail=False)
    headings = tuple(shown for one in tree.iter("h1", "h2") if (shown := _shown(one)))[:6]
    shown = _shown(tree)[:MOST_TEXT]
    brief = len(shown) < BRIEF  # only of brief pages it is asked where they lead
    links = {str(one.get(name, "")) for tag, name in LEADING.items() for one in tree.iter(tag)} if brief else set()
    sent_on = REFRESH.match(meta.get("refresh") or told or "")
    return Page(
        title=title,
        headings=headings,
        text=shown,
        refresh=sent_on[2].strip() if sent_on and int(sent_on[1]) <= SOON else None,
        password=password,
        scripts=len(sources),
        links=frozenset({*links, *sources}),
        meta=meta,
        raw=text.lower(),
    )


def _shown(element: etree._Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""
