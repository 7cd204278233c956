"""A whole journal issue in one file: where each of its papers begins and ends.

It is parted only where that is sure: two papers at least, each with a header of its own, a body behind it, and a
list under that. What stands between papers (contents, editorial board, guidelines) belongs to none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from citecheck.extract.headers import Mark, clusters, is_contents, marks, names_of
from citecheck.extract.lines import Line
from citecheck.extract.people import same_people
from citecheck.extract.reference_list import ReferenceList, lists, one_list
from citecheck.extract.sections import Heading

LEAST = 2  # papers, each with header and list, that make an issue
HEADS = frozenset({"abstract", "keywords", "udc", "byline", "title_label"})  # what only headers have
KINDS = 2  # of marks that make a header behind a list
STRICT = 3  # of marks that make one elsewhere
BELOW = 60  # lines behind a list in which the next header begins
ABOVE = 12  # lines a header has above its first mark, at most
BODY, ALONE = 400, 1000  # letters of a body between header and list, at least; of one that has no list
LONG = 3000  # letters of a body behind which nothing else comes, or whose authors are those of the paper before
PROSE = 120  # letters of a line that is none of a header
ROWS = 3  # lines that make a table of contents
TAIL = 40  # lines behind a list that are still its paper's, at most
CLOSE = 12  # lines between people and the next mark of their header, at most
SWALLOWED = 10  # lines at the end of a list that may be the next header, its last entry having no end


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one paper, whether it has a list, and the people its header names."""

    first: int
    last: int
    listed: bool = False
    names: tuple[str, ...] = ()


def stretches(lines: Sequence[Line], found: Sequence[Heading], text: str) -> list[Stretch]:
    """The papers of a file that holds several; nothing where that isn't sure."""
    if sum(heading.kind == "references" for heading in found) < LEAST:
        return []
    all_marks = marks(lines)
    listed = _listed(lines, _with_ends(found, all_marks), text)
    if len(listed) < LEAST:
        return []
    made: list[Stretch] = []
    edges = [(0, 0), *listed, (len(lines), len(lines))]
    for (_, behind), (first, last) in pairwise(edges):
        before = made[-1] if made else None
        begun = list(_heads(lines, all_marks, behind, first, before))
        if before and begun:
            made[-1] = replace(before, last=min(before.last, begun[0].first))
        made += begun
        if made and first < len(lines) and (begun or made[-1].listed):
            made[-1] = replace(made[-1], last=_tail(lines, last), listed=True)
    return made if sum(one.listed for one in made) >= LEAST else []


def _listed(lines: Sequence[Line], found: Sequence[Heading], text: str) -> list[tuple[int, int]]:
    """Where lists stand; a list printed again, or right below another, is one with it."""
    places: list[tuple[int, int]] = []
    before: ReferenceList | None = None
    for one in lists(lines, found, text):
        if before and (one.first - before.last <= 1 or one_list(before, one, text)):
            places[-1] = (places[-1][0], one.last)
        else:
            places.append((one.first, one.last))
        before = one
    return places


def _with_ends(found: Sequence[Heading], known: Sequence[Mark]) -> list[Heading]:
    """Headings and the beginnings of headers, which end a list too."""
    ends = [mark for mark in known if mark.kind in ("udc", "abstract", "keywords")]
    ends += [one for one, other in pairwise(known) if one.kind == "byline" and 0 <= other.first - one.last <= CLOSE]
    taken = {heading.line for heading in found}
    made = [Heading("abstract", mark.first, "", 0) for mark in ends if mark.first not in taken]
    return sorted((*found, *made), key=lambda heading: heading.line)


def _heads(
    lines: Sequence[Line], known: Sequence[Mark], behind: int, end: int, before: Stretch | None
) -> Iterator[Stretch]:
    """The papers that begin between two lists, each with a body behind its header; the last one's list comes next."""
    within = [mark for mark in known if behind - SWALLOWED * bool(behind) <= mark.first and mark.last < end]
    close = {id(one) for one, other in pairwise(within) if other.first - one.last <= CLOSE}
    within = [mark for mark in within if mark.first >= behind or (mark.kind == "byline" and id(mark) in close)]
    groups = clusters(lines, within)
    begun: list[tuple[int, int, tuple[str, ...]]] = []  # the line of each header, that of its body, its people
    for group in _without_contents(lines, groups):
        near = behind > 0 and group[0].first - behind <= BELOW
        own = _own(lines, group, behind, before) if near else group
        if _is_header(own, lines, strict=not near):
            begun.append((_top(lines, own, behind, group), own[-1].last + 1, names_of(own)))
    for n, (first, body, names) in enumerate(begun):
        last = begun[n + 1][0] if n + 1 < len(begun) else end
        least = BODY if last == end < len(lines) else ALONE
        if last == len(lines) or (before and same_people(names, before.names)):
            least = LONG  # the torn beginning of a neighbour, a summary behind a list
        if _letters(lines[body:last]) >= least:
            yield Stretch(first, last, names=names)


