"""The whole data flow: files to papers, papers and what the network said to findings, findings to a report."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from citecheck import __version__, extract, read, store
from citecheck.config import Config
from citecheck.model import Corpus, Evidence, Finding, Paper, Skipped, Trouble, Verdict
from citecheck.report import Report, Summary

if TYPE_CHECKING:
    from citecheck.compare.sides import Comparison

NO_PAPERS = frozenset({"readme", "changelog", "contributing", "license", "licence", "code_of_conduct", "security"})
LOST = {
    "died": "the program that read the file died: the file may be damaged",
    "timeout": "reading took too long: give it more time with --paper-timeout, or leave the file out",
    "memory": "reading needed too much memory: split the file, or leave it out",
    "error": "reading failed, which is a fault of citecheck: please report it with the file",
}


class NoInput(Exception):
    """Nothing to read: says what was looked for and what to do."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run tells while it is under way."""

    papers: Callable[[str, int, int], None] = lambda path, done, total: None  # noqa: ARG005
    links: Callable[[Verdict, int, int], None] = lambda verdict, done, total: None  # noqa: ARG005


QUIET = Progress()


def find(paths: Sequence[str], config: Config) -> list[str]:
    """Names the files to read: those given, and every paper in the folders given."""
    found: dict[str, None] = {}
    for path in paths:
        if Path(path).is_dir():
            found.update(dict.fromkeys(_papers_in(path)))
        else:
            found[path] = None
    if not found:
        known = " ".join(sorted(read.formats()))
        raise NoInput(f"no paper in {', '.join(map(read.printable, paths))}: citecheck reads {known}")
    if not any(Path(path).exists() for path in found):
        raise NoInput(f"{', '.join(map(read.printable, found))} isn't there: see how the name is spelt")
    return list(found)


def _papers_in(folder: str) -> Iterator[str]:
    """Walks a folder in the order of names; links to folders are not followed, hidden folders not entered."""
    suffixes = tuple(read.formats())
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        for name in sorted(files):
            stem = name.rpartition(".")[0].lower()
            if name.lower().endswith(suffixes) and stem not in NO_PAPERS and not name.startswith("."):
                yield os.path.normpath(os.path.join(place, name))  # noqa: PTH118 (Path can't hold every name)


def work(path: str) -> bytes:
    """Reads one file in a child process."""
    return msgspec.msgpack.encode([extract.paper(read.read(path))])
