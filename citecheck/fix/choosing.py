"""Which edits are made: those of findings that carry a repair, each place once."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from citecheck.fix.addresses import repair
from citecheck.model import Edit, Evidence, Finding, Span


@dataclass(slots=True)
class Chosen:
    """The edits of each file in their order, and the findings whose edits were left out for another's."""

    edits: dict[str, list[Edit]] = field(default_factory=dict)
    made: list[Finding] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)


def chosen(
    findings: Iterable[Finding], evidence: Evidence, text: Callable[[Span], str], *, unsafe: bool = False
) -> Chosen:
    """Takes the edits of all findings; where two touch one place, the first one's are made and the other's left.

    What isn't sure is taken only if `unsafe`, and then behind what is. `text` tells what stands at a place.
    """
    result = Chosen()
    taken: defaultdict[str, list[Edit]] = defaultdict(list)
    rows = []
    for finding in findings:
        fix = finding.fix or repair(finding, evidence, text(finding.span))
        if fix and fix.edits and (fix.sure or unsafe):
            rows.append((not fix.sure, finding, sorted(set(fix.edits), key=_place)))
    for _, finding, edits in sorted(rows, key=lambda row: (row[0], _place(row[2][0]))):
        new = [edit for edit in edits if not _known(edit, taken[edit.path])]
        if not new:
            continue  # another rule says the same
        overlap = any(a.path == b.path and a.end > b.start for a, b in pairwise(edits))
        if overlap or any(_touched(edit, taken[edit.path]) for edit in new):
            result.left.append(finding)
            continue
        for edit in new:
            insort(taken[edit.path], edit, key=_place)
        result.made.append(finding)
    result.edits = {path: edits for path, edits in taken.items() if edits}
    return result


def _known(edit: Edit, taken: list[Edit]) -> bool:
    at = bisect_left(taken, _place(edit), key=_place)
    return at < len(taken) and taken[at] == edit


def _touched(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit made already reaches into a place; the edits taken don't overlap, so two neighbours tell."""
    at = bisect_left(taken, _place(edit), key=_place)
    before = at > 0 and max(taken[at - 1].end, taken[at - 1].start + 1) > edit.start
    return before or (at < len(taken) and taken[at].start < max(edit.end, edit.start + 1))


def _place(edit: Edit) -> tuple[str, int, int]:
    return (edit.path, edit.start, edit.end)
