"""What a page shows a reader and tells a program: title, headings, text, forms, the hosts it leads to."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from citecheck.resolve import frames, leading, phrases
from citecheck.resolve.wire import Answer

HTML = re.compile(r"text/html|application/xhtml\+xml", re.IGNORECASE)
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)  # <meta charset="windows-1251">
REFRESH = re.compile(r"^\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)  # 0; url=/new
LEAD_BYTES = 2048  # where a page names its encoding
SOON = 5  # seconds within which a page that sends on is a redirect
MOST_TEXT = 64 << 10
TAG = re.compile(r"<[^<>]{0,2000}>")  # <a href="/x">
HOST = re.compile(r"^(?:https?:)?//(?:[^/?#\s@]*@)?([^/?#\s:@]+)", re.MULTILINE)  # https://a.test/x, //a.test
LETTERS = re.compile(r"[^\W\d_]+")
# Looked up by the parser, which is far faster than going through its elements one by one.
TEXTS = etree.XPath("descendant-or-self::text()", smart_strings=False)
SCRIPTS = etree.XPath("//script")
SOURCES = etree.XPath("//script/@src", smart_strings=False)
INPUTS = etree.XPath("//input[@type]")
LINKS = etree.XPath("//a/@href", smart_strings=False)
OTHERS = etree.XPath("//area/@href|//iframe/@src|//frame/@src|//form/@action", smart_strings=False)
OTHERWISE = re.compile(r"<(?:area|i?frame|form)\b")  # what else leads somewhere
# <h2 id="methods">, <a name=methods>
ANCHOR = re.compile(r"\b(?:id|name)\s*=\s*(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})'|([^\s\"'<>]{1,200}))")
BRIEF = 3000  # letters
ALERT = re.compile(
    r"\balert\(\s*(?:'([^'<>]{2,200})'|\"([^\"<>]{2,200})\")\s*\)"
)  # alert('No such page.'); history.back()
LONE = 25  # words of a page that does nothing but send on
SHORT = 3000  # letters of its source
SMALL = 8 << 10  # letters of a page that may be kept as it came


@dataclass(frozen=True, slots=True)
class Shown:
    """What a parsed page shows and where it leads."""

    title: str = ""
    headings: tuple[str, ...] = ()
    top: str = ""  # the first heading of the first rank
    text: str = ""
    refresh: str | None = None
    password: bool = False  # a field for one that is shown
    aside: bool = False  # ... but only in the frame of the site
    scripts: int = 0
    links: frozenset[str] = frozenset()
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """An HTML page, as much of it as was read; it is parsed when somebody looks at it, and most never are."""

    source: str = ""
    sent_on: str | None = None  # the header that sends on

    @cached_property
    def shown(self) -> Shown:
        """The page parsed."""
        return _shown(self.source, self.raw, self.sent_on)

    @cached_property
    def raw(self) -> str:
        """All of it in small letters."""
        return self.source.lower()

    @cached_property
    def refresh(self) -> str | None:
        """Where it sends a reader on at once: by a mark, or by a script that is all there is."""
        if (self.sent_on or "refresh" in self.raw) and self.shown.refresh:
            return self.shown.refresh
        if len(self.source) > SHORT or "<script" not in self.raw:
            return None
        if not leading.MAY.search(self.raw) or self.words > LONE:
            return None
        return leading.target(self.source)

    @cached_property
    def _said(self) -> tuple[str, str]:
        return frames.said(self.source)

    @property
    def core(self) -> str:
        """What it says outside the frame of its site, a line for each part; looked for only in doubt."""
        return self._said[0]

    @property
    def offers(self) -> str:
        """What its links and buttons say there."""
        return self._said[1]

    @cached_property
    def alert(self) -> str:
        """What a page says in a box before it leads back, where that is all there is."""
        if len(self.source) > SHORT or "alert(" not in self.raw or self.words > LONE:
            return ""
        found = ALERT.search(self.source)
        return (found[1] or found[2]).strip() if found else ""

    @cached_property
    def lower(self) -> str:
        """Its text in small letters."""
        return self.shown.text.lower()

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The words of its text without numbers, in small letters."""
        return tuple(LETTERS.findall(self.lower))

    @cached_property
    def words(self) -> int:
        """How many words it shows."""
        text = self.shown.text  # its words have one blank between them
        spaced = text.count(" ") + 1 if text else 0
        return spaced if text.isascii() else spaced + len(phrases.UNSPACED.findall(text)) // phrases.A_WORD

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts it leads to or loads from."""
        return frozenset(HOST.findall("\n".join(self.shown.links).lower()))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The places in it that an address may name, in small letters."""
        return frozenset("".join(found) for found in ANCHOR.findall(self.raw))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """What it says of itself in large letters."""
        return tuple(one for one in (self.shown.title, *self.shown.headings) if one)

    def kept(self) -> "Page":
        """The page as it is kept to be compared with others: a large one parsed, without its source."""
        if len(self.source) <= SMALL:
            return Page(self.source, self.sent_on)
        small = Page()
        small.__dict__["shown"] = replace(self.shown, links=frozenset())
        return small


