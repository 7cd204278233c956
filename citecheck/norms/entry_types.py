"""BibTeX's and biblatex's data model: entry types, what they must have, and fields that belong to another type."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("citecheck.norms").joinpath("entry_types.toml").read_text("utf-8"))


@cache
def needs() -> dict[str, tuple[tuple[str, ...], ...]]:
    """What each type must have: for every need the fields that meet it."""
    return {type_: tuple(tuple(one.split("|")) for one in row) for type_, row in _table()["needs"].items()}


@cache
def known() -> frozenset[str]:
    """Every entry type there is."""
    return frozenset(_table()["needs"]) | frozenset(_table()["known"]["types"])


@cache
def misplaced() -> dict[str, dict[str, str]]:
    """By type: a field that the type never shows, and the one that is probably meant."""
    return {type_: dict(row) for type_, row in _table()["misplaced"].items()}


@cache
def printed() -> frozenset[str]:
    """Fields that styles print as text."""
    return frozenset(_table()["printed"]["fields"])


@cache
def fields() -> frozenset[str]:
    """Every field that has a meaning somewhere."""
    return frozenset(_table()["fields"]["names"])


@cache
def read() -> frozenset[str]:
    """Fields without which something is missing in print."""
    return frozenset(_table()["read"]["fields"])
