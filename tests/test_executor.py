"""Child processes: each culprit costs its own paper, and nothing else."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from citecheck import executor
from citecheck.executor import Lost
from tests import papers_at_work, slow_to_begin

ROOT = Path(__file__).parent.parent
MEMORY = 256 << 20
needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="the system caps no memory for a process")


def results(paths, *, jobs=2, timeout=20.0, memory=MEMORY, started=None, work=papers_at_work.read):
    return list(executor.run(paths, work, jobs=jobs, timeout=timeout, memory=memory, started=started))


def twenty(culprit, at=7):
    paths = [f"paper-{n:02}.txt" for n in range(20)]
    paths[at] = f"{culprit}-{at:02}.txt"
    return paths


@pytest.mark.parametrize(
    ("culprit", "kind", "timeout"),
    [
        ("killed", "died", 20.0),
        ("exits", "died", 20.0),
        ("hangs", "timeout", 1.5),
        ("spins", "timeout", 1.5),
        pytest.param("bloats", "memory", 20.0, marks=needs_limits),
        ("raises", "error", 20.0),
        ("nests", "error", 20.0),
    ],
)
def test_a_culprit_costs_its_own_paper_only(culprit, kind, timeout):
    paths = twenty(culprit)
    found = results(paths, timeout=timeout)
    assert [path for path, _ in found] == paths, "results come in the order of the paths"
    lost = {path: answer.kind for path, answer in found if isinstance(answer, Lost)}
    assert lost == {paths[7]: kind}
    assert [answer for _, answer in found if isinstance(answer, bytes)] == [
        path.upper().encode() for path in paths if path != paths[7]
    ]


def test_a_child_looks_for_what_nobody_holds_as_seldom_as_its_parent():
    before = gc.get_threshold()
    try:
        gc.set_threshold(12_345, 6, 7)
        ((_, answer),) = results(["a.txt"], work=papers_at_work.seldom)
    finally:
        gc.set_threshold(*before)
    assert answer == b"(12345, 6, 7)"


def test_what_killed_a_child_is_said():
    [(_, killed), (_, left), (_, raised)] = results(["killed.txt", "exits.txt", "raises.txt"], jobs=1)
    assert killed == Lost("died", "exit code -9")
    assert left == Lost("died", "exit code 3")
    assert raised == Lost("error", "ValueError: an odd paper")


def test_several_culprits_and_the_last_paper_among_them():
    paths = ["killed-1.txt", "killed-2.txt", "ok.txt", "raises.txt", "killed-3.txt"]
    assert [isinstance(answer, Lost) for _, answer in results(paths, jobs=3)] == [True, True, False, True, True]


def test_a_dead_child_is_replaced_and_a_good_one_kept():
    before, after, last = (answer for _, answer in results(["who-1.txt", "who-2.txt", "who-3.txt"], jobs=1))
    assert before == after == last, "one long-lived child reads one paper after the other"
    first, lost, second = (answer for _, answer in results(["who-1.txt", "killed.txt", "who-2.txt"], jobs=1))
    assert isinstance(lost, Lost)
    assert first != second


def test_a_child_that_dies_between_two_papers_accuses_none():
    answers = executor.run(["one", "two", "last"], papers_at_work.dies_idle, jobs=1, timeout=20, memory=MEMORY)
    found = []
    for path, answer in answers:
        found.append((path, answer))
        time.sleep(0.2)  # as a consumer that is busy with the paper before
    assert found == [("one", b"ONE"), ("two", b"TWO"), ("last", b"LAST")]


def test_results_come_in_order_whatever_finishes_first():
    paths = ["slow-1.txt", "a.txt", "b.txt", "slow-2.txt", "c.txt"]
    assert [path for path, _ in results(paths, jobs=2)] == paths


def test_no_more_is_read_ahead_than_can_be_kept():
    begun = []
    paths = [f"{n}.txt" for n in range(3 * executor.AHEAD)]
    answers = executor.run(paths, papers_at_work.read, jobs=2, timeout=20, memory=MEMORY, started=begun.append)
    next(answers)
    assert len(begun) <= executor.AHEAD + 2
    answers.close()


def test_every_paper_is_announced_once():
    begun = []
    results(["a.txt", "b.txt", "killed.txt"], started=begun.append)
    assert sorted(begun) == ["a.txt", "b.txt", "killed.txt"]


def test_what_a_child_takes_to_begin_is_not_its_first_papers_time():
    [(_, answer)] = results(["a.txt"], timeout=0.4, work=slow_to_begin.read)
    assert answer == b"A.TXT"


def test_a_large_result_comes_whole():
    [(_, answer)] = results(["big.txt"])
    assert answer == b"x" * (1 << 22)


def test_what_a_library_prints_is_not_passed_on(capfd):
    results(["prints.txt"])
    assert capfd.readouterr().out == ""


def test_a_child_whose_parent_left_while_it_read_ends_in_silence(capfd):
    here, there = multiprocessing.Pipe()
    start = multiprocessing.get_context("spawn").Process
    child = start(target=executor._serve, args=(there, papers_at_work.read, 9.0, 1 << 30, gc.get_threshold()))
    child.start()
    there.close()
    here.recv()
    here.send("slow-1.txt")
    here.close()
    child.join(20)
    assert (child.exitcode, capfd.readouterr().err) == (0, "")


def test_nothing_to_do_starts_nothing():
    assert results([]) == []


def children_of(pid):
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split()] if tasks.exists() else []


def alive(pid):
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_leaving_early_ends_the_children():
    before = set(children_of(os.getpid()))
    answers = executor.run(twenty("hangs", 1), papers_at_work.read, jobs=2, timeout=60, memory=MEMORY)
    next(answers)
    begun = set(children_of(os.getpid())) - before
    answers.close()
    assert not [pid for pid in begun if alive(pid) and b"resource_tracker" not in command(pid)]


def command(pid):
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def gone(pids, within=2):
    """Whether processes end within a moment."""
    until = time.monotonic() + within
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(alive, pids))


SCRIPT = """
    import sys
    from citecheck import executor
    from tests import papers_at_work

    if __name__ == "__main__":
        try:
            for path, answer in executor.run(
                ["a.txt", "b.txt", "hangs-1.txt", "hangs-2.txt"], papers_at_work.read,
                jobs=2, timeout=float(sys.argv[1]), memory=1 << 28,
            ):
                print(path, flush=True)
        except KeyboardInterrupt:
            print("interrupted", flush=True)
