"""One file per report format: `render(report) -> str`; the file's name is the format's name (_ for -)."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from citecheck import discovery
from citecheck.model import Finding, Skipped, Verdict


def formats() -> tuple[str, ...]:
    """Names the formats a report can have; a file without `render` only serves the others."""
    here = discovery.load_all(sys.modules[__name__])
    return tuple(module.__name__.rpartition(".")[2].replace("_", "-") for module in here if hasattr(module, "render"))


def render(name: str, report: "Report") -> str:
    """Writes a report in a format, by its name."""
    text: str = discovery.load(sys.modules[__name__], name.replace("-", "_")).render(report)
    return text


@dataclass(frozen=True, slots=True)
class Summary:
    """One paper's line in a report: what was read, and how its references stand."""

    path: str
    references: int = 0
    citations: int = 0
    links: int = 0
    resolved: int = 0
    differ: int = 0
    not_found: int = 0
    not_checked: int = 0
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says: papers, links, findings with their sentences, and what was left out."""

    papers: tuple[Summary, ...] = ()
    links: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    sentences: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    suppressed: int = 0
    colour: bool = False
    width: int = 100
