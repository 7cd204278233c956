"""From files to papers: which files, read where, kept how."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from citecheck import read, store
from citecheck.config import Config
from citecheck.corpus import StoredCorpus
from citecheck.edition import edition
from citecheck.model import Link, Paper, Skipped, Trouble, Verdict
from citecheck.read import choosing, ignoring

if TYPE_CHECKING:  # starting children is loaded when there is something to read
    from citecheck import executor

LOST = {
    "died": "the process that read the file died ({detail}): the file may be damaged",
    "timeout": "reading took too long: give it more time with --paper-timeout, or leave the file out",
    "memory": "reading needed too much memory: split the file, or leave it out",
    "error": "reading failed ({detail}), which is a fault of citecheck: please report it with the file",
}
FEW = 3  # files that are named where more were left out for one reason
LEADS_OUT = "it leads out of the folder: name the file itself to have it read"


class NoInputError(Exception):
    """Nothing to read: says what was looked for and what to do."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run tells while it is under way."""

    papers: Callable[[str, int, int], None] = lambda path, done, total: None  # noqa: ARG005
    links: Callable[[Verdict, int, int], None] = lambda verdict, done, total: None  # noqa: ARG005


QUIET = Progress()


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, and what was left out though somebody may expect it."""

    papers: tuple[str, ...]
    skipped: tuple[Skipped, ...] = ()
    roots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """What is kept of one file: its papers, encoded, and the digests of what they rest on (none: read it again)."""

    papers: bytes
    digest: str = ""
    used: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()  # what tells its papers apart, where it holds several


@dataclass(frozen=True, slots=True)
class Archive:
    """The papers of a run, the store they lie in, how many an interruption left unread, and what was left out."""

    corpus: StoredCorpus
    kept: store.Store
    unread: int = 0
    skipped: tuple[Skipped, ...] = ()


def find(paths: Sequence[str], exclude: Sequence[str] = ()) -> Found:
    """Names the files to read, each once: those given, and every paper in the folders given."""
    found: dict[str, str] = {}
    skipped: list[Skipped] = []
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 (Path raises for a long name)
            found.setdefault(_place(path), path)
            continue
        candidates, outside = _papers_in(path, exclude)
        inside, left_out = choosing.chosen(candidates, _head)
        skipped += left(path, left_out)
        found.update((_place(name), name) for name in inside if _place(name) not in found)
        skipped += [Skipped("link", LEADS_OUT, path=read.printable(name)) for name in outside]
        if not inside:
            skipped.append(Skipped("folder", f"no paper in it: {_readable()}", path=read.printable(path)))
    if not found:
        raise NoInputError(f"no paper in {_named(paths)}: {_readable()}")
    if not any(os.path.lexists(path) for path in found):
        raise NoInputError(f"{_named(found.values())} isn't there: see how the name is spelt")
    return Found(tuple(found.values()), tuple(skipped), tuple(path for path in paths if os.path.isdir(path)))  # noqa: PTH112


def left(folder: str, left_out: Sequence[tuple[str, str]]) -> Iterator[Skipped]:
    """What was left out, file by file; many for one reason are counted."""
    reasons: dict[str, list[str]] = {}
    for name, why in left_out:
        reasons.setdefault(read.printable(why), []).append(read.printable(name))
    for why, names in reasons.items():
        if len(names) > FEW:
            yield Skipped("paper", f"{why} ({', '.join(names[:FEW])}, ...)", len(names), read.printable(folder))
        else:
            yield from (Skipped("paper", why, path=name) for name in names)


def _readable() -> str:
    return f"citecheck reads {' '.join(read.readable())}"


def _named(paths: Iterable[str]) -> str:
    return ", ".join(map(read.printable, paths))


def _place(path: str) -> str:
    """A path by which two ways to name one file are seen to be one."""
    return os.path.abspath(path)  # noqa: PTH100 (Path.absolute leaves the dots in)


def _head(path: str) -> bytes:
    """The beginning of a file; nothing of one that can't be opened, which reading it will say."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 (Path can't hold every name); a pipe would wait
            return b""
        with open(path, "rb") as file:  # noqa: PTH123
            return choosing.begun(file.read(choosing.HEAD))
    except OSError:
        return b""


