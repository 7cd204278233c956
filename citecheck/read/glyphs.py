"""A PDF page as rows of text that know where each letter stands: what is raised, what stands on one line."""

import ctypes
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median_low
from typing import Any, NamedTuple

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
BROKEN = "\x02\ufffe"  # how the library writes a hyphen at a line end; the line end itself is lost
SMALL, HIGH = 0.82, 0.2  # a raised mark is so much smaller, and stands so much higher, in shares of the letters' size
INK = 0.45  # a digit that its font draws raised inks less than this share of its box, and begins above it
DIGITS = frozenset("0123456789")
NO_MARK = frozenset("0123456789 \t")  # behind these a digit is no raised mark
LONGEST_NUMBER = 3  # digits of a note's number
TIGHT = 0.06  # a blank narrower than this share of the size is none


class Glyph(NamedTuple):
    """One character and its box, in points from the lower left of the page; a page has thousands."""

    char: str
    left: float
    right: float
    bottom: float
    top: float


def positions() -> "array[float]":
    """Room for the edges of a row's letters."""
    return array("f")


@dataclass(slots=True)
class Row:
    """A line of a page: its text and the edges of its letters, the height it stands at, the size of its letters.

    `broken` where its last hyphen may stand for a divided word.
    """

    page: int
    text: str = ""
    base: float = 0.0
    size: float = 0.0
    broken: bool = False
    lefts: "array[float]" = field(default_factory=positions)
    rights: "array[float]" = field(default_factory=positions)

    @property
    def left(self) -> float:
        """Its left edge."""
        return min(self.lefts)

    @property
    def right(self) -> float:
        """Its right edge."""
        return max(self.rights)

    def part(self, start: int, end: int) -> "Row":
        """A stretch of it, without blanks at either end."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip()) if text.strip() else 0
        broken = self.broken and end == len(self.text)
        return Row(
            self.page, self.text[start:end], self.base, self.size, broken, self.lefts[start:end], self.rights[start:end]
        )

    def become(self, other: "Row") -> None:
        """Takes over another's text and edges."""
        self.text, self.lefts, self.rights, self.broken = other.text, other.lefts, other.rights, other.broken

    def add(self, other: "Row") -> None:
        """Takes another's text at its end."""
        self.text, self.broken = self.text + other.text, other.broken
        self.lefts, self.rights = self.lefts + other.lefts, self.rights + other.rights


def rows(textpage: Any, page: int) -> list[Row]:  # noqa: ANN401 (pypdfium2 has no types)
    """Gives a page's rows in the order of its text."""
    lines: list[tuple[list[Glyph], bool]] = []
    for glyphs, broken in _lines(textpage):
        if lines and not lines[-1][1] and _goes_on(lines[-1][0], glyphs):
            lines[-1] = ([*lines[-1][0], *glyphs], broken)
        else:
            lines.append((glyphs, broken))
    made = [_row(glyphs, page, broken) for glyphs, broken in lines]
    return [row for row in made if row.text]


def _row(glyphs: list[Glyph], page: int, broken: bool) -> Row:
    base, size = _measure(glyphs)
    kept = list(_closed(list(_raised(glyphs, base, size))))
    row = Row(
        page, "".join([glyph.char for glyph in kept]), base, size, broken,
        array("f", [glyph.left for glyph in kept]), array("f", [glyph.right for glyph in kept]),
    )  # fmt: skip
    return row.part(0, len(row.text))


def _measure(glyphs: list[Glyph]) -> tuple[float, float]:
    """The height a line stands at and the size of its letters: the middle ones, so that marks don't count."""
    inked = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if not inked:
        return 0.0, 0.0
    return median_low([glyph.bottom for glyph in inked]), median_low([glyph.top - glyph.bottom for glyph in inked])


