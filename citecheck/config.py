"""Config file and flags, made into one frozen Config. An unknown key is an error that names the nearest one."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from ipaddress import ip_network
from math import inf
from pathlib import Path
from typing import Any

from citecheck.model import Severity

TRUSTED = frozenset({"network", "services", "cache-dir", "mailto", "trust-env"})
STYLES = ("gost", "apa", "ieee")
MAIL = re.compile(r"[^\s@<>,;()]+@[^\s@<>,;()]+", re.ASCII)  # it is sent to services in a header
BASE = re.compile(r"https?://[^\s/]", re.IGNORECASE)
FAIL_ON = ("error", "warning", "info", "never")


class ConfigError(Exception):
    """A mistake in a configuration, in words that say where it is and what would be right."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One row of the `ignores` table: findings of one code in one file that somebody looked at and accepted."""

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
    source: str = ""  # the file that `ignores` stands in
    exclude: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: str = "error"
    offline: bool = False
    jobs: int | None = None
    cache_dir: str | None = None
    cache: bool = True
    max_age: float = 7.0
    timeout: float = 10.0
    max_wait: float = 30.0
    trust_env: bool = False
    paper_timeout: float = 60.0
    paper_memory: int = 1 << 30
    ocr: bool = True
    inline_ignores: bool = True  # no key of a file: whoever runs the check decides
    mailto: str | None = None
    lang: str = "en"
    rushed_days: int = 7
    style: str | None = None
    profile: str | None = None
    services: Mapping[str, Service] = field(default_factory=dict)
    network: Network = Network()


def load(
    directory: Path, file: Path | None = None, own: Path | None = None, environment: Mapping[str, str] | None = None
) -> Config:
    """Reads the configuration: the user's own file, then `--config FILE` or the nearest one from `directory` up.

    Where none names a language, the environment's locale does.
    """
    config = Config(lang=_locale(environment or {}))
    if own and own.is_file():
        config = _applied(config, _table(own), own, trusted=True)
    if file:
        if not file.is_file():
            raise ConfigError(f"{file}: there is no such configuration file")
        return _applied(config, _table(file), file, trusted=True)
    nearest = _nearest(directory)
    return _applied(config, _table(nearest), nearest, trusted=False) if nearest else config


def _locale(environment: Mapping[str, str]) -> str:
    from citecheck.messages import chosen

    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return chosen(next(filter(None, names), "en"))


def own_file() -> Path:
    """Where the user's own configuration is looked for."""
    from platformdirs import user_config_path

    return user_config_path("citecheck") / "citecheck.toml"


