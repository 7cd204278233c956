"""The text of a Word document as it shows: lists numbered, deletions out, fields and notes known by their places."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from citecheck.read.glyphs import RAISED
from citecheck.read.word_numbers import Numbering, W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OUT = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr"))
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box given twice
MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it was told to do, and the place of what it shows."""

    code: str
    start: int
    end: int


@dataclass(slots=True)
class Shown:
    """What was written so far: state of one pass over a document."""

    numbering: Numbering
    targets: Mapping[str, str]
    notes: Mapping[str, etree._Element]
    text: list[str] = field(default_factory=list)
    length: int = 0
    fields: list[Field] = field(default_factory=list)
    open: list[tuple[list[str], int]] = field(default_factory=list)
    pages: list[int] = field(default_factory=lambda: [0])
    paragraphs: list[tuple[int, int, str]] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)
    called: Counter[str] = field(default_factory=Counter)

    def write(self, text: str) -> None:
        """Adds text."""
        self.text.append(text)
        self.length += len(text)

    def call(self, kind: str) -> str:
        """The number of the next foot or end note."""
        self.called[kind] += 1
        return str(self.called[kind])


def shown(
    body: etree._Element, numbering: Numbering, targets: Mapping[str, str], notes: Mapping[str, etree._Element]
) -> Shown:
    """Writes out a document's body; `targets` are the addresses of its links, `notes` its foot and end notes."""
    made = Shown(numbering, targets, notes)
    for paragraph in _paragraphs(body):
        _paragraph(made, paragraph)
    return made


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs in reading order, also those of tables, content controls and text boxes, each once."""
    stack = [iter(body)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{W}p":
            yield element
            boxes = [box for box in element.iter(f"{W}txbxContent") if not _inside(box, element, ALTERNATIVE)]
            stack += [iter(box) for box in reversed(boxes) if not _inside(box, element, f"{W}txbxContent")]
        elif element.tag not in OUT:
            stack.append(iter(element))


def _inside(element: etree._Element, top: etree._Element, tag: str) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not top:
        if parent.tag == tag:
            return True
        parent = parent.getparent()
    return False


def _paragraph(made: Shown, paragraph: etree._Element) -> None:
    """One paragraph: its label, its text, and behind it the notes it calls."""
    label = made.numbering.label(paragraph)
    start = made.length
    if label:
        made.write(label + " ")
    _inline(made, paragraph)
    if made.length > start + (len(label) + 1 if label else 0):
        made.paragraphs.append((start, made.length, label))
        made.write("\n\n")
    elif label:
        made.text.pop()
        made.length = start
    waiting, made.waiting = made.waiting, []
    for number, kind in waiting:
        note = made.notes.get(kind)
        for at, part in enumerate(note.iter(f"{W}p") if note is not None else ()):
            if at == 0:
                made.write(number.translate(RAISED) + " ")
            _inline(made, part)
            made.write("\n")
        made.write("\n")


def _inline(made: Shown, paragraph: etree._Element) -> None:
    """The runs of a paragraph, in order, without what was deleted."""
    stack: list[tuple[Iterator[etree._Element], Callable[[], None] | None]] = [(iter(paragraph), None)]
    while stack:
        element = next(stack[-1][0], None)
        if element is None:
            after = stack.pop()[1]
            if after:
                after()
        elif element.tag == f"{W}r":
            _run(made, element)
        elif element.tag in (f"{W}hyperlink", f"{W}fldSimple"):
            code = str(element.get(f"{W}instr") or f'HYPERLINK "{made.targets.get(str(element.get(f"{R}id")), "")}"')
            stack.append((iter(element), _closing(made, code)))
        elif element.tag not in OUT and element.tag != f"{W}p":
            stack.append((iter(element), None))


def _closing(made: Shown, code: str) -> Callable[[], None]:
    """What ends a link or a simple field: its place is known."""
    start = made.length
    return lambda: made.fields.append(Field(code, start, made.length))


def _run(made: Shown, run: etree._Element) -> None:
    """The pieces of a run; what stands between a field's beginning and its result is what it was told to do."""
    high = run.find(f"{W}rPr/{W}vertAlign")
    raised = high is not None and high.get(f"{W}val") == "superscript"
    for piece in run:
        name = etree.QName(piece).localname if isinstance(piece.tag, str) else ""
        telling = made.open and made.open[-1][1] < 0
        if name == "fldChar":
            _field_mark(made, str(piece.get(f"{W}fldCharType")))
        elif name == "instrText" and made.open:
            made.open[-1][0].append(piece.text or "")
        elif telling:
            continue
        elif name == "t":
            text = piece.text or ""
            made.write(text.translate(RAISED) if raised and _is_mark(text) else text)
        elif name in MARKS:
            made.write(MARKS[name])
        elif name == "lastRenderedPageBreak":
            made.pages.append(made.length)
        elif name in ("footnoteReference", "endnoteReference"):
            kind = f"{name[:-9]} {piece.get(f'{W}id')}"
            number = made.call(name[:-9])
            made.write(number.translate(RAISED))
            made.waiting.append((number, kind))


def _is_mark(text: str) -> bool:
    """Whether a raised text is a mark: 1,2 or 3–5, and no letter of a formula."""
    return any(letter.isdigit() for letter in text) and all(letter.isdigit() or letter in " ,;-–" for letter in text)


def _field_mark(made: Shown, kind: str) -> None:
    if kind == "begin":
        made.open.append(([], -1))
    elif kind == "separate" and made.open:
        made.open[-1] = (made.open[-1][0], made.length)
    elif kind == "end" and made.open:
        told, start = made.open.pop()
        made.fields.append(Field("".join(told), start if start >= 0 else made.length, made.length))
