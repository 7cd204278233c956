"""Which files of a folder or an archive are papers: each paper once, main files and not their parts."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

from citecheck import read
from citecheck.languages import fold, languages
from citecheck.read.decoding import decode, narrow

NO_PAPERS = frozenset({"readme", "changelog", "contributing", "license", "licence", "code_of_conduct", "security"})
BETTER = ("latex", "typst", "markdown", "jats", "tei", "docx", "odt", "jupyter", "rtf", "html", "epub", "text", "pdf")
MAIN = re.compile(rb"\\documentclass|\\documentstyle|\\begin\{document\}")
SAME = "it is the same paper as {}, which was read"
PART = "it is a part of {}, which was read"
HEAD = 1 << 16
PASSED = (
    "it is no paper by its look (no bibliography in its front matter, no list of references, no citations by key) "
    "and lies beside {}, which was read: name the file itself to have it read"
)

Head = Callable[[str], bytes]
PROSE = frozenset({"markdown", "text", "html", "jupyter"})  # formats that a program's documentation is written in
OWN = frozenset(
    {"paper", "joss", "manuscript", "article", "publication", "latex", "tex", "typst", "docs", "doc", "src"}
)
FRONT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.|\+\+\+)[ \t]*\r?$", re.S | re.M
)
TOLD = re.compile(rb"^(title|bibliography|references|authors?|affiliations?)\s*[:=]", re.MULTILINE)
CITES = re.compile(r"\[[^\[\]\n]{0,200}@[\w][\w:.-]*[^\[\]\n]{0,200}\]")  # [see @otter2019, p. 5]
OPENING = re.compile(r"[*_]{0,2}\s?[.:]")  # Аннотация. В статье ...
HEADING = re.compile(
    r"^[ \t]*(?:#{1,6}|<h[1-6][^>]{0,200}>|\"\s*#{1,6})?[ \t\d.]*(?P<text>[^\n#<>]{3,60})", re.MULTILINE
)


def begun(data: bytes) -> bytes:
    """The beginning of a file by which it is judged, in UTF-8."""
    return narrow(data[:HEAD])


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
    left_out = {**dict(_parts(paths, head)), **_passed_over(paths, head)}
    together: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        if path not in left_out and _rank(path) < len(BETTER):
            together[path[: -len(read.suffix_of(path)) or None].lower()].append(path)
    for same in together.values():
        best = min(same, key=_rank)
        left_out |= {path: SAME.format(best) for path in same if path != best and _rank(path) != _rank(best)}
    return [path for path in paths if path not in left_out], sorted(left_out.items())


def _passed_over(paths: Sequence[str], head: Head) -> dict[str, str]:
    """Prose of a repository that has a paper in it: documentation, unless it looks like a paper itself."""
    homes: dict[str, str] = {}
    for path in paths:
        if says_paper(path, head):
            homes.setdefault(_home(path), path)
    left_out: dict[str, str] = {}
    for path in paths if homes else ():
        kind = {reader.FORMAT for reader in read.formats().get(read.suffix_of(path), ())}
        if kind <= PROSE and (home := _holder(path, homes)) is not None and not _looks_like_one(path, head):
            left_out[path] = PASSED.format(homes[home])
    return left_out


def says_paper(path: str, head: Head) -> bool:
    """Whether a file says itself that it is a paper: in its front matter, or as a main file of LaTeX."""
    suffix = read.suffix_of(path)
    if suffix in (".tex", ".ltx", ".latex"):
        return bool(MAIN.search(head(path)))
    if suffix not in (".md", ".markdown", ".qmd", ".rmd"):
        return False
    front = FRONT.match(head(path))
    told = set(TOLD.findall(front[1])) if front else set()
    return b"title" in told and bool(told & {b"bibliography", b"references", b"affiliations", b"affiliation"})


def _home(path: str) -> str:
    """The folder of the repository a paper lies in: above one that is named for the paper."""
    folder = posixpath.dirname(path.replace("\\", "/"))
    while posixpath.basename(folder).lower() in OWN:
        folder = posixpath.dirname(folder)
    return folder


def _holder(path: str, homes: Collection[str]) -> str | None:
    """The nearest of some folders that a file lies in or below."""
    folder = posixpath.dirname(path.replace("\\", "/"))
    while folder not in homes and folder not in ("", "/", "."):
        folder = posixpath.dirname(folder)
    return folder if folder in homes else None


def _looks_like_one(path: str, head: Head) -> bool:
    """Whether prose has what a paper has: a bibliography named, a heading for references, or citations by key."""
    if says_paper(path, head):
        return True
    begun = head(path)
    text = begun.decode("utf-8", "replace")
    if "\ufffd" in text:  # in another encoding, of which a head of a file tells enough
        text = decode(begun).text
    if CITES.search(text):
        return True
    lines = [fold(match["text"]).strip(' *_.:\\n",') for match in HEADING.finditer(text)]
    return any(line in _headings() or OPENING.split(line, maxsplit=1)[0] in _openings() for line in lines)


@cache
def _openings() -> frozenset[str]:
    """What abstracts and keywords begin with in every language: a paper may be a paper without its list."""
    return frozenset(
        fold(one) for language in languages() for kind in ("abstract", "keywords") for one in language.headings[kind]
    )


@cache
def _headings() -> frozenset[str]:
    """The headings of reference lists in every language."""
    return frozenset(fold(one) for language in languages() for one in language.headings["references"])


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
