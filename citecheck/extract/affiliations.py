"""Where the authors of a paper work: the lines below (or between) their names that tell of a body or a post."""

import re
from collections.abc import Sequence
from functools import cache

from citecheck.extract.lines import Line
from citecheck.extract.people import EMAIL, ORCID
from citecheck.extract.vocabulary import words
from citecheck.languages import fold

FURTHEST = 7  # lines behind the names
FEW = 2  # words that were left over for a line of their own
LONGEST = 110  # letters of such a line
NOTE = re.compile(r"^[\d*†‡¹²³⁴]+\s*(?=[^\W\d_«“\"])")  # 1 Northern University


def affiliations(lines: Sequence[Line], first: int, taken: set[int]) -> list[tuple[str, int, int]]:
    """The affiliations that stand from a line on, each with its place; `taken` lines are names, labels and titles."""
    found: list[tuple[str, int, int]] = []
    for n in range(first, min(first + FURTHEST, len(lines))):
        line = lines[n]
        if n in taken and n > first and found:
            break
        if n in taken or EMAIL.search(line.text) or ORCID.search(line.text):
            continue
        if len(line.text) > LONGEST or (found and line.gap > 1):
            break
        goes_on = bool(found) and not line.gap and _goes_on(found[-1][0], lines, n)
        if goes_on:
            text, start, _ = found.pop()
            found.append((f"{text} {line.text}", start, line.end))
        elif _tells().search(fold(line.text)) or (found and not line.gap and "," in line.text):
            found.append((NOTE.sub("", line.text), line.start, line.end))
        elif found:
            break
    return [(text.strip(" ,;"), start, end) for text, start, end in found]


def _goes_on(so_far: str, lines: Sequence[Line], n: int) -> bool:
    """Whether a line is the rest of the one above: it begins small, or one or two words end the paragraph."""
    text = lines[n].text
    if text[:1].islower() or so_far.endswith((",", "-")):
        return True
    parted = n + 1 >= len(lines) or lines[n + 1].gap > 0
    return parted and len(text.split()) <= FEW and so_far[-1:].isalpha()


@cache
def _tells() -> re.Pattern[str]:
    """A word for a body or a post."""
    return re.compile(
        rf"(?<![^\W\d_¹²³⁴⁵⁶⁷⁸⁹⁰])(?:{words('university', 'corporate', 'degree')})(?![^\W_])", re.IGNORECASE
    )
