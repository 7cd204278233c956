"""Work for the executor's child processes whose module takes a while to load, and the work itself none."""

import multiprocessing
import time

if multiprocessing.parent_process():  # in a child, not where the test asks for it
    time.sleep(0.6)


def read(path: str) -> bytes:
    """Gives a name back in capitals."""
    return path.upper().encode()