def _lines(textpage: Any) -> Iterator[tuple[list[Glyph], bool]]:  # noqa: ANN401
    """The library's own lines: it puts a line end between them, or a mark where a hyphen stood."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    raw, measure = textpage.raw, pdfium.FPDFText_GetLooseCharBox
    glyphs: list[Glyph] = []
    ink, high = tuple(ctypes.c_double() for _ in range(4)), False
    for n, char in enumerate(_letters(textpage)):
        if char in "\r\n":
            if glyphs:
                yield glyphs, False
            glyphs = []
            continue
        measure(raw, n, box)
        edges = (box.left, box.right, box.bottom, box.top)
        if char in DIGITS and (high or not glyphs or glyphs[-1].char not in NO_MARK):
            tight = _ink(raw, n, ink)
            high = tight is not None and _is_high(tight, edges)
            edges = tight if high and tight else edges
        else:
            high = False
        if char in BROKEN:
            yield [*glyphs, Glyph("-", *edges)], True
            glyphs = []
        elif char in LIGATURES:
            glyphs += [Glyph(letter, *edges) for letter in LIGATURES[char]]
        else:
            glyphs.append(Glyph(char, *edges))
    if glyphs:
        yield glyphs, False


def _ink(raw: Any, n: int, edges: tuple[Any, ...]) -> tuple[float, float, float, float] | None:  # noqa: ANN401
    """The box of what a character inks: left, right, bottom, top; the library writes it into `edges`."""
    import pypdfium2.raw as pdfium

    if not pdfium.FPDFText_GetCharBox(raw, n, *edges):
        return None
    left, right, bottom, top = edges
    return left.value, right.value, bottom.value, top.value


def _is_high(tight: tuple[float, float, float, float], loose: tuple[float, float, float, float]) -> bool:
    """Whether a digit is drawn raised by its font, in a box as large as that of any other."""
    height = loose[3] - loose[2]
    return 0 < tight[3] - tight[2] < INK * height and tight[2] > loose[2] + INK * height


def _letters(textpage: Any) -> str:  # noqa: ANN401
    """A page's letters, one for each of the library's places; asked for singly where that fails."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(textpage.raw)
    text = str(textpage.get_text_range()) if count > 0 else ""
    if len(text) == count:
        return text.replace("\0", "\ufffd")
    return "".join(_letter(pdfium.FPDFText_GetUnicode(textpage.raw, n)) for n in range(count))


def _letter(code: int) -> str:
    """A character by its number; halves of pairs and the null that hostile files hold are shown as unreadable."""
    return "\ufffd" if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _goes_on(before: list[Glyph], after: list[Glyph]) -> bool:
    """Whether two lines of the library are one on the page, parted by a raised mark."""
    (base, size), (other_base, other_size) = _measure(before), _measure(after)
    large = max(size, other_size)
    last, first = before[-1], after[0]
    if not large or last.right > first.left + large or first.left > last.right + large:
        return False
    overlap = last.bottom < first.top and first.bottom < last.top
    return abs(base - other_base) < 0.2 * large or (overlap and min(size, other_size) < SMALL * large)


def _raised(glyphs: list[Glyph], base: float, size: float) -> Iterator[Glyph]:
    """Raised digits as such; those at the beginning of a row are the number of a note, and stand apart from it."""
    before: Glyph | None = None
    for n, glyph in enumerate(glyphs):
        small = glyph.top - glyph.bottom < SMALL * size and glyph.bottom > base + HIGH * size
        if small and glyph.char.isdigit():
            before = glyph._replace(char=glyph.char.translate(RAISED))
            yield before
            continue
        if before and n <= LONGEST_NUMBER and all(one.char.isdigit() for one in glyphs[:n]) and glyph.char.isalpha():
            yield before._replace(char=" ", left=before.right, right=glyph.left)
        before = None
        yield glyph


def _closed(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Without blanks that have no room on the page ("Ö zbekiston")."""
    for n, glyph in enumerate(glyphs):
        if glyph.char == " " and 0 < n < len(glyphs) - 1:
            before, after = glyphs[n - 1], glyphs[n + 1]
            letters = before.char.isalpha() and after.char.isalpha()
            if letters and after.left - before.right < TIGHT * (before.top - before.bottom):
                continue
        yield glyph
