"""What the network said of one address: its status, and what that rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What became of a link. "Couldn't tell" (unknown) is a status of its own, never "dead"."""

    OK = "ok"
    DEAD = "dead"
    BROKEN = "broken"
    RESTRICTED = "restricted"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"
    MALFORMED = "malformed"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a redirect chain."""

    url: str
    http: int | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What a verdict rests on: the headers that mattered, the page as a hash, the seconds it took."""

    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None
    size: int = 0
    seconds: float = 0.0
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the network said of one address."""

    url: str
    status: Status
    reason: str | None = None
    confirmed: bool = False
    http: int | None = None
    hops: tuple[Hop, ...] = ()
    final_url: str | None = None
    checked_at: str | None = None
    attempts: int = 0
    archived: str | None = None
    trace: Trace | None = None
