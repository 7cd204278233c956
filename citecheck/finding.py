"""What a check found: its code and values, its place, what belongs to it, and how it may be mended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from citecheck.places import Span


class Severity(StrEnum):
    """How wrong a thing is: wrong, probably wrong, worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How sure we are that we read it right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a finding."""

    path: str
    line: int
    message: str
    reference: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of the characters from `start` to `end` of a file's text."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair and what it does, `values` filling in the words; one that isn't `sure` is made only by `--unsafe`."""

    description: str
    edits: tuple[Edit, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect at one place. `key` and `values` name the sentence, so that it can be said in any language."""

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    key: str = "message"
    evidence: str = ""
    reference: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    code: str = ""
    name: str = ""
    severity: Severity = Severity.WARNING
    confidence: Confidence = Confidence.HIGH
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not checked, why, and how often."""

    what: str
    reason: str
    count: int = 1
    path: str | None = None
