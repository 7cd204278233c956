"""The text of a Word document as it shows, paragraph by paragraph: lists numbered, notes behind what calls them."""

from collections.abc import Iterator, Mapping

from lxml import etree

from citecheck.read.glyphs import RAISED
from citecheck.read.word_numbers import Numbering, W
from citecheck.read.word_runs import OFF, OUT, Note, Shown, closing, inline, is_placeholder
from citecheck.read.word_walk import Walk

ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box given twice
MERGED = (f"{W}del", f"{W}moveFrom")  # a paragraph whose end was deleted goes on in the next


def shown(
    body: etree._Element,
    numbering: Numbering,
    targets: Mapping[str, str],
    notes: Mapping[str, Note],
    hidden: frozenset[str] = frozenset(),
) -> Shown:
    """Writes out a document's body; `targets` are the addresses of its links, `notes` its foot and end notes."""
    made = Shown(numbering, targets, notes, hidden)
    for paragraph in _paragraphs(made, body):
        _paragraph(made, paragraph)
    return made


def hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles whose text doesn't show."""
    found = styles.iterfind(f"{W}style") if styles is not None else ()
    return frozenset(
        str(style.get(f"{W}styleId"))
        for style in found
        if (mark := style.find(f"{W}rPr/{W}vanish")) is not None and mark.get(f"{W}val") not in OFF
    )


def _paragraphs(made: Shown, body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs in reading order, also those of tables, content controls and text boxes, each once.

    Each is to be written before the next is asked for: the place of a control is known from what was written.
    """
    walk = Walk(body)
    for element in walk:
        if element.tag == f"{W}p":
            yield element
            boxes = [box for box in element.iter(f"{W}txbxContent") if not _inside(box, element, ALTERNATIVE)]
            for box in reversed(boxes):
                if not _inside(box, element, f"{W}txbxContent"):
                    walk.enter(box)
        elif element.tag not in OUT and not is_placeholder(element):
            walk.enter(element, closing(made, element) if element.tag == f"{W}sdt" else None)


def _inside(element: etree._Element, top: etree._Element, tag: str) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not top:
        if parent.tag == tag:
            return True
        parent = parent.getparent()
    return False


def _paragraph(made: Shown, paragraph: etree._Element) -> None:
    """One paragraph: its label, its text, and behind it the notes it calls."""
    merged = any(paragraph.find(f"{W}pPr/{W}rPr/{tag}") is not None for tag in MERGED)
    label = "" if merged else made.numbering.label(paragraph)
    start = made.length
    if label:
        made.write(label + " ")
    inline(made, paragraph)
    if made.length > start + (len(label) + 1 if label else 0):
        if merged:
            return
        made.paragraphs.append((start, made.length, label))
        made.write("\n\n")
    elif label:
        made.text.pop()
        made.length = start
    waiting, made.waiting = made.waiting, []
    for number, kind in waiting:
        _note(made, number, made.notes.get(kind))


def _note(made: Shown, number: str, note: Note | None) -> None:
    """A note, behind its number; its links are those of its own part."""
    targets = made.targets
    made.targets = note.targets if note else targets
    for at, part in enumerate(note.element.iter(f"{W}p") if note else ()):
        if at == 0 and number:
            made.write(number.translate(RAISED) + " ")
        inline(made, part)
        made.write("\n")
    made.targets = targets
    made.write("\n")
