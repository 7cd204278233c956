"""Threads for questions that block: none of them keeps a run from ending."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Hands(Executor):
    """Does what it is given in threads of its own, begun as they are needed; asyncio wants an Executor here.

    Those of a ThreadPoolExecutor are waited for when a program ends; a name service or a register that keeps silent
    would hold everybody up for as long as it likes.
    """

    def __init__(self, most: int, name: str) -> None:
        self.most, self.name = most, name
        self.work: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self.lock = Lock()
        self.threads = self.idle = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Gives a call to the next free hand."""
        future: Future[T] = Future()
        with self.lock:
            self.idle -= 1
            self.work.put((future, partial(fn, *args, **kwargs)))
            if self.idle < 0 and self.threads < self.most:
                self.threads += 1
                self.idle += 1
                Thread(target=self._work, name=f"{self.name}-{self.threads}", daemon=True).start()
        return future

    def _work(self) -> None:
        while given := self.work.get():
            future, call = given
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(call())
                except BaseException as error:  # noqa: BLE001 (whoever waits for the answer gets it)
                    future.set_exception(error)
            with self.lock:
                self.idle += 1

    def shutdown(self, wait: bool = False, *, cancel_futures: bool = True) -> None:  # noqa: ARG002
        """Lets go: what was not begun is not begun any more, what is under way is left behind."""
        with self.lock:
            while cancel_futures and not self.work.empty():
                with suppress(Empty):  # a hand may have been quicker
                    if given := self.work.get_nowait():
                        given[0].cancel()
            for _ in range(self.threads):
                self.work.put(None)
