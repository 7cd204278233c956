"""Files with their edits: read again, changed in memory, shown as a patch or written whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from citecheck.fix.choosing import Chosen, chosen
from citecheck.fix.patch import patch
from citecheck.fix.splicing import spliced
from citecheck.model import Edit, Evidence, Finding, Paper
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


def repairs(paper: Paper, findings: Iterable[Finding], evidence: Evidence) -> Iterator[Repair | Left]:
    """The files of a paper that its findings' repairs change, and the repairs that are left to a person."""
    choice: Chosen = chosen(findings, evidence)
    if paper.format not in EDITABLE:
        for finding in choice.made:
            yield _left(finding, f"a {paper.format} file is not changed")
        return
    for finding in choice.left:
        yield _left(finding, "another repair touches the same place; run it again")
    for path, edits in choice.edits.items():
        repair = _of_file(path, edits, paper.text if path == paper.path else paper.sources.get(path))
        if repair:
            yield repair
            continue
        for finding in choice.made:
            if any(edit.path == path for edit in (finding.fix.edits if finding.fix else ())):
                yield _left(finding, "the file can't be put together again byte for byte")


def _of_file(path: str, edits: list[Edit], known: str | None) -> Repair | None:
    """A file's repair; None where its text isn't the one the edits count in."""
    try:
        before = Path(path).read_bytes()
    except OSError:
        return None
    decoded = decode(before)
    if known is not None and decoded.text != known:
        return None
    after = spliced(before, decoded.encoding, decoded.text, edits)
    return None if after is None else Repair(path, before, after, patch(path, decoded.text, edits), len(edits))


def _left(finding: Finding, reason: str) -> Left:
    what = finding.fix.description if finding.fix else finding.name
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
