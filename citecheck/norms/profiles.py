"""Profiles: rules and severities for a kind of work, as small tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from citecheck.model import Severity


@dataclass(frozen=True, slots=True)
class Profile:
    """What a kind of work asks for, beneath what a configuration says itself."""

    style: str | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)


@cache
def profiles() -> dict[str, Profile]:
    """Every profile by its name."""
    tables = tomllib.loads(files("citecheck.norms").joinpath("profiles.toml").read_text("utf-8"))
    return {
        name: Profile(
            table.get("style"),
            tuple(table.get("ignore", ())),
            {rule: Severity(severity) for rule, severity in table.get("severity", {}).items()},
        )
        for name, table in tables.items()
    }


def profile(name: str | None) -> Profile:
    """A profile, or one that asks for nothing."""
    return profiles()[name] if name else Profile()
