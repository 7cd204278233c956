"""Work for the executor's child processes: harmless for most papers, deadly for those whose name says so."""

import gc
import os
import signal
import sys
import time
from pathlib import Path

HANGS = 60.0


def read(path: str) -> bytes:
    """Gives a name back in capitals, unless the name says what to do instead."""
    match Path(path).stem.partition("-")[0]:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "alarmed":
            os.kill(os.getpid(), signal.SIGALRM)
        case "exits":
            os._exit(3)
        case "hangs":
            time.sleep(HANGS)
        case "spins":
            while True:
                pass
        case "bloats":
            _ = [bytearray(1 << 24) for _ in range(1 << 10)]
        case "raises":
            raise ValueError("an odd paper")
        case "nests":
            return nested(0)
        case "prints":
            sys.stdout.write("what a library says")
        case "slow":
            time.sleep(0.15)
        case "big":
            return b"x" * (1 << 22)
        case "who":
            return str(os.getpid()).encode()
    return Path(path).name.upper().encode()


def nested(depth: int) -> bytes:
    return nested(depth + 1)


def dies_idle(path: str) -> bytes:
    """Answers, and dies before the next paper comes."""
    if path.startswith("last"):
        return b"LAST"
    from threading import Timer

    Timer(0.05, os._exit, [9]).start()
    return path.upper().encode()


def seldom(path: str) -> bytes:
    """Says how seldom the child looks for what nobody holds."""
    return str(gc.get_threshold()).encode()