def _nearest(directory: Path) -> Path | None:
    for folder in (directory, *directory.parents):
        for name in ("citecheck.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file() and (name == "citecheck.toml" or _names_us(_toml(path))):
                return path
    return None


def _names_us(pyproject: dict[str, Any]) -> bool:
    tools = pyproject.get("tool")
    return isinstance(tools, dict) and "citecheck" in tools


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: this is no valid TOML ({error})") from None
    except OSError as error:
        raise ConfigError(f"{path}: can't be read ({error.strerror})") from None


def _table(path: Path) -> dict[str, Any]:
    whole = _toml(path)
    table = whole["tool"]["citecheck"] if path.name == "pyproject.toml" and _names_us(whole) else whole
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.citecheck must be a table")
    return table


def _applied(config: Config, table: dict[str, Any], path: Path, *, trusted: bool) -> Config:
    """The configuration with a file's keys laid over it."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in READERS:
            raise ConfigError(f"{path}: unknown key {key!r}{nearest(key, READERS)}")
        if key in TRUSTED and not trusted:
            raise ConfigError(f"{path}: {key!r} counts only in your own file ({own_file()}) or one given with --config")
        try:
            values[key.replace("-", "_")] = READERS[key](value)
        except (TypeError, ValueError) as error:
            raise ConfigError(f"{path}: {key!r} {error}") from None
    if "ignores" in values:
        values["source"] = str(path)
    return replace(config, **values)


def nearest(word: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """Names what was probably meant."""
    lowered = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), lowered, 1, 0.5)
    return f": did you mean {lowered[close[0]]!r}?" if close else f": known are {', '.join(sorted(known))}"


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise TypeError('must be a list of texts, such as ["CC3", "dead-link"]')
    return tuple(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("must be a text in quotes")
    return value


def _mail(value: object) -> str | None:
    if value == "":
        return None
    if not MAIL.fullmatch(_text(value)):
        raise ValueError("must be an e-mail address, such as editor@journal.example")
    return str(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("must be true or false")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < inf:
        raise TypeError("must be a number from 0 up")
    return float(value)


def _seconds(value: object) -> float:
    if not _number(value):
        raise ValueError("must be above 0")
    return _number(value)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise TypeError("must be a whole number from 1 up")
    return value


def _fail_on(value: object) -> str:
    if value not in FAIL_ON:
        raise ValueError(f"must be one of {', '.join(FAIL_ON)}")
    return str(value)


def _style(value: object) -> str:
    if value not in STYLES:
        raise ValueError(f"must be one of {', '.join(STYLES)}")
    return str(value)


def _profile(value: object) -> str:
    from citecheck.norms.profiles import profiles

    if value not in profiles():
        raise ValueError(f"must be one of {', '.join(profiles())}")
    return str(value)


def _per_file(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError('must be a table of file patterns, such as {"old/*" = ["CC2"]}')
    return {pattern: _words(codes) for pattern, codes in value.items()}


def _severities(value: object) -> dict[str, Severity]:
    if not isinstance(value, dict) or not all(severity in list(Severity) for severity in value.values()):
        raise TypeError('must be a table of codes, such as {CC202 = "info"}')
    return {code: Severity(severity) for code, severity in value.items()}


def _ignores(value: object) -> tuple[Ignore, ...]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise TypeError("must be a list of rows with code and reason")
    rows = []
    for row in value:
        if odd := row.keys() - {"code", "reason", "path", "text"}:
            raise ValueError(f"has a row with an unknown key {min(odd)!r}: known are code, path, reason, text")
        if not row.get("code") or not row.get("reason"):
            raise ValueError("needs a code and a reason in each row")
        rows.append(Ignore(**{name: _text(text) for name, text in row.items()}))
    return tuple(rows)


def _services(value: object) -> dict[str, Service]:
    if not isinstance(value, dict) or not all(isinstance(row, dict) for row in value.values()):
        raise TypeError('must be a table of services, such as doi = {base = "https://doi.org"}')
    for name, row in value.items():
        if odd := row.keys() - {"base", "pace"}:
            raise ValueError(f"{name} has an unknown key {min(odd)!r}: known are base, pace")
        if not BASE.match(_text(row.get("base", "http://a"))):
            raise ValueError(f"{name} has a base that is no address, such as https://{name}.example")
    return {
        name: Service(_text(row["base"]) if "base" in row else None, _number(row["pace"]) if "pace" in row else None)
        for name, row in value.items()
    }


def _network(value: object) -> Network:
    if not isinstance(value, dict):
        raise TypeError("must be a table with allow and hosts")
    if odd := value.keys() - {"allow", "hosts"}:
        raise ValueError(f"has an unknown key {min(odd)!r}: known are allow, hosts")
    hosts = value.get("hosts", {})
    if not isinstance(hosts, dict) or not all(isinstance(address, str) for address in hosts.values()):
        raise TypeError('needs hosts as a table, such as {"journal.test" = "127.0.1.7"}')
    allow = _words(value.get("allow", []))
    for row in allow:
        try:
            ip_network(row, strict=False)
        except ValueError:
            raise ValueError(f"has {row!r} in allow, which is no range of addresses such as 127.0.1.0/24") from None
    return Network(allow, {name.lower().rstrip("."): address for name, address in hosts.items()})


READERS = {
    "select": _words, "ignore": _words, "extend-select": _words, "exclude": _words,
    "per-file-ignores": _per_file, "ignores": _ignores,
    "severity": _severities, "fail-on": _fail_on, "offline": _flag, "jobs": _count, "cache-dir": _text, "cache": _flag,
    "max-age": _number, "timeout": _seconds, "max-wait": _number, "trust-env": _flag,
    "paper-timeout": _seconds, "paper-memory": _count, "ocr": _flag, "mailto": _mail,
    "lang": _text, "rushed-days": _count, "style": _style, "profile": _profile,
    "services": _services, "network": _network,
}  # fmt: skip
