"""Archives of papers (.zip, .tar.gz): read in memory, nothing is unpacked to the disk, no link in them is followed."""

import gzip
import io
import os
import posixpath
import tarfile
import zlib
from collections.abc import Mapping
from dataclasses import replace

from citecheck import read as room
from citecheck.model import Document, Trouble
from citecheck.read import Source, choosing, digest, printable, zipped

FORMAT = "archive"
SUFFIXES = (".zip", ".tar.gz", ".tgz")
PACKAGES = frozenset({"[Content_Types].xml", "mimetype"})  # what a zip file holds that is a document itself
MAX_DEPTH = 12
SYMLINK = 0xA  # the kind of a file, in the upper bits of its mode
NONE = "no paper in it: citecheck reads {}"
INSIDE = "it holds an archive, {}, which was not read: unpack it"


def claims(data: bytes) -> bool:
    """Whether bytes are an archive, and no document that is packed as one."""
    return data[:2] == b"\x1f\x8b" or (data[:2] == b"PK" and not PACKAGES & zipped.names(data))


def read(source: Source) -> Document:
    """Says what is wrong with an archive as a whole, or gives its first paper."""
    return read_all(source)[0]


def read_all(source: Source) -> list[Document]:
    """Reads every paper of an archive."""
    whole = Document(printable(source.path), FORMAT, digest(source.data))
    try:
        files, inside = _unpacked(source.data)
    except zipped.ZipError as error:
        return [replace(whole, troubles=(Trouble("unreadable", str(error)),))]
    names = [name for name in sorted(files) if choosing.is_candidate(name, lambda name: files[name][: choosing.HEAD])]
    papers, _ = choosing.chosen(names, lambda name: files[name][: choosing.HEAD])
    documents = [_read(source.path, name, files) for name in papers]
    used = {posixpath.normpath(name) for document in documents for name in document.used}
    kept = [document for document in documents if posixpath.normpath(document.path) not in used]
    if inside:
        note = Trouble("partly", INSIDE.format(", ".join(inside[:5])))
        kept = [replace(kept[0], troubles=(*kept[0].troubles, note)), *kept[1:]] if kept else []
    if not kept:
        reason = INSIDE.format(inside[0]) if inside else NONE.format(" ".join(room.readable()))
        return [replace(whole, troubles=(Trouble("unreadable", reason),))]
    return [replace(document, used=()) for document in kept]


def _read(path: str, name: str, files: Mapping[str, bytes]) -> Document:
    """Reads one file of an archive; it sees those of the archive and no others."""

    def source(own: str) -> Source:
        def beside(other: str) -> Source | None:
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), other))
            return source(wanted) if wanted in files else None

        return Source(f"{path}/{own}", files[own], beside)

    return room.read_source(source(name))


def _unpacked(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The files of an archive by their names, and the archives among them, which are not entered."""
    found = _tar(data) if data[:2] == b"\x1f\x8b" else _zip(data)
    inside = [name for name in found if room.suffix_of(name) in SUFFIXES]
    return {name: content for name, content in found.items() if name not in inside}, inside


def _zip(data: bytes) -> dict[str, bytes]:
    with zipped.opened(data) as archive:
        return {
            name: archive.read(member)
            for member in archive.infolist()
            if not member.is_dir() and (name := _safe(member.filename)) and member.external_attr >> 28 != SYMLINK
        }


def _tar(data: bytes) -> dict[str, bytes]:
    """Links, devices and files with two names are left out."""
    files: dict[str, bytes] = {}
    total = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
            for n, member in enumerate(archive, 1):
                total += member.size
                if n > zipped.MAX_MEMBERS or total > zipped.MAX_TOTAL:
                    raise zipped.ZipError(f"it unpacks to over {zipped.MAX_TOTAL >> 20} MB, which is over the limit")
                if member.isfile() and (name := _safe(member.name)) and (file := archive.extractfile(member)):
                    files[name] = file.read()
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, OSError, ValueError) as error:
        if isinstance(error, zipped.ZipError):
            raise
        raise zipped.ZipError("it is damaged: pack it anew") from error
    return files


def _safe(name: str) -> str:
    """A member's name, or nothing where it leads out of the archive, is hidden, or lies too deep."""
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or len(parts) > MAX_DEPTH:
        return ""
    if any(part.startswith(".") and part != "." for part in parts) or {"__MACOSX", "node_modules"} & set(parts):
        return ""
    return os.path.normpath("/".join(parts)).replace(os.sep, "/")
