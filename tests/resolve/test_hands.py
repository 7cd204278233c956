"""Threads that nobody waits for at the end."""

import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError, wait

import pytest

from citecheck.resolve.hands import Hands

HELD = """
import threading
from citecheck.resolve.hands import Hands
begun = threading.Event()
with Hands(1, "test") as hands:
    hands.submit(lambda: (begun.set(), threading.Event().wait(60)))
    begun.wait()
"""


def test_what_is_asked_is_answered():
    with Hands(3, "test") as hands:
        asked = [hands.submit(divmod, n, 3) for n in range(20)]
        assert [one.result(5) for one in asked] == [divmod(n, 3) for n in range(20)]
        with pytest.raises(ZeroDivisionError):
            hands.submit(divmod, 1, 0).result(5)


def test_hands_are_begun_as_they_are_needed():
    with Hands(3, "test") as hands:
        for n in range(5):
            assert hands.submit(int, n).result(5) == n
            time.sleep(0.02)  # it has told us, and is free a moment later
        assert hands.threads == 1
        gate = threading.Event()
        held = [hands.submit(gate.wait, 5) for _ in range(9)]
        assert hands.threads == 3
        gate.set()
        assert all(one.result(5) for one in held)
        assert hands.threads == 3


def test_letting_go_does_not_wait_and_begins_nothing_more():
    gate, hands = threading.Event(), Hands(1, "test")
    under_way, later = hands.submit(gate.wait, 5), hands.submit(int, 1)
    begun = time.monotonic()
    hands.shutdown()
    assert time.monotonic() - begun < 1
    with pytest.raises(CancelledError):
        later.result(1)
    gate.set()
    assert wait([under_way], 5).done


def test_a_program_ends_though_a_hand_is_held():
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", HELD], check=True, timeout=30)
    assert time.monotonic() - begun < 20
