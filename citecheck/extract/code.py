"""Program code in a text: a number in its brackets is no citation, `buf[12]`."""

import re

CODE = re.compile(
    r"^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.{0,20000}?^[ \t]*(?P=fence)[ \t]*$"  # ``` ... ``` on lines of their own
    r"|(?<![\w`\\])`(?!`)[^`\n]{1,120}`(?![\w`])",  # `buf[2]`, not the apostrophes of "bo`lib, so`ng"
    re.DOTALL | re.MULTILINE,
)
NAME = re.compile(r"(?<![^\s(;])[A-Za-z_][\w.]{0,30}\Z")  # buf, glued to the bracket
GIVEN = re.compile(r"\s?[-+*/]?=(?!=)\s?[\w(\"'-]|\s?(?:==|\+\+)|;\s*[\n}]")  # [2] = 0
TAKEN = re.compile(r"=\s?[A-Za-z_][\w.]{0,30}\Z")  # = buf
REACH = 34  # letters before a bracket that tell whether it is code


def code(text: str) -> list[tuple[int, int]]:
    """Where code stands that is marked as such."""
    return [match.span() for match in CODE.finditer(text)] if "`" in text or "~~~" in text else []


def indexed(text: str, start: int, end: int) -> bool:
    """Whether a bracket is glued to a name that something is assigned to or taken from: buf[2] = 0."""
    before = text[max(0, start - REACH) : start]
    if not before[-1:].isascii() or not (before[-1:].isalnum() or before[-1:] == "_"):
        return False
    return bool(TAKEN.search(before) or (NAME.search(before) and GIVEN.match(text, end)))