def _without_contents(lines: Sequence[Line], groups: Iterable[list[Mark]]) -> Iterator[list[Mark]]:
    """Marks without those in a table of contents, which names titles and authors too."""
    for group in groups:
        rows = [n for n in range(group[0].first, group[-1].last + 1) if is_contents(lines[n].text)]
        rest = [mark for mark in group if mark.first > rows[-1]] if len(rows) >= ROWS else group
        if rest:
            yield rest


def _own(lines: Sequence[Line], group: Sequence[Mark], behind: int, before: Stretch | None) -> list[Mark]:
    """The marks behind a list that are the next paper's: not the address of its author, nor his paper's summary."""
    leading = next((n for n, mark in enumerate(group) if mark.kind in HEADS), len(group))
    named = leading < len(group) and group[leading].kind in ("byline", "udc")
    rest = list(group[leading:] if named else group)
    label = next((mark.first for mark in rest if mark.kind in ("abstract", "keywords", "udc")), 0)
    turned = max(_turns(lines, behind - SWALLOWED, label), default=0)
    rest = [mark for mark in rest if mark.first >= turned]
    first = next((mark for mark in rest if mark.kind == "byline"), None)
    if not (before and first and same_people(first.names, before.names)):
        return rest
    for n, mark in enumerate(rest):
        other = mark.kind == "byline" and not same_people(mark.names, before.names)
        if other or (mark.kind == "udc" and n):
            return rest[n:]
    return rest


def _is_header(own: Sequence[Mark], lines: Sequence[Line], *, strict: bool) -> bool:
    """Whether marks make a header: of several kinds, or people named in two languages, or at the top of a page."""
    kinds = {mark.kind for mark in own}
    bylines = [mark for mark in own if mark.kind == "byline"]
    twice = any(same_people(one.names, other.names) for one, other in pairwise(bylines))
    if twice or len(kinds) >= STRICT or {"udc", "byline"} <= kinds or {"abstract", "keywords"} <= kinds:
        return True
    if strict or not kinds & HEADS:
        return False
    return len(kinds) >= KINDS or (bool(bylines) and bool(_turns(lines, own[0].first - ABOVE, own[0].first)))


def _top(lines: Sequence[Line], own: Sequence[Mark], behind: int, group: Sequence[Mark]) -> int:
    """The line a header begins at: the top of its page, the end of the list above, or where prose ends."""
    first = own[0].first
    tail = max((mark.last + 1 for mark in group if mark.last < first), default=0)
    limit = max(tail, first - ABOVE, behind if behind < first else 0)
    rows = [n for n in range(max(0, first - BELOW), first) if is_contents(lines[n].text)]
    limit = max(limit, rows[-1] + 1) if len(rows) >= ROWS else limit
    if turns := _turns(lines, limit, first):
        return turns[-1]
    if behind == first:  # a list without an end may have taken it in, but no page tells how much
        return first
    top = first
    while top > limit and not _is_prose(lines[top - 1].text):
        top -= 1
    return top


def _is_prose(text: str) -> bool:
    """Whether a line above a header is no part of it: long, or the end of a sentence or of a note."""
    return len(text) > PROSE or (len(text) > PROSE // 3 and text.endswith((".", "!", "?")))


def _turns(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """The lines that begin a page, behind one line and up to another."""
    return [n for n in range(max(0, first) + 1, last + 1) if lines[n].page != lines[n - 1].page]


def _tail(lines: Sequence[Line], behind: int) -> int:
    """Where a paper ends whose list does: with its page, where there are pages."""
    limit = min(len(lines), behind + TAIL)
    return min(_turns(lines, behind - 1, limit - 1), default=limit)


def _letters(body: Iterable[Line]) -> int:
    """How long a text is, without contents: lines that end in the number of a page."""
    return sum(len(line.text) for line in body if not line.text[-1:].isdigit() or line.text[:1].islower())
