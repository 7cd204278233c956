"""Raised numbers as citations, be they still raised (wurden.⁵) or fallen into the line (wurden.5)."""

import re
from collections.abc import Callable, Iterator, Sequence

from citecheck.extract.flow import Flow
from citecheck.model import Citation, Reference, Span

NUMBER = re.compile(r"\d{1,3}")
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")
RAISED = re.compile(
    rf"(?<=[^\s\d{SUPERSCRIPTS}])(?<!\bm)(?<!\bм)[{SUPERSCRIPTS}]{{1,3}}(?:[,–-][{SUPERSCRIPTS}]{{1,3}})*"
)
AHEAD = r"(?<=[^\W\d_]{3})|(?<=[^\W\d_][.,;:!?»”\")])|(?<=[»”\")…!?][.,;])|(?<=[.!?…][»”\")])"
FALLEN = re.compile(rf"(?:{AHEAD})(\d{{1,3}})(?=[\s.,;:)»”—–]|$)")  # wurden.5
KNOWN = 0.8  # share of raised numbers that must be in the list
CALLED = 0.6  # share of the list's numbers that must stand in the text in their order, to be raised ones that fell
FEWEST = 3  # of them

Place = Callable[[int, int], Span]


def marked(body: Flow, references: Sequence[Reference], place: Place) -> Iterator[Citation]:
    """Raised numbers, where nearly all of them are in the list: wurden.⁵ An exponent is none."""
    known = {reference.n: reference.id for reference in references}
    found = [
        (match, [int(n) for n in NUMBER.findall(match[0].translate(PLAIN))]) for match in RAISED.finditer(body.text)
    ]
    notes = known.keys() | range(1, max(known, default=0))  # those that cite nothing are none of the references
    if sum(n in notes for _, cited in found for n in cited) < KNOWN * sum(len(cited) for _, cited in found):
        return
    for match, cited in found:
        missing = tuple(str(n) for n in cited if n not in notes)
        targets = tuple(known[n] for n in cited if n in known)
        if not targets and not missing:
            continue
        yield Citation(match[0], place(*body.range(*match.span())), targets, missing)


def glued(body: Flow, references: Sequence[Reference], place: Place) -> Iterator[Citation]:
    """Numbers glued to words and quotes that run as the notes do: 1, 2, 3 ...; what is out of their order is none."""
    known = {reference.n: reference.id for reference in references}
    order, at, found = sorted(known), 0, []
    for match in FALLEN.finditer(body.text):
        n = int(match[1])
        if n in order[at : at + 2]:  # one may have been lost
            found.append((match, n))
            at = order.index(n) + 1
    if len(found) < max(FEWEST, CALLED * len(known)):
        return
    for match, n in found:
        yield Citation(match[1], place(*body.range(*match.span(1))), (known[n],))