def _papers_in(folder: str, exclude: Sequence[str]) -> tuple[list[str], list[str]]:
    """What may be a paper below a folder, and links that lead out of it, both in order.

    Links to folders are not followed, hidden folders not entered, ignored files left out.
    """
    root = os.path.realpath(folder)
    papers: list[str] = []
    outside: list[str] = []
    waiting = [(folder, [*ignoring.above(folder), *ignoring.given(folder, exclude)])]
    while waiting:
        place, rules = waiting.pop()
        rules = [*rules, *ignoring.of(place)]
        try:
            with os.scandir(place) as entries:
                shown = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            papers.append(place)  # reading it says why not
            continue
        for entry in shown:
            path = os.path.normpath(entry.path)
            is_folder = os.path.isdir(path)  # noqa: PTH112
            if ignoring.ignored(path, is_folder, rules):
                continue
            if is_folder:
                if not entry.is_symlink() and entry.name != "node_modules":
                    waiting.append((path, rules))
            elif choosing.is_candidate(path, _head):
                out = entry.is_symlink() and os.path.commonpath((root, os.path.realpath(path))) != root
                (outside if out else papers).append(path)
    return sorted(papers), sorted(outside)


def finished(path: str, roots: Sequence[str] = (), *, ocr: bool = True) -> Finished:
    """Reads one file; it may use others beside or below it, and those of the folder (`roots`) it was found in."""
    from citecheck import extract  # a run that finds every paper in the store needs none of it

    digest = _digest(path)
    papers = [paper for document in read.documents(path, roots, ocr=ocr) for paper in extract.papers(document)]
    again = any(paper.unreadable for paper in papers)  # it may be readable another day
    used = {name: _digest(_beside(path, name)) for paper in papers for name in paper.used}
    names = tuple(paper.name.removeprefix(read.printable(path)) for paper in papers)
    return Finished(msgspec.msgpack.encode(papers), "" if again else digest, used, names)


def work(path: str, roots: Sequence[str] = (), *, ocr: bool = True) -> bytes:
    """Reads one file in a child process."""
    return msgspec.msgpack.encode(finished(path, roots, ocr=ocr))


def keep(path: str, done: Finished, kept: store.Store, *, ocr: bool = True) -> None:
    """Keeps what was read of one file."""
    kept.keep_paper(path, _version(ocr), done.digest, done.used, done.papers, done.names)


@contextmanager
def opened(
    paths: Sequence[str],
    config: Config,
    progress: Progress = QUIET,
    *,
    partly: bool = False,
    against: Path | None = None,
) -> Iterator[Archive]:
    """Reads papers, those that are known from the store, and gives a view of all of them.

    With `partly` an interruption (Ctrl-C) gives a view of those that were read till then. `against` is the cache
    folder of an earlier run, whose papers they are compared with.
    """
    with store.Store(_folder(config)) as kept, _earlier(against, kept) as behind:
        found = find(paths, config.exclude)
        done = _finished(found, config, kept, progress, partly)
        unread = len(found.papers) - len(done)
        yield Archive(StoredCorpus(kept, own(done, kept), behind), kept, unread, found.skipped)


@contextmanager
def _earlier(against: Path | None, kept: store.Store) -> Iterator[StoredCorpus | None]:
    """The papers of an earlier run, from the cache folder it left."""
    if against is None:
        yield None
        return
    if not (against / store.NAME).is_file():
        raise NoInputError(f"{against} holds no {store.NAME}: give the --cache-dir of an earlier check")
    with store.Store(str(against)) as archive:
        kept.notes.extend(archive.notes)
        yield StoredCorpus(archive, archive.everything())


def _folder(config: Config) -> str | None:
    if not config.cache:
        return None
    if config.cache_dir:
        return config.cache_dir
    from platformdirs import user_cache_path

    return str(user_cache_path("citecheck"))


def _digest(path: str) -> str:
    """The digest of a file now; nothing for one that isn't there, or is no file, or is too large to be read."""
    try:
        about = os.stat(path)  # noqa: PTH116
        if not stat.S_ISREG(about.st_mode) or about.st_size > read.MAX_BYTES:
            return ""
        return read.digest(Path(path).read_bytes())
    except OSError:
        return ""


