"""What tells a header wherever it stands in a file: labels, addresses, a title with people above or below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.extract.labelled import labelled
from citecheck.extract.lines import Line, capitals, readable
from citecheck.extract.people import people, same_people
from citecheck.extract.titles import no_title
from citecheck.extract.vocabulary import phrases, plain

LABELS = frozenset({"abstract", "keywords", "udc", "email", "orcid", "title_label"})
NEAR = 1500  # letters between two marks of one header, at most
SHORT = 500  # letters that may be a body
APART = 45  # lines between them, at most
TITLE = re.compile(r"[^\W\d_](?:[\W\d_]*[^\W\d_]){11}")  # twelve letters
NAME = re.compile(r"[^\W\d_]{3}")
CONTENTS = re.compile(r"\.{3}|…|\s\d{1,3}$")  # a line of the contents: Canals of the valley ..... 12
LONGEST = 300  # letters of a title's line
ROWS = 5  # lines of a title, at most


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign of a header: its kind, the lines it takes, the people it names."""

    kind: str
    first: int
    last: int
    names: tuple[str, ...] = ()


def marks(lines: Sequence[Line]) -> list[Mark]:
    """Every sign of a header in a text, in order."""
    shown = [readable(line) for line in lines]
    found = [Mark(part.kind, part.line, part.last) for part in labelled(shown, set()) if part.kind in LABELS]
    covered = {n for mark in found if mark.kind in ("abstract", "keywords") for n in range(mark.first, mark.last + 1)}
    return sorted((*found, *_bylines(shown, covered)), key=lambda mark: (mark.first, mark.last))


def _bylines(lines: Sequence[Line], covered: set[int]) -> Iterator[Mark]:
    """People with a title right above or below them."""
    named = {
        n: tuple(names)
        for n, line in enumerate(lines)
        if n not in covered
        and (names := people(line.text))
        and NAME.search(line.text)
        and plain(line.text) not in phrases()
    }
    for n in named:
        if n - 1 in named:
            continue
        last = n
        while last + 1 in named:
            last += 1

        def is_title(at: int, last: int = last) -> bool:
            own = 0 <= at < len(lines) and lines[at].page == lines[last].page
            return own and at not in covered and at not in named and _titular(lines[at].text)

        top = n
        while n - top < ROWS and is_title(top - 1):
            top -= 1
        if top < n or is_title(last + 1):
            yield Mark("byline", top, last, tuple(name for at in range(n, last + 1) for name in named[at]))


def _titular(text: str) -> bool:
    """Whether a line may be one of a title: no sentence, and no address."""
    if len(text) > LONGEST or not TITLE.search(text) or is_contents(text) or plain(text) in phrases():
        return False
    sentence = text.endswith((",", ";", ":")) or (text.endswith(".") and any(map(str.isdigit, text)))
    return (capitals(text) or not sentence) and not no_title(text)


def is_contents(text: str) -> bool:
    """Whether a line is one of the table of contents: it ends in the number of a page."""
    return bool(CONTENTS.search(text))


def clusters(lines: Sequence[Line], found: Sequence[Mark]) -> list[list[Mark]]:
    """Marks that stand together: those of one header, or of the end of one paper and the beginning of the next."""
    groups: list[list[Mark]] = []
    for mark in found:
        if groups and _together(lines, groups[-1], mark):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _together(lines: Sequence[Line], group: Sequence[Mark], mark: Mark) -> bool:
    """Whether a mark is of the same header; behind a body, however short, other people begin another."""
    apart = lines[mark.first].start - lines[group[-1].last].end
    if mark.first - group[-1].last > APART or apart > NEAR:
        return False
    others = mark.kind == "byline" and not same_people(mark.names, names_of(group))
    return apart <= SHORT or not (others or mark.kind == "udc")


def names_of(group: Sequence[Mark]) -> tuple[str, ...]:
    """Everybody a header names."""
    return tuple(name for mark in group for name in mark.names)