def read(answer: Answer) -> Page | None:
    """Reads a page; None for what is no HTML."""
    kind = answer.headers.get("Content-Type", "")
    if not answer.body and "Refresh" in answer.headers:
        return Page(sent_on=answer.headers.get("Refresh"))
    if not answer.body or (kind and not HTML.search(kind)) or (not kind and b"<" not in answer.body[:LEAD_BYTES]):
        return None
    return Page(decoded(answer.body, kind), answer.headers.get("Refresh"))


def _shown(text: str, raw: str, told: str | None) -> Shown:
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), frames.PARSER)
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:  # nothing a parser knows
        return Shown(text=" ".join(TAG.sub(" ", text).split())[:MOST_TEXT], refresh=_sent_on(told))
    return _looked_at(tree, raw, told)


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


def _looked_at(tree: etree._Element, raw: str, told: str | None) -> Shown:
    meta: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = one.get("name") or one.get("property") or _equivalent(one)
        meta[name.lower()] = one.get("content", "")
    title = next(map(_words, tree.iter("title")), "")
    scripts, sources = (len(SCRIPTS(tree)), SOURCES(tree)) if "<script" in raw else (0, [])
    password = _passwords(tree) if "password" in raw else frozenset()
    etree.strip_elements(tree, *frames.UNSEEN, with_tail=False)
    shown = _words(tree)[:MOST_TEXT]
    headings, top = _headings(tree, raw)
    links = _links(tree, raw) if len(shown) < BRIEF else []  # only of brief pages it is asked where they lead
    return Shown(
        title=title,
        headings=headings,
        top=top,
        text=shown,
        refresh=_sent_on(meta.get("refresh") or told),
        password=not password <= {"hidden"},
        aside="side" in password and "" not in password,
        scripts=scripts,
        links=frozenset({*links, *sources}),
        meta=meta,
    )


def _headings(tree: etree._Element, raw: str) -> tuple[tuple[str, ...], str]:
    """The first large words of a page, and the first of the first rank; none that wait unseen for a script."""
    found = [(one, words) for one in tree.iter("h1", "h2") if (words := _words(one))]
    if found and ("none" in raw or "modal" in raw or "popup" in raw):
        found = [(one, words) for one, words in found if not frames.concealed(one)] or found
    return tuple(words for _, words in found[:6]), next((words for one, words in found if one.tag == "h1"), "")


def _equivalent(meta: etree._Element) -> str:
    """The header that a mark stands for; what is only for readers without scripts stands for none."""
    return meta.get("http-equiv", "") if next(meta.iterancestors("noscript"), None) is None else ""


def _links(tree: etree._Element, raw: str) -> list[str]:
    links = LINKS(tree)
    return [*links, *OTHERS(tree)] if OTHERWISE.search(raw) else links


def _passwords(tree: etree._Element) -> frozenset[str]:
    """Where the fields for a password stand."""
    return frozenset(frames.place_of(one) for one in INPUTS(tree) if one.get("type", "").lower() == "password")


def _sent_on(told: str | None) -> str | None:
    found = REFRESH.match(told or "")
    return found[2].strip() if found and int(found[1]) <= SOON else None


def _words(element: etree._Element) -> str:
    texts = TEXTS(element) if len(element) else [element.text or ""]
    return " ".join(" ".join(texts).split())
