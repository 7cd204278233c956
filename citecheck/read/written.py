"""Marked-up text written out as a reader sees it, with the places of the elements that matter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from citecheck.read.glyphs import RAISED

MAX_DEPTH = 250


@dataclass(frozen=True, slots=True)
class Look:
    """How a markup looks: what begins a paragraph, what isn't shown, and whose places are wanted."""

    blocks: frozenset[str]
    hidden: frozenset[str]
    wanted: frozenset[str]
    breaks: frozenset[str] = frozenset({"br", "lb", "break"})
    raised: frozenset[str] = frozenset({"sup"})
    cells: frozenset[str] = frozenset({"td", "th", "cell"})
    glue: Mapping[str, str] = field(default_factory=dict)  # what is shown between an element and the word before it


@dataclass(slots=True)
class Written:
    """What was written so far: state of one pass over a document."""

    look: Look
    parts: list[str] = field(default_factory=list)
    length: int = 0
    last: str = "\n"
    places: list[tuple[etree._Element, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text."""
        return "".join(self.parts)

    def put(self, text: str) -> None:
        """Adds text as it is."""
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.last = text[-1]

    def words(self, text: str) -> None:
        """Adds text whose white space means no more than one blank."""
        shown = " ".join(text.split())
        if not shown:
            self.put("" if self.last.isspace() or not text else " ")
            return
        before = " " if text[0].isspace() and not self.last.isspace() else ""
        self.put(before + shown + (" " if text[-1].isspace() else ""))

    def join(self, glue: str) -> None:
        """Adds what is shown between two elements, where markup has nothing or a blank between them."""
        if glue.strip() and self.last == " " and self.parts[-1] == " ":
            self.parts.pop()
            self.length -= 1
            self.last = self.parts[-1][-1]
        if self.last.isalnum() or self.last in ".,;:)":
            self.put(glue)

    def part(self) -> None:
        """Ends a paragraph."""
        while self.parts and not self.parts[-1].strip():
            self.length -= len(self.parts.pop())
        if self.parts:
            bare = self.parts[-1].rstrip()
            self.length -= len(self.parts[-1]) - len(bare)
            self.parts[-1] = bare
            self.put("\n\n")


def write(to: Written, element: etree._Element, depth: int = 0, raised: bool = False) -> None:
    """Writes an element and what follows it in its parent's text."""
    if isinstance(element.tag, str):
        name = local(element)
        if name not in to.look.hidden and depth < MAX_DEPTH:
            _element(to, element, name, depth, raised or name in to.look.raised)
    if depth:
        to.words(_mark(element.tail or "", raised))


def _element(to: Written, element: etree._Element, name: str, depth: int, raised: bool) -> None:
    block = name in to.look.blocks
    if block:
        to.part()
    elif name in to.look.breaks:
        to.put("\n")
    elif name in to.look.cells and not to.last.isspace():
        to.put("\t")
    elif name in to.look.glue:
        to.join(to.look.glue[name])
    start = to.length
    if name == "pre":
        to.put(element.text or "")
    else:
        to.words(_mark(element.text or "", raised))
    for child in element:
        write(to, child, depth + 1, raised)
    if name in to.look.wanted:
        to.places.append((element, start, max(start, to.length)))
    if block:
        to.part()


def _mark(text: str, raised: bool) -> str:
    """Raised digits as such: marks of notes and citations."""
    return text.translate(RAISED) if raised and all(one.isdigit() or one in " ,;-–\n" for one in text) else text


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text without blanks at its ends."""
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def local(element: etree._Element) -> str:
    """An element's name without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def plain(element: etree._Element | None, without: Iterable[str] = ()) -> str:
    """An element's text in one line."""
    if element is None:
        return ""
    skipped = frozenset(without)
    texts = [element.text or ""]
    for child in element:
        if local(child) not in skipped and isinstance(child.tag, str):
            texts.append(plain(child, skipped))
        texts.append(child.tail or "")
    return " ".join("".join(texts).split())
