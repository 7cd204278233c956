"""Which parts of a page are the frame its site puts round every page, and what the page itself says within it."""

import re
from collections.abc import Iterator

from lxml import etree

PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True)
UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
SIDES = frozenset({"nav", "header", "footer", "aside"})
FIELDS = frozenset({"select", "option", "label", "textarea", "button"})
INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "u", "small", "font", "code", "q", "mark", "abbr", "wbr"})
# How sites call the parts of their frame: beginnings of names in class="side-menu" and id="footer".
NAMED = (
    "nav", "menu", "side", "foot", "header", "head-", "breadcrumb", "cookie", "widget", "moduletable", "mod-",
    "related", "recent", "latest", "popular", "most-", "useful", "share", "social", "banner", "lang", "aside", "topbar",
    "top-bar", "top-menu", "topline", "top-line", "toolbar", "block-user", "pkp_block", "comment", "respond", "disqus",
    "advert", "reklama",
)  # fmt: skip
TOP = "top"
WINDOWS = frozenset(
    {"modal", "popup", "dropdown-menu", "offcanvas", "mfp-hide", "d-none", "hidden", "collapse", "lightbox"}
)
OPENED = frozenset({"show", "in", "open", "active", "is-open", "d-block"})
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")  # style="display: none"
LETTERS = re.compile(r"[^\W\d_]{2,}")
MOST = 6000  # letters of what a page says


def said(source: str) -> tuple[str, str]:
    """What a page says outside its site's frame, a line for each part, and what its links and buttons say there."""
    try:
        tree = etree.fromstring(source.encode("utf-8", "replace"), PARSER)
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        return "", ""
    lines, offers = "", []
    for text, offered in _texts(tree):
        if offered:
            offers.append(text)
        else:
            lines += text
        if len(lines) > MOST:
            break
    return "\n".join(" ".join(line.split()) for line in lines.split("\n") if line.strip()), " \n ".join(offers)


def _texts(tree: etree._Element) -> Iterator[tuple[str, bool]]:
    """The texts of a page in order, and whether a link or a button says them."""
    waiting: list[etree._Element | str] = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one, False
        elif one.tag in FIELDS or (one.tag == "a" and not _in_a_sentence(one)):
            yield "".join(one.itertext()) if one.tag in ("a", "button") else "", True
        elif isinstance(one.tag, str) and one.tag not in UNSEEN and not hidden(one) and not side(one):
            parts: list[etree._Element | str] = [one.text or ""]
            for child in one:
                parts += [child, child.tail or ""]
            waiting += reversed(parts if one.tag in INLINE else ["\n", *parts, "\n"])


def _in_a_sentence(link: etree._Element) -> bool:
    """Whether a link stands between words: please [log in] to read."""
    around = link.getparent()
    if around is None or around.tag in ("body", "li", "ul", "nav"):
        return False
    return len(LETTERS.findall(" ".join((around.text or "", *(one.tail or "" for one in around))))) >= 2


def hidden(one: etree._Element) -> bool:
    """Whether an element is not shown until somebody asks for it: a window that a click opens."""
    if "hidden" in one.attrib or one.get("aria-hidden") == "true" or (one.tag == "dialog" and "open" not in one.attrib):
        return True
    if (style := one.get("style")) and NOT_SHOWN.search(style.lower()):
        return True
    names = set((one.get("class") or "").lower().split())
    return not names.isdisjoint(WINDOWS) and names.isdisjoint(OPENED)


def side(one: etree._Element) -> bool:
    """Whether an element is a part of the frame by its kind or by its name."""
    if one.tag in SIDES:
        return True
    if one.tag in ("html", "body", "main", "article") or not one.attrib:
        return False
    names = f"{one.get('class') or ''} {one.get('id') or ''}".lower().split()
    return any(name.startswith(NAMED) or name == TOP for name in names) and one.find(".//h1") is None


def concealed(one: etree._Element) -> bool:
    """Whether an element, or what it stands in, is not shown."""
    return hidden(one) or any(map(hidden, one.iterancestors()))


def place_of(field: etree._Element) -> str:
    """Where a field stands: "hidden", at the "side", or in the page itself ("")."""
    if concealed(field):
        return "hidden"
    return "side" if side(field) or any(map(side, field.iterancestors())) else ""
