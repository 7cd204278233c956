"""Papers to child processes and back. A child that dies, hangs or eats memory costs its own paper only.

Each child holds one paper at a time, so that the culprit is known; it is killed and replaced, the others go on.
"""

import contextlib
import gc
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
START = 60.0  # seconds a child may take to begin, on a busy machine; no paper's time
SPARE = 1.0  # seconds over its time after which a child ends itself, should its parent not have done it
ALARM = -getattr(signal, "SIGALRM", 0)  # the exit code of a child that ended itself
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
    ready: bool = False


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
            self._bury()
            while len(self.children) < jobs and self.next < len(self.paths):
                self.children.append(_start(self.work, self.timeout, self.memory))
                self._feed(self.children[-1])
            for child in self.children:
                if child.index < 0 and self.next < min(len(self.paths), given + AHEAD):
                    self._feed(child)
            self._gather()
            while given in self.done:
                yield self.paths[given], self.done.pop(given)
                given += 1

    def close(self) -> None:
        """Ends every child: those at work at once, the others by themselves, since nothing more comes."""
        for child in self.children:
            child.pipe.close()
        for child in self.children:
            if child.index < 0:
                child.process.join(1)
            _end(child)
        self.children.clear()

    def _bury(self) -> None:
        """Takes out children that died between two papers: no paper is to blame for that."""
        for child in [child for child in self.children if child.index < 0 and not child.process.is_alive()]:
            self._drop(child)

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
        left = min((self._deadline(child) - now for child in busy), default=0.0)
        ready = wait([child.pipe for child in busy], max(0.0, min(left, 1.0)))
        for child in busy:
            if child.pipe in ready:
                self._answer(child)
            elif time.monotonic() >= self._deadline(child):
                self._lose(child, self._late())

    def _deadline(self, child: Child) -> float:
        return child.since + self.timeout + (0.0 if child.ready else START)

    def _late(self) -> Lost:
        return Lost("timeout", f"{self.timeout:g} s")

    def _answer(self, child: Child) -> None:
        try:
            answer = child.pipe.recv()
        except (EOFError, OSError):
            child.process.join(1)
            code = child.process.exitcode
            self._lose(child, self._late() if code == ALARM else Lost("died", f"exit code {code}"))
            return
        if answer is None:  # it has begun: its time runs from now on
            child.ready, child.since = True, time.monotonic()
            return
        self.done[child.index] = answer
        if isinstance(answer, Lost) and answer.kind == "memory":  # what it still holds is not worth keeping
            self._lose(child, answer)
        child.index = -1

    def _lose(self, child: Child, why: Lost) -> None:
        self.done[child.index] = why
        child.index = -1
        self._drop(child)

    def _drop(self, child: Child) -> None:
        _end(child)
        self.children = [other for other in self.children if other is not child]


def _start(work: Work, timeout: float, memory: int) -> Child:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, timeout, memory, gc.get_threshold()), daemon=True)
    with _plain_main(), _deaf():
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


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Starts a child deaf to Ctrl-C, which is the parent's to answer: it would say so with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: the child is deaf from its first line on, not before
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # started later, it would lift the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(child: Child) -> None:
    child.pipe.close()
    child.process.kill()
    child.process.join()


def _serve(pipe: Connection, work: Work, timeout: float, memory: int, seldom: tuple[int, int, int]) -> None:
    """What a child does: one paper after the other, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (what a library prints is nobody's)
    gc.set_threshold(*seldom)  # as the parent: what a paper is made of is held till it is done
    _limit_memory(memory)
    pipe.send(None)
    while True:
        try:
            path = pipe.recv()
        except (EOFError, OSError):
            return
        _alarm(timeout + SPARE)
        answer = _attempt(work, path)
        _alarm(0)
        try:
            pipe.send(answer)
        except (BrokenPipeError, ConnectionResetError):  # the parent has left and nobody waits for it
            return


def _attempt(work: Work, path: str) -> bytes | Lost:
    try:
        return work(path)
    except MemoryError:
        return Lost("memory", "out of memory")
    except RecursionError as error:
        return Lost("error", f"{type(error).__name__}: nested too deeply")
    except Exception as error:  # noqa: BLE001 (whatever a library raises over a hostile file costs that file only)
        return Lost("error", f"{type(error).__name__}: {error}"[:300])


def _limit_memory(memory: int) -> None:
    """Caps the child's memory where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit has to do
        return
    with contextlib.suppress(ValueError, OSError, OverflowError):  # a lower limit is already set, or none is meant
        resource.setrlimit(resource.RLIMIT_AS, (memory + INTERPRETER, memory + INTERPRETER))


def _alarm(seconds: float) -> None:
    """Lets a child that hangs end by itself too, where the system can: nobody kills it if its parent was killed."""
    if hasattr(signal, "setitimer"):
        with contextlib.suppress(OverflowError, OSError):  # a time without end
            signal.setitimer(signal.ITIMER_REAL, seconds)