def _beside(path: str, name: str) -> str:
    """The file that a value (`Paper.used`) names: the folder's name may hold bytes that a value can't."""
    folder = os.path.dirname(path)  # noqa: PTH120
    return folder + name[len(shown) :] if name.startswith(shown := read.printable(folder)) else name


def _finished(found: Found, config: Config, kept: store.Store, progress: Progress, partly: bool) -> Sequence[str]:
    """Sees to it that every path's papers are in the store; names the paths that are."""
    from citecheck import executor

    paths, reading = found.papers, partial(work, roots=found.roots, ocr=config.ocr)
    wanted = [path for path in paths if not _known(path, kept, ocr=config.ocr)]
    processors = os.cpu_count() or 1
    jobs = min(config.jobs or processors, 8 * processors)  # a folder's own configuration may ask for thousands
    begun = 0

    def started(path: str) -> None:
        nonlocal begun
        progress.papers(path, len(paths) - len(wanted) + begun, len(paths))
        begun += 1

    answers = executor.run(
        wanted, reading, jobs=jobs, timeout=config.paper_timeout, memory=config.paper_memory, started=started
    )
    unread = dict.fromkeys(wanted)
    with suppress(*[KeyboardInterrupt] * partly):
        for path, answer in answers:
            done = _lost(path, answer) if isinstance(answer, executor.Lost) else _decoded(answer)
            keep(path, done, kept, ocr=config.ocr)
            del unread[path]
    return [path for path in paths if path not in unread]


def _version(ocr: bool) -> str:
    """What reading goes by besides the file."""
    return edition() if ocr else f"{edition()} without pictures"


def _known(path: str, kept: store.Store, *, ocr: bool) -> bool:
    digest = _digest(path)
    if not digest:
        return False
    return kept.paper(path, _version(ocr), digest, lambda name: _digest(_beside(path, name))) is not None


def _decoded(answer: bytes) -> Finished:
    return msgspec.msgpack.decode(answer, type=Finished)


def _lost(path: str, lost: "executor.Lost") -> Finished:
    trouble = Trouble("unreadable", LOST[lost.kind].format(detail=lost.detail))
    paper = Paper(read.printable(path), Path(path).suffix.lstrip("."), "", troubles=(trouble,))
    return Finished(msgspec.msgpack.encode([paper]))


def own(paths: Sequence[str], kept: store.Store) -> list[str]:
    """Leaves out what belongs to another paper of the run (the .bib a paper names)."""
    belongs: set[str] = set()
    for path in paths:
        if _place(path) not in belongs:  # of files that name each other, the first is the paper
            belongs |= {_place(_beside(path, name)) for name in kept.used(path)} - {_place(path)}
    return [path for path in paths if _place(path) not in belongs]


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
def listed(file: str, config: Config) -> Iterator[Archive]:
    """A plain list of addresses and DOIs, one a line, as an archive of one paper with nothing but links."""
    paper = addresses(file)
    with store.Store(_folder(config)) as kept:
        keep(file, Finished(msgspec.msgpack.encode([paper])), kept)
        yield Archive(StoredCorpus(kept, [file]), kept)


def addresses(file: str) -> Paper:
    """Reads a plain list of addresses and DOIs, one a line."""
    from citecheck.read.text import line_starts

    source = read.load(file)
    text = source.data.decode("utf-8-sig", "replace")  # an address is asked as it stands, whatever is in it
    lines = line_starts(text)
    bare = Paper(read.printable(file), "addresses", read.digest(source.data), text=text, lines=lines)
    return replace(bare, links=tuple(_addresses(bare)))


def _addresses(listed: Paper) -> Iterator[Link]:
    for begin, end in pairwise((*listed.lines, len(listed.text))):
        if raw := listed.text[begin:end].strip():
            at = listed.text.index(raw, begin)
            bare = raw[4:].strip() if raw.lower().startswith("doi:") else raw
            url = f"https://doi.org/{bare}" if bare.startswith("10.") else raw
            yield Link(url, raw, listed.place(at, at + len(raw)))
