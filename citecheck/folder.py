"""From files to papers: which files, read where, kept how."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from citecheck import __version__, extract, read, store
from citecheck.config import Config
from citecheck.model import Paper, Trouble, Verdict

NO_PAPERS = frozenset({"readme", "changelog", "contributing", "license", "licence", "code_of_conduct", "security"})
LOST = {
    "died": "the program that read the file died: the file may be damaged",
    "timeout": "reading took too long: give it more time with --paper-timeout, or leave the file out",
    "memory": "reading needed too much memory: split the file, or leave it out",
    "error": "reading failed, which is a fault of citecheck: please report it with the file",
}


class NoInputError(Exception):
    """Nothing to read: says what was looked for and what to do."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run tells while it is under way."""

    papers: Callable[[str, int, int], None] = lambda path, done, total: None  # noqa: ARG005
    links: Callable[[Verdict, int, int], None] = lambda verdict, done, total: None  # noqa: ARG005


QUIET = Progress()


@dataclass(frozen=True, slots=True)
class Archive:
    """The papers of a run, the store they lie in, and how many an interruption left unread."""

    corpus: store.StoredCorpus
    kept: store.Store
    unread: int = 0


def find(paths: Sequence[str]) -> list[str]:
    """Names the files to read: those given, and every paper in the folders given."""
    found: dict[str, None] = {}
    for path in paths:
        if Path(path).is_dir():
            found.update(dict.fromkeys(_papers_in(path)))
        else:
            found[path] = None
    if not found:
        known = " ".join(sorted(read.formats()))
        raise NoInputError(f"no paper in {', '.join(map(read.printable, paths))}: citecheck reads {known}")
    if not any(Path(path).exists() for path in found):
        raise NoInputError(f"{', '.join(map(read.printable, found))} isn't there: see how the name is spelt")
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


@contextmanager
def opened(
    paths: Sequence[str], config: Config, progress: Progress = QUIET, *, partly: bool = False
) -> Iterator[Archive]:
    """Reads papers, those that are known from the store, and gives a view of all of them.

    With `partly` an interruption (Ctrl-C) gives a view of those that were read till then.
    """
    with store.Store(_folder(config)) as kept:
        wanted = find(paths)
        finished = _finished(wanted, config, kept, progress, partly)
        yield Archive(store.StoredCorpus(kept, _own(finished, kept)), kept, len(wanted) - len(finished))


def _folder(config: Config) -> str | None:
    if not config.cache:
        return None
    if config.cache_dir:
        return config.cache_dir
    from platformdirs import user_cache_path

    return str(user_cache_path("citecheck"))


def _digest(path: str) -> str:
    """The digest of a file now; nothing for one that isn't there."""
    try:
        if Path(path).stat().st_size > read.MAX_BYTES:
            return ""
        return read.digest(Path(path).read_bytes())
    except OSError:
        return ""


def _finished(
    paths: Sequence[str], config: Config, kept: store.Store, progress: Progress, partly: bool
) -> Sequence[str]:
    """Sees to it that every path's papers are in the store; names the paths that are."""
    from citecheck import executor

    wanted = [path for path in paths if not _known(path, kept)]
    jobs = config.jobs or os.cpu_count() or 1
    begun = 0

    def started(path: str) -> None:
        nonlocal begun
        progress.papers(path, len(paths) - len(wanted) + begun, len(paths))
        begun += 1

    answers = executor.run(
        wanted, work, jobs=jobs, timeout=config.paper_timeout, memory=config.paper_memory, started=started
    )
    unread = dict.fromkeys(wanted)
    with suppress(*[KeyboardInterrupt] * partly):
        for path, answer in answers:
            data = answer if isinstance(answer, bytes) else msgspec.msgpack.encode([_lost(path, answer.kind)])
            papers = msgspec.msgpack.decode(data, type=list[Paper])
            used = {name: _digest(name) for paper in papers for name in paper.used}
            again = isinstance(answer, bytes) and not any(paper.unreadable for paper in papers)
            kept.keep_paper(path, __version__, _digest(path) if again else "", used, data)
            del unread[path]
    return [path for path in paths if path not in unread]


def _known(path: str, kept: store.Store) -> bool:
    digest = _digest(path)
    return bool(digest) and kept.paper(path, __version__, digest, _digest) is not None


def _own(paths: Sequence[str], kept: store.Store) -> list[str]:
    """Leaves out what belongs to another paper of the run (the .bib a paper names)."""
    belongs = {os.path.normpath(name) for path in paths for paper in kept.kept(path) for name in paper.used}
    return [path for path in paths if os.path.normpath(path) not in belongs]


def _lost(path: str, kind: str) -> Paper:
    return Paper(read.printable(path), Path(path).suffix.lstrip("."), "", troubles=(Trouble("unreadable", LOST[kind]),))


def references(file: str) -> Paper:
    """Reads a list of bare entries, one a line, as a paper with nothing but references."""
    from citecheck.extract.entry import reference
    from citecheck.extract.flow import flow
    from citecheck.read.text import read as read_text

    document = read_text(read.load(file))
    spans = [(a, b) for a, b in pairwise((*document.lines, len(document.text))) if document.text[a:b].strip()]
    made = tuple(
        reference(flow(document.text, [span]), n, None, document.place, str(n)) for n, span in enumerate(spans, 1)
    )
    return Paper(document.path, "references", document.sha256, references=made, troubles=document.troubles)


@contextmanager
def empty(config: Config) -> Iterator[Archive]:
    """An archive without papers, for a plain list of addresses."""
    with store.Store(_folder(config)) as kept:
        yield Archive(store.StoredCorpus(kept, ()), kept)


def addresses(file: Path) -> list[str]:
    """Reads a plain list of addresses and DOIs, one a line."""
    lines = (line.strip() for line in file.read_text("utf-8", "replace").splitlines())
    return [f"https://doi.org/{line}" if line.startswith("10.") else line for line in lines if line]
