"""Which program it was that read a paper."""

import hashlib
import os
from functools import cache
from pathlib import Path

from citecheck import __version__


@cache
def edition(program: Path = Path(__file__).parent) -> str:
    """The program's version, and the state of its files: a working copy doesn't trust what it read before a change."""
    state = hashlib.sha256()
    for place, folders, names in os.walk(program):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            about = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 (four hundred files, at every start)
            state.update(f"{name} {about.st_mtime_ns} {about.st_size}\n".encode())
    return f"{__version__} {state.hexdigest()[:16]}"
