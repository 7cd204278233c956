"""Text from a paper made safe and measurable for a terminal."""

import re
from functools import lru_cache

BLANKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]")  # "1.\tIvanov"


def visible(text: str) -> str:
    """Shows what a terminal would obey or hide (escape, control, bidi and zero-width characters) as an escape."""
    if text.isprintable():
        return text
    text = BLANKS.sub(" ", text)
    return "".join(letter if letter.isprintable() or letter.isspace() else escaped(letter) for letter in text)


def escaped(letter: str) -> str:
    r"""Spells a character out: \x1b, \u202e, \U000e0041."""
    if letter in "\x1c\x1d\x1e\x1f" or ord(letter) < 0x100:
        return f"\\x{ord(letter):02x}"
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"


@lru_cache(maxsize=4096)
def cells(text: str) -> int:
    """How many columns a text takes: none for a combining mark, two for a wide letter."""
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, first: int, rest: int) -> list[str]:
    """Breaks a text at blanks into lines of so many columns; a word that is longer, such as an address, stays whole."""
    lines: list[str] = []
    line, room = "", first
    for word in text.split(" "):
        if line and cells(line) + 1 + cells(word) > room:
            lines.append(line)
            line, room = word, rest
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
