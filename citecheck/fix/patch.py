"""Edits as a patch that people read and `git apply` takes; made from the edits, so that its time is their number's."""

import re
from collections.abc import Iterator, Sequence

from citecheck.fix.splicing import edited
from citecheck.model import Edit

CONTEXT = 3
LINE = re.compile(r"[^\n]*\n|[^\n]+")
NO_END = "\\ No newline at end of file\n"


def patch(path: str, text: str, edits: Sequence[Edit]) -> str:
    """A unified diff of a text and what its edits make of it."""
    if not edits:
        return ""
    lines = LINE.findall(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    parts = [f"--- a/{path}\n", f"+++ b/{path}\n"]
    shift = 0
    for first, last, group in _groups(starts, edits):
        begin, end = max(0, first - CONTEXT), min(len(lines), last + 1 + CONTEXT)
        moved = [Edit(edit.path, edit.start - starts[first], edit.end - starts[first], edit.text) for edit in group]
        new = LINE.findall(edited(text[starts[first] : starts[last + 1]], moved))
        before, after = lines[begin:first], lines[last + 1 : end]
        old_count, new_count = end - begin, len(before) + len(new) + len(after)
        parts.append(f"@@ -{begin + 1},{old_count} +{begin + 1 + shift},{new_count} @@\n")
        for sign, rows in ((" ", before), ("-", lines[first : last + 1]), ("+", new), (" ", after)):
            parts += [_row(sign, row) for row in rows]
        shift += len(new) - (last + 1 - first)
    return "".join(parts)


def _row(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n{NO_END}"


def _groups(starts: list[int], edits: Sequence[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits whose lines, with their context, touch: the first and last line, and the edits."""
    first = last = -1
    group: list[Edit] = []
    line = 0
    for edit in edits:
        while line + 2 < len(starts) and starts[line + 1] <= edit.start:
            line += 1
        end = line
        while end + 2 < len(starts) and starts[end + 1] <= max(edit.start, edit.end - 1):
            end += 1
        if edit.text == "" and edit.end == starts[end + 1] and end + 2 < len(starts):
            end += 1  # the line end itself goes: the next line joins this one
        if group and line <= last + 2 * CONTEXT:
            last = max(last, end)
            group.append(edit)
            continue
        if group:
            yield first, last, group
        first, last, group = line, end, [edit]
    if group:
        yield first, last, group
