"""Finds what a room holds, so that a new format, check or report is one new file and nothing to register."""

import pkgutil
from importlib import import_module
from types import ModuleType


def names(room: ModuleType) -> list[str]:
    """Names the files of a room, without loading them."""
    return sorted(module.name for module in pkgutil.iter_modules(room.__path__))


def load(room: ModuleType, name: str) -> ModuleType:
    """Loads one file of a room by its name."""
    return import_module(f"{room.__name__}.{name}")


def load_all(room: ModuleType) -> list[ModuleType]:
    """Loads every file of a room, in the order of their names."""
    return [load(room, name) for name in names(room)]
