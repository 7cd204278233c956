"""One file per format: FORMAT, SUFFIXES and `read(source) -> Document`, found by being there."""

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePath

from citecheck import discovery
from citecheck.model import Document, Trouble

MAX_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: its path as given on the command line, its bytes, and a way to the files beside it."""

    path: str
    data: bytes
    beside: Callable[[str], "Source | None"] = lambda _: None


@cache
def formats() -> dict[str, str]:
    """Says which file of this room reads which suffix."""
    room = sys.modules[__name__]
    readers = [module for module in discovery.load_all(room) if hasattr(module, "SUFFIXES")]
    return {suffix: module.__name__ for module in readers for suffix in module.SUFFIXES}


def printable(path: str) -> str:
    """A path as a value: bytes of a file name that are no UTF-8 are backslash-escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def digest(data: bytes) -> str:
    """The name of a content."""
    return hashlib.sha256(data).hexdigest()


def load(path: str) -> Source:
    """Reads a file's bytes, within limits; says in plain words why it can't."""
    try:
        about = Path(path).stat()
        size = about.st_size
        if stat.S_ISDIR(about.st_mode):
            raise OSError("the folder can't be entered: change its rights, or leave it out")
        if not stat.S_ISREG(about.st_mode):
            raise OSError("it is a pipe or a device and no file: leave it out")
        if size > MAX_BYTES:
            raise OSError(
                f"the file has {size >> 20} MB and the limit is {MAX_BYTES >> 20} MB: split it, or leave it out"
            )
        return Source(path, Path(path).read_bytes(), lambda name: _beside(path, name))
    except FileNotFoundError:
        raise OSError("there is no such file: see how its name is spelt") from None
    except PermissionError:
        raise OSError("no permission to read the file: change its rights, or leave it out") from None


def _beside(path: str, name: str) -> Source | None:
    """Opens a file that a paper names, if it lies in the paper's folder or below it."""
    folder = Path(path).parent
    wanted = folder / name
    if PurePath(name).is_absolute() or not wanted.resolve().is_relative_to(folder.resolve()) or not wanted.is_file():
        return None
    return load(str(wanted))


def read(path: str) -> Document:
    """Reads one file by its suffix; what can't be read is a Document with a trouble, never an exception."""
    suffix = PurePath(path).suffix.lower()
    module = formats().get(suffix)
    try:
        source = load(path)
        if module is None:
            raise OSError(f"citecheck does not read {suffix or 'files without a suffix'}")
    except OSError as error:
        reason = error.args[0] if len(error.args) == 1 else f"{error.strerror or error}: see whether it can be opened"
        return Document(printable(path), suffix.lstrip("."), "", troubles=(Trouble("unreadable", reason),))
    document: Document = sys.modules[module].read(source)
    if document.text.strip() or document.references or document.troubles:
        return document
    return replace(document, troubles=(Trouble("unreadable", "there is no text in it: save it anew, or leave it out"),))
