"""Edits of a text spliced into its bytes: nothing else in the file changes, not the line ends, not the mark."""

import codecs
from collections.abc import Sequence

from citecheck.model import Edit

# encodings that begin with a mark, and those that hold the same bytes behind it
MARKS = (
    ("utf-8-sig", codecs.BOM_UTF8, "utf-8"),
    ("utf-32", codecs.BOM_UTF32_LE, "utf-32-le"),
    ("utf-32", codecs.BOM_UTF32_BE, "utf-32-be"),
    ("utf-16", codecs.BOM_UTF16_LE, "utf-16-le"),
    ("utf-16", codecs.BOM_UTF16_BE, "utf-16-be"),
)


def spliced(data: bytes, encoding: str, text: str, edits: Sequence[Edit]) -> bytes | None:
    """A file's bytes with edits made; None where its text can't be turned back into the very same bytes.

    The edits stand in their order and don't overlap. `text` is what was read of the file, and what they count in.
    """
    mark, codec = next(
        ((mark, codec) for name, mark, codec in MARKS if name == encoding and data.startswith(mark)), (b"", encoding)
    )
    parts, at = [mark], 0
    try:
        if mark + text.encode(codec) != data:
            return None
        for edit in edits:
            parts += [text[at : edit.start].encode(codec), edit.text.encode(codec)]
            at = edit.end
        return b"".join([*parts, text[at:].encode(codec)])
    except UnicodeEncodeError:  # a letter that the file's encoding doesn't have
        return None


def writable(text: str, encoding: str) -> bool:
    """Whether an encoding has all letters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits made."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])
