"""Pages that are pictures, read by tesseract where it is on the machine: a program of its own, held to limits."""

import ctypes
import os
import shutil
import signal
import subprocess
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from citecheck.languages import detect, languages
from citecheck.read.glyphs import Row

DOTS = 300 / 72  # dots for a point
MOST_DOTS = 4000  # along a page's longer side
MAX_PAGES = 300
LONGEST = 30.0  # seconds for a page
BUDGET = 45.0  # seconds for a paper whose time nobody measures
SPARE = 6.0  # seconds of a paper's time that are kept for the rest of its reading
LEAST_LETTERS = 40  # of a paragraph whose language counts
WORD = 5  # the level of a word in the program's table
NAMES = {"Cyrl": ("rus", "eng"), "Latn": ("eng",)}  # what references are written in beside a paper's own language
PDEATHSIG = 1  # the kernel ends the program when the one that started it is gone
ENVIRONMENT = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")


@dataclass(slots=True)
class Recognition:
    """One paper's recognition: the languages it is read in, the seconds left, and how sure each word was."""

    program: str
    installed: tuple[str, ...]
    until: float
    chosen: tuple[str, ...] = ()
    sure: list[float] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def confidence(self) -> float:
        """How sure the words were on the whole, from 0 to 1."""
        return round(sum(self.sure) / len(self.sure) / 100, 2) if self.sure else 0.0

    def notes(self) -> Iterator[str]:
        """What is to be said of it."""
        if self.pages:
            spoken = "+".join(self.chosen or self.installed)
            yield (
                f"page {', '.join(self.pages[:20])} is a picture and was read by text recognition ({spoken}, "
                f"{self.confidence:.0%} sure): letters and places are less certain, see the page itself"
            )
        if self.lost:
            yield (
                f"page {', '.join(self.lost[:20])} is a picture and wasn't read, its time was over or the recognition "
                "failed: give more time with --paper-timeout"
            )


def recognition() -> Recognition | None:
    """Gets ready to read pictures; None where there is no program for it, or none of our languages."""
    program = shutil.which("tesseract")
    if not program:
        return None
    installed = _installed(program)
    return Recognition(program, installed, time.monotonic() + _budget()) if installed else None


def has_picture(page: Any) -> bool:  # noqa: ANN401 (pypdfium2 has no types)
    """Whether a page shows a picture at all."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return any(True for _ in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,), max_depth=3))


def recognised(found: Recognition, page: Any, number: int, label: str) -> list[Row]:  # noqa: ANN401
    """The rows of a page that is a picture; nothing where there is no time left or the program fails."""
    left = found.until - time.monotonic()
    if left <= 1 or len(found.pages) + len(found.lost) >= MAX_PAGES:
        found.lost.append(label)
        return []
    picture, scale, height = _picture(page)
    table = _told(found, picture, min(left, LONGEST))
    if table is None:
        found.lost.append(label)
        return []
    lines = list(_lines(table))
    if lines:
        found.pages.append(label)
    found.sure += [word.sure for line in lines for word in line]
    found.chosen = found.chosen or _spoken(lines, found.installed)
    return [_row(line, number, scale, height) for line in lines]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a picture, its box in dots from the upper left, and how sure it is in a hundred."""

    text: str
    left: float
    top: float
    width: float
    height: float
    sure: float


def _picture(page: Any) -> tuple[bytes, float, float]:  # noqa: ANN401
    """A page as a grey picture in the plainest of formats, its dots for a point, and its height in points."""
    width, height = page.get_size()
    scale = min(DOTS, MOST_DOTS / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        stride, rows = bitmap.stride, bytes(bitmap.buffer)
        lines = (rows[at : at + bitmap.width] for at in range(0, stride * bitmap.height, stride))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines), scale, height
    finally:
        bitmap.close()


def _told(found: Recognition, picture: bytes, seconds: float) -> str | None:
    """What the program says of a picture, as a table of words; None where it fails or takes too long."""
    spoken = "+".join(found.chosen or found.installed)
    words = [found.program, "stdin", "stdout", "-l", spoken, "--psm", "3", "tsv"]
    try:
        done = _run(words, seconds, picture)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _run(words: Sequence[str], seconds: float, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    return subprocess.run(  # noqa: S603 (a program found on the machine, words of our own)
        words, input=given, capture_output=True, timeout=seconds, check=False, preexec_fn=_bound(seconds),
        env={**environment, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


def _bound(seconds: float) -> Callable[[], None] | None:
    """Ends the program with the process that started it, and at the end of its time whatever becomes of that one."""
    try:
        import resource
    except ImportError:  # Windows: the time limit has to do
        return None
    prctl = getattr(ctypes.CDLL(None), "prctl", None)  # loaded before the process is doubled

    def bind() -> None:
        if prctl:
            prctl(PDEATHSIG, signal.SIGKILL)
        limit = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

    return bind


@cache
def _installed(program: str) -> tuple[str, ...]:
    """The languages that are installed and known to us."""
    try:
        done = _run([program, "--list-langs"], LONGEST)
    except (OSError, subprocess.SubprocessError):
        return ()
    there = set(done.stdout.decode("utf-8", "replace").split())
    return tuple(dict.fromkeys(one.tesseract for one in languages() if one.tesseract in there))


def _budget() -> float:
    """The seconds that are left for a paper: where its process has an alarm set, they are known."""
    if not hasattr(signal, "getitimer"):
        return BUDGET
    left = signal.getitimer(signal.ITIMER_REAL)[0]
    return left - SPARE if left else BUDGET


def _lines(table: str) -> Iterator[list[Word]]:
    """The lines of the program's table, each a list of words."""
    line: list[Word] = []
    place: tuple[str, ...] = ()
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != str(WORD) or not cells[11].strip():
            continue
        try:
            left, top, width, height, sure = map(float, cells[6:11])
        except ValueError:
            continue
        if tuple(cells[1:5]) != place and line:
            yield line
            line = []
        place = tuple(cells[1:5])
        line.append(Word(cells[11].strip(), left, top, width, height, max(0.0, sure)))
    if line:
        yield line


def _row(line: Sequence[Word], number: int, scale: float, height: float) -> Row:
    """A line as a row of a page: each word's letters share its width."""
    text, lefts, rights = "", array("f"), array("f")
    for word in line:
        if text:
            text += " "
            lefts.append(rights[-1])
            rights.append(word.left / scale)
        step = word.width / scale / len(word.text)
        for n in range(len(word.text)):
            lefts.append(word.left / scale + n * step)
            rights.append(word.left / scale + (n + 1) * step)
        text += word.text
    low = max(word.top + word.height for word in line) / scale
    size = max(sorted(word.height for word in line)[len(line) // 2] / scale, 1.0)
    return Row(number, text, height - low, size, text.endswith("-"), lefts, rights)


def _spoken(lines: Sequence[Sequence[Word]], installed: Sequence[str]) -> tuple[str, ...]:
    """The languages a page is written in, and those its references may be in; none where it says too little."""
    known = {one.code: one for one in languages()}
    text = [" ".join(word.text for word in line) for line in lines]
    blocks = [" ".join(text[at : at + 4]) for at in range(0, len(text), 4)]
    told = Counter(code for block in blocks if len(block) >= LEAST_LETTERS and (code := detect(block)) in known)
    found = [known[code] for code, _ in told.most_common()]
    wanted = [one.tesseract for one in found] + [name for one in found for name in NAMES.get(one.script, ())]
    return tuple(name for name in dict.fromkeys(wanted) if name in installed)
