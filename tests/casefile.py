"""Markdown case files: `## headed cases`, files in fenced blocks, the findings expected in another."""

import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^(`{3,})(\w*)[ ]*(\S*)\s*$")
EXPECTED = re.compile(
    r'(?P<code>CC\d{3}) (?P<path>[^:\s]+):(?P<line>\d+)(?: (?P<severity>error|warning|info))?(?: "(?P<text>.*)")?'
)
KNOWN = {"text", "markdown", "bibtex", "latex", "toml", "evidence", "findings"}


@dataclass(frozen=True)
class Expected:
    code: str
    path: str
    line: int
    severity: str | None
    text: str | None


@dataclass(frozen=True)
class Case:
    title: str
    line: int
    files: dict[str, str]
    config: str
    evidence: str
    expected: tuple[Expected, ...]


class CaseError(Exception):
    """A case file that can't be read: says which file, which line and why."""


def cases(path: Path) -> list[Case]:
    return parsed(path.read_text("utf-8"), path.name)


def parsed(text: str, name: str) -> list[Case]:
    found, title, begun, blocks = [], None, 0, []
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("## "):
            if title:
                found.append(_case(title, begun, blocks, name))
            title, begun, blocks = line[3:].strip(), at + 1, []
        elif fence := FENCE.match(line):
            end = next((n for n in range(at + 1, len(lines)) if lines[n].rstrip() == fence[1]), None)
            if end is None:
                raise CaseError(f"{name}:{at + 1}: this block is never closed")
            if not title:
                raise CaseError(f"{name}:{at + 1}: a block before the first case")
            blocks.append((fence[2], fence[3], "\n".join(lines[at + 1 : end]) + "\n", at + 1))
            at = end
        at += 1
    if title:
        found.append(_case(title, begun, blocks, name))
    return found


def _case(title, line, blocks, name):
    files, config, evidence, expected = {}, "", "", None
    for kind, file, body, at in blocks:
        if kind not in KNOWN:
            raise CaseError(f"{name}:{at}: a block is one of {', '.join(sorted(KNOWN))}, not {kind!r}")
        if kind == "findings":
            expected = tuple(
                _expected(row, name, at + n)
                for n, row in enumerate(body.splitlines(), 1)
                if row.strip() not in ("", "none")
            )
        elif kind == "toml":
            config = body
        elif kind == "evidence":
            evidence = body
        elif not file:
            raise CaseError(f"{name}:{at}: a {kind} block needs a file name")
        else:
            files[file] = body
    if expected is None:
        raise CaseError(f"{name}:{line}: the case {title!r} has no findings block")
    return Case(title, line, files, config, evidence, expected)


def _expected(row, name, line):
    match = EXPECTED.fullmatch(row.strip())
    if not match:
        raise CaseError(f'{name}:{line}: a finding reads: CC101 paper.txt:5 warning "text", not {row.strip()!r}')
    return Expected(match["code"], match["path"], int(match["line"]), match["severity"], match["text"])
