"""Papers to child processes and back. A child that dies, hangs or eats memory costs its own paper only.

Each child holds one paper at a time, so that the culprit is known; it is killed and replaced, the others go on.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

Work = Callable[[str], bytes]
AHEAD = 64  # results kept back for their turn, at most
INTERPRETER = 512 << 20  # address space that Python and its libraries take before any paper is read


@dataclass(frozen=True, slots=True)
class Lost:
    """A paper that gave no result: the child `died`, passed its time (`timeout`) or `memory`, or raised an `error`."""

    kind: str
    detail: str


@dataclass(slots=True)
class Child:
    """A process, the pipe to it, and the paper it holds."""

    process: BaseProcess
    pipe: Connection
    index: int = -1
    since: float = field(default_factory=time.monotonic)


def run(
    paths: Sequence[str],
    work: Work,
    *,
    jobs: int,
    timeout: float,
    memory: int,
    started: Callable[[str], None] | None = None,
) -> Iterator[tuple[str, bytes | Lost]]:
    """Does the work for every path in child processes; results come in the order of the paths."""
    pool = _Pool(paths, work, timeout, memory, started)
    try:
        yield from pool.results(min(jobs, len(paths)))
    finally:
        pool.close()


class _Pool:
    """The children of one run. State that lives as long as they do, hence a class."""

    def __init__(
        self, paths: Sequence[str], work: Work, timeout: float, memory: int, started: Callable[[str], None] | None
    ) -> None:
        self.paths, self.work, self.timeout, self.memory, self.started = paths, work, timeout, memory, started
        self.children: list[Child] = []
        self.done: dict[int, bytes | Lost] = {}
        self.next = 0

    def results(self, jobs: int) -> Iterator[tuple[str, bytes | Lost]]:
        """Feeds the children and gives results as soon as their turn comes."""
        given = 0
        while given < len(self.paths):
            while len(self.children) < jobs and self.next < len(self.paths):
                self.children.append(_start(self.work, self.memory))
                self._feed(self.children[-1])
            for child in self.children:
                if child.index < 0 and self.next < min(len(self.paths), given + AHEAD):
                    self._feed(child)
            self._gather()
            while given in self.done:
                yield self.paths[given], self.done.pop(given)
                given += 1

    def close(self) -> None:
        """Ends every child at once."""
        for child in self.children:
            _end(child)
        self.children.clear()

    def _feed(self, child: Child) -> None:
        child.index, child.since = self.next, time.monotonic()
        self.next += 1
        if self.started:
            self.started(self.paths[child.index])
        with contextlib.suppress(OSError):  # a child that died meanwhile is found by _gather
            child.pipe.send(self.paths[child.index])

    def _gather(self) -> None:
        """Waits for an answer, a death or a deadline, whichever comes first."""
        busy = [child for child in self.children if child.index >= 0]
        now = time.monotonic()
        left = min((child.since + self.timeout - now for child in busy), default=0.0)
        ready = wait([child.pipe for child in busy], max(0.0, min(left, 1.0)))
        for child in busy:
            if child.pipe in ready:
                self._answer(child)
            elif time.monotonic() - child.since >= self.timeout:
                self._lose(child, Lost("timeout", f"{self.timeout:g} s"))

    def _answer(self, child: Child) -> None:
        try:
            answer = child.pipe.recv()
        except (EOFError, OSError):
            child.process.join(1)
            self._lose(child, Lost("died", f"exit code {child.process.exitcode}"))
            return
        self.done[child.index] = answer
        if isinstance(answer, Lost) and answer.kind == "memory":  # what it still holds is not worth keeping
            self._lose(child, answer)
        child.index = -1

    def _lose(self, child: Child, why: Lost) -> None:
        self.done[child.index] = why
        child.index = -1
        _end(child)
        self.children = [other for other in self.children if other is not child]


def _start(work: Work, memory: int) -> Child:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, memory), daemon=True)
    with _plain_main():
        process.start()
    theirs.close()
    return Child(process, ours)


@contextlib.contextmanager
def _plain_main() -> Iterator[None]:
    """Keeps a spawned child from importing the parent's __main__ again: it needs the work function's module only."""
    main = sys.modules["__main__"]
    kept = {name: getattr(main, name, None) for name in ("__spec__", "__file__")}
    main.__spec__, main.__file__ = None, None
    try:
        yield
    finally:
        main.__spec__, main.__file__ = kept["__spec__"], kept["__file__"]


def _end(child: Child) -> None:
    child.pipe.close()
    child.process.kill()
    child.process.join()


def _serve(pipe: Connection, work: Work, memory: int) -> None:
    """What a child does: one paper after the other, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (what a library prints is nobody's)
    _limit(memory)
    while True:
        try:
            path = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_attempt(work, path))


def _attempt(work: Work, path: str) -> bytes | Lost:
    try:
        return work(path)
    except MemoryError:
        return Lost("memory", "out of memory")
    except RecursionError as error:
        return Lost("error", f"{type(error).__name__}: nested too deeply")
    except Exception as error:  # noqa: BLE001 (whatever a library raises over a hostile file costs that file only)
        return Lost("error", f"{type(error).__name__}: {error}"[:300])


def _limit(memory: int) -> None:
    """Caps the child's memory where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit has to do
        return
    with contextlib.suppress(ValueError, OSError):  # a lower limit is already set
        resource.setrlimit(resource.RLIMIT_AS, (memory + INTERPRETER, memory + INTERPRETER))
