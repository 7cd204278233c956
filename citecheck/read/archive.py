"""Archives of papers (.zip, .tar.gz): read in memory, nothing is unpacked to the disk, no link in them is followed."""

import gzip
import io
import os
import posixpath
import tarfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from citecheck import read as room
from citecheck.model import Document, Span, Trouble
from citecheck.read import Source, choosing, digest, printable, zipped

FORMAT = "archive"
SUFFIXES = (".zip", ".tar.gz", ".tgz")
PACKAGES = frozenset({"[Content_Types].xml", "mimetype"})  # what a zip file holds that is a document itself
MAX_DEPTH = 12
SYMLINK = 0xA  # the kind of a file, in the upper bits of its mode
NONE = "no paper in it: citecheck reads {}"
INSIDE = "it holds an archive, {}, which was not read: unpack it"
OUTSIDE = "it holds what is no file of its own (a link, a device, a name that leads out of it), which was left out: {}"
SHOWN = 5  # names of what was left out


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
        files, outside = _unpacked(source.data)
    except zipped.ZipError as error:
        return [replace(whole, troubles=(Trouble("unreadable", str(error)),))]
    inside = [name for name in files if room.suffix_of(name) in SUFFIXES]
    above = f"{source.path}/"  # a file's own name is its path on the disk, as it would be if it were unpacked
    names = [above + name for name in sorted(files.keys() - inside)]

    def head(name: str) -> bytes:
        return choosing.begun(files[name.removeprefix(above)])

    papers, passed = choosing.chosen([name for name in names if choosing.is_candidate(name, head)], head)
    documents = [_read(source, name.removeprefix(above), files) for name in papers]
    used = {posixpath.normpath(name) for document in documents for name in document.used}
    kept = [document for document in documents if posixpath.normpath(document.path) not in used]
    left = [text.format(_named(some)) for text, some in ((INSIDE, inside), (OUTSIDE, outside)) if some]
    if not kept:
        reason = left[0] if left else NONE.format(" ".join(room.readable()))
        return [replace(whole, troubles=(Trouble("unreadable", reason),))]
    told = [Trouble("partly", note) for note in left]
    told += [Trouble("not-checked", why, Span(printable(name), 0, 0, 1, 1, 1, 1)) for name, why in passed]
    kept[0] = replace(kept[0], troubles=(*kept[0].troubles, *told))
    return [replace(document, used=()) for document in kept]


def _named(names: Sequence[str]) -> str:
    return ", ".join(map(printable, names[:SHOWN])) + (", ..." if len(names) > SHOWN else "")


def _read(whole: Source, name: str, files: Mapping[str, bytes]) -> Document:
    """Reads one file of an archive; it sees those of the archive and no others."""

    def source(own: str) -> Source:
        def beside(other: str) -> Source | None:
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), other))
            return source(wanted) if wanted in files else None

        return Source(f"{whole.path}/{own}", files[own], beside, whole.ocr)

    return room.read_source(source(name))


def _unpacked(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The files of an archive by their names, and the names of what in it is no file of its own."""
    return _tar(data) if data[:2] == b"\x1f\x8b" else _zip(data)


def _zip(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    files: dict[str, bytes] = {}
    outside: list[str] = []
    with zipped.opened(data) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            if member.external_attr >> 28 == SYMLINK or _leads_out(member.filename):
                outside.append(member.filename)
            elif name := _shown(member.filename):
                files[name] = archive.read(member)
    return files, outside


def _tar(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    files: dict[str, bytes] = {}
    outside: list[str] = []
    total = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
            for n, member in enumerate(archive, 1):
                total += member.size
                if n > zipped.MAX_MEMBERS or total > zipped.MAX_TOTAL:
                    raise zipped.ZipError(f"it unpacks to over {zipped.MAX_TOTAL >> 20} MB, which is over the limit")
                if member.isdir():
                    continue
                if not member.isfile() or _leads_out(member.name):
                    outside.append(member.name)
                elif (name := _shown(member.name)) and (file := archive.extractfile(member)):
                    files[name] = file.read()
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, OSError, ValueError) as error:
        if isinstance(error, zipped.ZipError):
            raise
        raise zipped.ZipError("it is damaged: pack it anew") from error
    return files, outside


def _leads_out(name: str) -> bool:
    """Whether a member's name is a place outside the archive, or lies too deep."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or len(parts) > MAX_DEPTH


def _shown(name: str) -> str:
    """A member's name, or nothing where a folder's listing wouldn't show it."""
    parts = name.replace("\\", "/").split("/")
    if any(part.startswith(".") and part != "." for part in parts) or {"__MACOSX", "node_modules"} & set(parts):
        return ""
    return os.path.normpath("/".join(parts)).replace(os.sep, "/")