"""


@pytest.fixture
def under_way(tmp_path, request):
    """A run of its own process group that has given two papers and hangs on the others."""
    script = tmp_path / "run.py"
    script.write_text(textwrap.dedent(SCRIPT))
    command = [sys.executable, str(script), str(getattr(request, "param", 60))]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
    )  # fmt: skip
    assert [running.stdout.readline(), running.stdout.readline()] == ["a.txt\n", "b.txt\n"]
    yield running
    running.kill()
    running.communicate()


@pytest.mark.skipif(os.name == "nt", reason="a process group is interrupted differently there")
def test_ctrl_c_ends_at_once_and_leaves_no_child(under_way):
    children = children_of(under_way.pid)
    begun = time.monotonic()
    os.killpg(under_way.pid, signal.SIGINT)  # as a terminal does: to the children too
    out, err = under_way.communicate(timeout=10)
    assert time.monotonic() - begun < 3
    assert (out, err) == ("interrupted\n", "")
    assert gone(children)


@pytest.mark.parametrize("under_way", [2], indirect=True)
@pytest.mark.skipif(os.name == "nt", reason="the system has no alarms")
def test_no_child_outlives_a_parent_that_was_killed(under_way):
    children = children_of(under_way.pid)
    under_way.kill()
    assert gone(children, within=4)


def test_a_child_that_is_killed_by_its_own_alarm_has_passed_its_time():
    [(_, late)] = results(["alarmed.txt"])
    assert late == Lost("timeout", "20 s")
