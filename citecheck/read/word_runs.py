"""What stands within a paragraph of a Word file: runs, fields, links, marks of notes; without what doesn't show."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from citecheck.read.glyphs import RAISED
from citecheck.read.word_numbers import Numbering, W
from citecheck.read.word_walk import Walk

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
OUT = frozenset(
    f"{W}{name}"
    for name in (
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "rt",
    )  # rt: how it is said
)
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
OFF = ("0", "false", "off")
UNSEEN = {0xAD: None}  # a hyphen that shows only at a line end
GREEK = dict(zip("abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW",
                 "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True))  # fmt: skip
SYMBOLS = {0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xBB: "≈", 0xD7: "·"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it was told to do, and the place of what it shows."""

    code: str
    start: int
    end: int


@dataclass(slots=True)
class Open:
    """A field that has begun: what it was told so far, and where what it shows begins (before that: less than 0)."""

    told: list[str] = field(default_factory=list)
    start: int = -1


@dataclass(frozen=True, slots=True)
class Note:
    """A foot or end note: its element, and the addresses of the links of the part it stands in."""

    element: etree._Element
    targets: Mapping[str, str]


@dataclass(slots=True)
class Shown:
    """What was written so far: state of one pass over a document."""

    numbering: Numbering
    targets: Mapping[str, str]
    notes: Mapping[str, Note]
    hidden: frozenset[str] = frozenset()  # the styles whose text doesn't show
    text: list[str] = field(default_factory=list)
    length: int = 0
    fields: list[Field] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
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


def inline(made: Shown, paragraph: etree._Element) -> None:
    """The runs of a paragraph, in order, without what was deleted."""
    walk = Walk(paragraph)
    for element in walk:
        if element.tag == f"{W}r":
            _run(made, element)
        elif element.tag == MATHS and not _telling(made):
            made.write(element.text or "")
        elif element.tag in (f"{W}hyperlink", f"{W}fldSimple", f"{W}sdt"):
            if not is_placeholder(element):
                walk.enter(element, closing(made, element))
        elif element.tag not in OUT and element.tag != f"{W}p":
            walk.enter(element)


def is_placeholder(element: etree._Element) -> bool:
    """Whether a content control shows no more than what is to be entered in it."""
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _told(made: Shown, element: etree._Element) -> str:
    """What a link, a simple field or a content control is: in the words a field has for it."""
    if element.tag == f"{W}sdt":
        tag = element.find(f"{W}sdtPr/{W}tag")
        return str(tag.get(f"{W}val")) if tag is not None else ""
    if told := element.get(f"{W}instr"):
        return str(told)
    url, anchor = made.targets.get(str(element.get(f"{R}id")), ""), element.get(f"{W}anchor")
    return f'HYPERLINK "{url}"' + (f' \\l "{anchor}"' if url and anchor else "")


def closing(made: Shown, element: etree._Element) -> Callable[[], None]:
    """What ends a link, a simple field or a content control: its place is known."""
    code, start = _told(made, element), made.length
    return lambda: made.fields.append(Field(code, start, made.length)) if code else None


def _telling(made: Shown) -> bool:
    """Whether what comes is what a field is told to do and doesn't show."""
    return any(one.start < 0 for one in made.open)


def _run(made: Shown, run: etree._Element) -> None:
    """The pieces of a run; what stands between a field's beginning and its result is what it was told to do."""
    look = run.find(f"{W}rPr")
    high = look.find(f"{W}vertAlign") if look is not None else None
    raised = high is not None and high.get(f"{W}val") == "superscript"
    hidden = look is not None and _is_hidden(made, look)
    for piece in run:
        name = etree.QName(piece).localname if isinstance(piece.tag, str) else ""
        if name == "fldChar":
            _field_mark(made, piece)
        elif name == "instrText" and made.open:
            made.open[-1].told.append(piece.text or "")
        elif hidden or _telling(made):
            continue
        elif name == "t":
            text = (piece.text or "").translate(UNSEEN)
            made.write(text.translate(RAISED) if raised and _is_mark(text) else text)
        elif name in MARKS:
            made.write(MARKS[name])
        elif name == "sym":
            made.write(_symbol(str(piece.get(f"{W}char")), str(piece.get(f"{W}font"))))
        elif name == "ruby":
            for base in piece.iterfind(f"{W}rubyBase/{W}r"):
                _run(made, base)
        elif name == "lastRenderedPageBreak":
            made.pages.append(made.length)
        elif name in ("footnoteReference", "endnoteReference"):
            _note_mark(made, piece, name.removesuffix("Reference"))


def _is_hidden(made: Shown, look: etree._Element) -> bool:
    """Whether a run's own look, or its style, hides it."""
    own, style = look.find(f"{W}vanish"), look.find(f"{W}rStyle")
    if own is not None:
        return own.get(f"{W}val") not in OFF
    return style is not None and style.get(f"{W}val") in made.hidden


def _note_mark(made: Shown, piece: etree._Element, kind: str) -> None:
    """The raised number of a note; one with a sign of its own (an asterisk) isn't counted."""
    own = piece.get(f"{W}customMarkFollows")
    number = "" if own is not None and own not in OFF else made.call(kind)
    made.write(number.translate(RAISED))
    made.waiting.append((number, f"{kind} {piece.get(f'{W}id')}"))


def _symbol(code: str, font: str) -> str:
    """A sign given by its place in a font."""
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    low = at & 0xFF if 0xF000 <= at <= 0xF0FF else at
    if font.lower() == "symbol":
        return GREEK.get(chr(low)) or SYMBOLS.get(low) or chr(low)
    if at != low:  # a picture of a font of pictures
        return "•"
    return chr(at) if at < 0xD800 or 0xE000 <= at < 0x110000 else ""


def _is_mark(text: str) -> bool:
    """Whether a raised text is a mark: 1,2 or 3–5, and no letter of a formula."""
    return any(letter.isdigit() for letter in text) and all(letter.isdigit() or letter in " ,;-–[]" for letter in text)


def _field_mark(made: Shown, mark: etree._Element) -> None:
    """The beginning, the middle or the end of a field; EndNote keeps its works in the mark itself."""
    kind = mark.get(f"{W}fldCharType")
    if kind == "begin":
        data = mark.find(f"{W}fldData")
        made.open.append(Open())
        if data is not None and data.text:
            made.open[-1].told.append(f"\0{data.text}\0")
    elif kind == "separate" and made.open:
        made.open[-1].start = made.length
    elif kind == "end" and made.open:
        done = made.open.pop()
        if made.open and made.open[-1].start < 0:  # a field within what another was told
            made.open[-1].told += [told for told in done.told if told.startswith("\0")]
            return
        made.fields.append(Field("".join(done.told), done.start if done.start >= 0 else made.length, made.length))
