"""Zip files from strangers: what lies in them, within limits on size, number and ratio."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

MAX_TOTAL = 256 << 20
MAX_MEMBERS = 10_000
MAX_RATIO = 400  # text packs to a twentieth; what packs to a four-hundredth was made to burst


class ZipError(Exception):
    """A zip file that can't or won't be read: says why, in plain words."""


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Opens a zip file whose sizes are within the limits; what it raises within is said in plain words."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            total = sum(member.file_size for member in members)
            if len(members) > MAX_MEMBERS or total > MAX_TOTAL:
                raise ZipError(f"it unpacks to {len(members)} files and {total >> 20} MB, which is over the limit")
            for member in members:
                if member.file_size > (1 << 20) and member.file_size > MAX_RATIO * max(1, member.compress_size):
                    raise ZipError("it is packed so tightly that it would burst: it was not unpacked")
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        reason = "it is encrypted" if "encrypted" in str(error) else "it is damaged"
        raise ZipError(f"{reason}: open it, and save it anew") from error


def names(data: bytes) -> frozenset[str]:
    """What lies in a zip file; nothing where it is none."""
    if data[:2] != b"PK":
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        return frozenset()
