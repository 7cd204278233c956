"""One file per report format: `render(report) -> str`; the file's name is the format's name (_ for -)."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType

from citecheck import discovery
from citecheck.model import Finding, Part, Skipped, Verdict, name_of
from citecheck.rule import Rule

PAGES = "https://github.com/citecheck/citecheck/blob/main/citecheck/checks/README.md"  # every rule's page


def formats() -> tuple[str, ...]:
    """Names the formats a report can have; a file without `render` only serves the others."""
    here = discovery.load_all(sys.modules[__name__])
    return tuple(module.__name__.rpartition(".")[2].replace("_", "-") for module in here if hasattr(module, "render"))


def files() -> dict[str, str]:
    """Names the file each format has in a folder of reports; a format without `FILE` has none."""
    return {name: module.FILE for name in formats() if hasattr(module := _format(name), "FILE")}


def whole(name: str) -> bool:
    """Whether a format shows papers in full, so that they must be kept till the report is written."""
    return bool(getattr(_format(name), "WHOLE", False))


def _format(name: str) -> ModuleType:
    return discovery.load(sys.modules[__name__], name.replace("-", "_"))


def render(name: str, report: "Report") -> str:
    """Writes a report in a format, by its name."""
    text: str = _format(name).render(report)
    return text


@dataclass(frozen=True, slots=True)
class Summary:
    """One paper's line in a report: what was read, and how its references stand; `files` belong to it (its .bib)."""

    path: str
    references: int = 0
    citations: int = 0
    links: int = 0
    resolved: int = 0
    differ: int = 0
    not_found: int = 0
    not_checked: int = 0
    title: str | None = None
    files: tuple[str, ...] = ()
    part: Part | None = None
    page: str | None = None  # on which such a part begins

    @property
    def name(self) -> str:
        """What tells the paper from all others of a run."""
        return name_of(self.path, self.part)


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference as a report shows it: its fields as printed, and how it stands."""

    reference: str
    called: str
    raw: str
    line: int
    kind: str
    state: str
    year: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper in full: its header as it was read, and its list."""

    path: str
    format: str
    header: tuple[tuple[str, str], ...] = ()
    entries: tuple[Entry, ...] = ()
    part: Part | None = None

    @property
    def name(self) -> str:
        """What tells the paper from all others of a run."""
        return name_of(self.path, self.part)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says: papers, links, findings with their sentences, and what was left out.

    `sheets` is there only where a format shows papers in full, `rules` holds what is known of each rule by its code.
    """

    papers: tuple[Summary, ...] = ()
    links: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    sentences: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    suppressed: int = 0
    lang: str = "en"
    colour: bool = False
    hyperlinks: bool = False
    width: int = 100
