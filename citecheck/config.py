"""Config file and flags, made into one frozen Config. An unknown key is an error that names the nearest one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from citecheck.model import Severity


@dataclass(frozen=True, slots=True)
class Ignore:
    """One row of the `ignore` table: findings of one code in one file that somebody looked at and accepted."""

    code: str
    reason: str
    path: str = "*"
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Where an outside service is asked, and how many requests a second it is sent."""

    base: str | None = None
    pace: float | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """Addresses opened that are otherwise refused, and names answered without DNS ("" for one that isn't there)."""

    allow: tuple[str, ...] = ()
    hosts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a run may be told. Fields are called as the keys in the file, with _ for -."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: str = "error"
    offline: bool = False
    jobs: int | None = None
    cache_dir: str | None = None
    cache: bool = True
    max_age: float = 7.0
    timeout: float = 10.0
    paper_timeout: float = 60.0
    paper_memory: int = 1 << 30
    mailto: str | None = None
    lang: str = "en"
    rushed_days: int = 7
    services: Mapping[str, Service] = field(default_factory=dict)
    network: Network = Network()
