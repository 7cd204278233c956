"""A PDF page as rows of characters, each with its box: what stands raised, what stands on one line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
BROKEN = "\x02\ufffe"  # how the library writes a hyphen at a line end; the line end itself is lost
SMALL, HIGH = 0.82, 0.2  # a raised mark is so much smaller, and stands so much higher, in shares of the letters' size
TIGHT = 0.06  # a blank narrower than this share of the size is none


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and its box, in points from the lower left of the page."""

    char: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(slots=True)
class Row:
    """A line of a page; `broken` where its last hyphen may stand for a divided word."""

    page: int
    glyphs: list[Glyph] = field(default_factory=list)
    broken: bool = False

    @property
    def text(self) -> str:
        """The row in letters."""
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """The height of its letters: of the middle one, so that marks and capitals don't count."""
        heights = sorted(glyph.top - glyph.bottom for glyph in self.glyphs if not glyph.char.isspace())
        return heights[len(heights) // 2] if heights else 0.0

    @property
    def left(self) -> float:
        """Its left edge."""
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        """Its right edge."""
        return max(glyph.right for glyph in self.glyphs)

    @property
    def base(self) -> float:
        """The height it stands at: the middle letter's."""
        bottoms = sorted(glyph.bottom for glyph in self.glyphs if not glyph.char.isspace())
        return bottoms[len(bottoms) // 2] if bottoms else 0.0


def rows(textpage: Any, page: int) -> list[Row]:  # noqa: ANN401 (pypdfium2 has no types)
    """Gives a page's rows in the order of its text."""
    found: list[Row] = []
    for row in _lines(textpage, page):
        if found and _goes_on(found[-1], row):
            found[-1].glyphs += row.glyphs
            found[-1].broken = row.broken
        else:
            found.append(row)
    for row in found:
        row.glyphs = trimmed(list(_closed(_raised(row))))
    return [row for row in found if row.text.strip()]


def trimmed(glyphs: list[Glyph]) -> list[Glyph]:
    """Without blanks at either end."""
    inked = [n for n, glyph in enumerate(glyphs) if not glyph.char.isspace()]
    return glyphs[inked[0] : inked[-1] + 1] if inked else []


def _lines(textpage: Any, page: int) -> Iterator[Row]:  # noqa: ANN401
    """The library's own lines: it puts a line end between them, or a mark where a hyphen stood."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    raw = textpage.raw
    row = Row(page)
    for n in range(pdfium.FPDFText_CountChars(raw)):
        char = _letter(pdfium.FPDFText_GetUnicode(raw, n))
        if char in "\r\n":
            if row.glyphs:
                yield row
            row = Row(page)
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, n, box)
        row.broken = char in BROKEN
        shown = "-" if row.broken else LIGATURES.get(char, char)
        row.glyphs += [Glyph(letter, box.left, box.right, box.bottom, box.top) for letter in shown]
        if row.broken:
            yield row
            row = Row(page)
    if row.glyphs:
        yield row


def _letter(code: int) -> str:
    """A character by its number; halves of pairs and the null that hostile files hold are shown as unreadable."""
    return "\ufffd" if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _goes_on(before: Row, row: Row) -> bool:
    """Whether two lines of the library are one on the page, parted by a raised mark."""
    size = max(before.size, row.size)
    if not size or before.broken or before.right > row.left + size or row.left > before.right + size:
        return False
    last, first = before.glyphs[-1], row.glyphs[0]
    level = abs(before.base - row.base) < 0.2 * size
    return level or (last.bottom < first.top and first.bottom < last.top and min(before.size, row.size) < SMALL * size)


def _raised(row: Row) -> Iterator[Glyph]:
    """Raised digits as such; at the beginning of a row they are the number of a note."""
    size, base = row.size, row.base
    begun = False
    for glyph in row.glyphs:
        small = glyph.top - glyph.bottom < SMALL * size and glyph.bottom > base + HIGH * size
        if small and begun and glyph.char.isdigit():
            yield Glyph(glyph.char.translate(RAISED), glyph.left, glyph.right, glyph.bottom, glyph.top)
        else:
            begun = begun or glyph.char.isalpha()
            yield glyph


def _closed(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    """Without blanks that have no room on the page ("Ö zbekiston")."""
    kept = list(glyphs)
    for n, glyph in enumerate(kept):
        if glyph.char == " " and 0 < n < len(kept) - 1:
            before, after = kept[n - 1], kept[n + 1]
            letters = before.char.isalpha() and after.char.isalpha()
            if letters and after.left - before.right < TIGHT * (before.top - before.bottom):
                continue
        yield glyph
