"""The check as other programs call it: paths and settings in, a report out, nothing printed."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from citecheck import folder, run
from citecheck.config import Config, ConfigError, nearest
from citecheck.report import Report


def check(paths: Sequence[str], settings: Mapping[str, Any]) -> Report:
    """Checks papers; an unknown setting is an error that names the nearest."""
    known = {field.name: field for field in fields(Config)}
    for name in settings:
        if name not in known:
            raise ConfigError(f"unknown setting {name!r}{nearest(name, known)}")
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in settings.items()
    }
    config = Config(**given)
    with folder.opened([str(path) for path in paths], config) as archive:
        return run.check(archive, config, now=datetime.now(UTC), whole=True)
