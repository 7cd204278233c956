"""Files with their edits: read again, changed in memory, shown as a patch or written whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from citecheck.fix.choosing import Chosen, chosen
from citecheck.fix.patch import patch
from citecheck.fix.splicing import spliced, writable
from citecheck.model import Edit, Evidence, Finding, Paper, Span
from citecheck.places import stretches
from citecheck.read import digest
from citecheck.read.decoding import decode

EDITABLE = frozenset({"text", "markdown", "latex", "bibtex"})


@dataclass(frozen=True, slots=True)
class Repair:
    """One file before and after, as bytes, with its patch."""

    path: str
    before: bytes
    after: bytes
    patch: str
    count: int


@dataclass(frozen=True, slots=True)
class Left:
    """A repair that a person has to make, and why."""

    path: str
    line: int
    what: str
    reason: str


def repairs(
    paper: Paper, findings: Iterable[Finding], evidence: Evidence, *, unsafe: bool = False
) -> Iterator[Repair | Left]:
    """The files of a paper that its findings' repairs change, and the repairs that are left to a person."""
    choice: Chosen = chosen(findings, evidence, lambda span: _standing(paper, span), unsafe=unsafe)
    if paper.format not in EDITABLE:
        for finding in choice.made:
            yield _left(finding, f"a {paper.format} file is not changed")
        return
    for finding in choice.left:
        yield _left(finding, "another repair touches the same place; run it again")
    for path, edits in choice.edits.items():
        repair, lost = _of_file(path, edits, _text(paper, path))
        for edit in lost:
            yield Left(path, _line(paper, path, edit), f"write {edit.text}", "the file's encoding has no such letter")
        if repair:
            yield repair
        if repair or lost:
            continue
        for finding in choice.made:
            if any(edit.path == path for edit in (finding.fix.edits if finding.fix else ())):
                yield _left(finding, "the file can't be put together again byte for byte")


def _of_file(path: str, edits: list[Edit], known: str | None) -> tuple[Repair | None, list[Edit]]:
    """A file's repair, and the edits that its encoding has no letters for; no repair where its text is another."""
    try:
        before = Path(path).read_bytes()
    except OSError:
        return None, []
    decoded = decode(before)
    if known is not None and known not in (decoded.text, f"{decoded.text}\n"):
        return None, []
    lost = [edit for edit in edits if not writable(edit.text, decoded.encoding)]
    made = [edit for edit in edits if edit not in lost]
    after = spliced(before, decoded.encoding, decoded.text, made) if made else None
    if after is None:
        return None, lost
    return Repair(path, before, after, patch(path, decoded.text, made), len(made)), lost


def _text(paper: Paper, path: str) -> str | None:
    """What was read of a file of a paper: its own, one of its .bib files, or one that it includes."""
    if path in paper.sources:
        return paper.sources[path]
    if paper.part:
        return _whole(path, paper.sha256)
    parts = [(one, end) for one, end in stretches(paper.path, paper.origins, len(paper.text)) if one.path == path]
    return paper.text[parts[0][0].start : parts[0][1]] if len(parts) == 1 else None


@lru_cache(1)  # every repair asks
def _whole(path: str, sha256: str) -> str:
    """The text of a file that holds several papers; nothing of one that has changed since it was read."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        return ""
    return decode(data).text if digest(data) == sha256 else ""


def _standing(paper: Paper, span: Span) -> str:
    """What stands in a file of a paper between two places."""
    return (_text(paper, span.path) or "")[span.start : span.end]


def _line(paper: Paper, path: str, edit: Edit) -> int:
    return (_text(paper, path) or "").count("\n", 0, edit.start) + 1


def _left(finding: Finding, reason: str) -> Left:
    what = finding.fix.description.format_map(finding.fix.values) if finding.fix else finding.name
    return Left(finding.span.path, finding.span.line, what, reason)


def write(repair: Repair) -> None:
    """Writes a file whole or not at all, with the rights it had; one that changed meanwhile is left alone."""
    place = Path(repair.path)
    if place.read_bytes() != repair.before:
        raise OSError(None, "it changed while it was being checked", repair.path)
    place = place.resolve()  # a link stays a link
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        part.write_bytes(repair.after)
        part.chmod(place.stat().st_mode)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
