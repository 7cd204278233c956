"""One file per format: FORMAT, SUFFIXES and `read(source) -> Document`, found by being there."""

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePath
from types import ModuleType

from citecheck import discovery
from citecheck.model import Document, Trouble

MAX_BYTES = 32 << 20
NO_TEXT = "there is no text in it: save it anew, or leave it out"
TWOFOLD = (".tar.gz",)
MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"{\\rtf",
    b"<!DOCTYPE",
    b"<!doctype",
    b"<html",
    b"<?xml",
    b"\xd0\xcf\x11\xe0",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: its path as given on the command line, its bytes, and a way to the files beside it.

    `ocr` says whether pages that are pictures may be given to a program that reads them.
    """

    path: str
    data: bytes
    beside: Callable[[str], "Source | None"] = lambda _: None
    ocr: bool = True


@cache
def readers() -> tuple[ModuleType, ...]:
    """The files of this room that read a format."""
    room = sys.modules[__name__]
    return tuple(module for module in discovery.load_all(room) if hasattr(module, "SUFFIXES"))


@cache
def formats() -> dict[str, tuple[ModuleType, ...]]:
    """Says which files of this room read which suffix; several formats share ".xml"."""
    suffixes = sorted({suffix for reader in readers() for suffix in reader.SUFFIXES})
    return {suffix: tuple(reader for reader in readers() if suffix in reader.SUFFIXES) for suffix in suffixes}


def readable() -> list[str]:
    """The suffixes of what is read, in order."""
    unread = {suffix for reader in readers() for suffix in getattr(reader, "UNREAD", ())}
    return sorted(formats().keys() - unread)


def suffix_of(path: str) -> str:
    """The suffix of a path, also one in two parts."""
    name = PurePath(path).name.lower()
    return next((suffix for suffix in TWOFOLD if name.endswith(suffix)), PurePath(name).suffix)


def reader_of(suffix: str, data: bytes) -> tuple[ModuleType | None, str]:
    """Who reads these bytes, and what is to be said where the suffix is not theirs.

    A reader whose format is told by its bytes has a function `claims`; text is what its suffix says.
    """
    named = formats().get(suffix, ())
    for reader in named:
        if reader.claims(data) if hasattr(reader, "claims") else not data.startswith(MAGIC):
            return reader, ""
    if suffix in formats():
        for reader in readers():
            if hasattr(reader, "claims") and data.startswith(MAGIC) and reader.claims(data):
                return reader, f"its name ends in {suffix}, but it is {reader.FORMAT} and was read as that: rename it"
    return (named[0] if named else None), ""


def printable(path: str) -> str:
    """A path as a value: bytes of a file name that are no UTF-8 are backslash-escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def digest(data: bytes) -> str:
    """The name of a content."""
    return hashlib.sha256(data).hexdigest()


def load(path: str, roots: Sequence[str] = ()) -> Source:
    """Reads a file's bytes, within limits; says in plain words why it can't.

    A paper may use files of its own folder and below, and of those of the `roots` it lies in.
    """
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
        return Source(path, Path(path).read_bytes(), lambda name: _beside(path, name, roots))
    except FileNotFoundError:
        raise OSError("there is no such file: see how its name is spelt") from None
    except PermissionError:
        raise OSError("no permission to read the file: change its rights, or leave it out") from None


def _beside(path: str, name: str, roots: Sequence[str]) -> Source | None:
    """Opens a file that a paper names, if it lies where the paper may look."""
    folder = Path(path).parent
    try:
        wanted = folder / name
        real, home = wanted.resolve(), folder.resolve()
        allowed = [home, *(root for one in roots if home.is_relative_to(root := Path(one).resolve()))]
        if PurePath(name).is_absolute() or not any(map(real.is_relative_to, allowed)) or not wanted.is_file():
            return None
        return load(os.path.normpath(wanted), roots)
    except (OSError, ValueError):  # a name no file can have, or a file that can't be read
        return None


def read(path: str, roots: Sequence[str] = ()) -> Document:
    """Reads one file; of an archive the first paper."""
    return documents(path, roots)[0]


def documents(path: str, roots: Sequence[str] = (), *, ocr: bool = True) -> list[Document]:
    """Reads the paper of a file, or all of an archive; what can't be read is a Document with a trouble."""
    try:
        source = replace(load(path, roots), ocr=ocr)
    except OSError as error:
        reason = error.args[0] if len(error.args) == 1 else f"{error.strerror or error}: see whether it can be opened"
        return [_unreadable(path, str(reason))]
    reader, _ = reader_of(suffix_of(path), source.data)
    if reader is not None and hasattr(reader, "read_all"):
        made: list[Document] = reader.read_all(source)
        return made
    return [read_source(source)]


def read_source(source: Source) -> Document:
    """Reads the bytes of one file by its suffix, or by what they are."""
    suffix = suffix_of(source.path)
    reader, note = reader_of(suffix, source.data)
    if reader is None:
        return _unreadable(source.path, f"citecheck does not read {suffix or 'files without a suffix'}")
    document: Document = reader.read(source)
    if not (document.text.strip() or document.references or document.troubles):
        return replace(document, troubles=(Trouble("unreadable", NO_TEXT),))
    if not note:
        return document
    return replace(document, troubles=(*document.troubles, Trouble("partly", note, document.place(0, 0))))


def _unreadable(path: str, reason: str) -> Document:
    return Document(printable(path), suffix_of(path).lstrip("."), "", troubles=(Trouble("unreadable", reason),))
