"""Which files of a folder or an archive are papers: each paper once, main files and not their parts."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from citecheck import read

NO_PAPERS = frozenset({"readme", "changelog", "contributing", "license", "licence", "code_of_conduct", "security"})
BETTER = ("latex", "typst", "markdown", "jats", "tei", "docx", "odt", "jupyter", "rtf", "html", "epub", "text", "pdf")
MAIN = re.compile(rb"\\documentclass|\\documentstyle|\\begin\{document\}")
SAME = "it is the same paper as {}, which was read"
PART = "it is a part of {}, which was read"
HEAD = 1 << 16

Head = Callable[[str], bytes]


def is_candidate(path: str, head: Head) -> bool:
    """Whether a file may be a paper or a list: its name says so, and nothing in it speaks against it."""
    name = posixpath.basename(path.replace("\\", "/")).lower()
    readers = read.formats().get(read.suffix_of(name), ())
    if not readers or name.startswith(".") or name.rpartition(".")[0] in NO_PAPERS:
        return False
    asked = [reader for reader in readers if hasattr(reader, "is_paper")]
    return len(asked) < len(readers) or any(reader.is_paper(head(path)) for reader in asked)


def chosen(paths: Sequence[str], head: Head) -> tuple[list[str], list[tuple[str, str]]]:
    """The papers among candidates, and what was left out with the reason."""
    left_out = dict(_parts(paths, head))
    together: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        if path not in left_out and _rank(path) < len(BETTER):
            together[path[: -len(read.suffix_of(path)) or None].lower()].append(path)
    for same in together.values():
        best = min(same, key=_rank)
        left_out |= {path: SAME.format(best) for path in same if path != best and _rank(path) != _rank(best)}
    return [path for path in paths if path not in left_out], sorted(left_out.items())


def _rank(path: str) -> int:
    """How good a source of a paper a format is; lists of references are no papers."""
    readers = read.formats().get(read.suffix_of(path), ())
    names = [reader.FORMAT for reader in readers if reader.FORMAT in BETTER]
    return BETTER.index(names[0]) if names else len(BETTER)


def _parts(paths: Sequence[str], head: Head) -> Iterable[tuple[str, str]]:
    """LaTeX files without a beginning of their own, beside or below one that has it."""
    sources = [path for path in paths if read.suffix_of(path) in (".tex", ".ltx", ".latex")]
    mains = {path for path in sources if MAIN.search(head(path))}
    homes = {posixpath.dirname(path.replace("\\", "/")): path for path in sorted(mains, reverse=True)}
    for path in sources:
        if path in mains:
            continue
        folder = posixpath.dirname(path.replace("\\", "/"))
        while folder not in homes and folder not in ("", "/", "."):
            folder = posixpath.dirname(folder)
        if folder in homes:
            yield path, PART.format(homes[folder])
