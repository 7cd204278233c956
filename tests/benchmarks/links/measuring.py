"""Runs the program on a test web from outside, as a user does, and weighs what it says and costs."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.links import hostile, ordinary

ROOT = Path(__file__).resolve().parents[3]
WORLDS = {"ordinary": ordinary.world, "hostile": hostile.world}


class Served:
    """A test web in a process of its own."""

    def __init__(self, process, world, ports, folder):
        self.process, self.world, self.ports, self.folder = process, world, ports, folder

    def log(self):
        self.process.stdin.write("?\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def served(kind, seed, size, folder):
    command = [sys.executable, "-m", "tests.benchmarks.links.server", kind, str(seed), str(size)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            told = json.loads(process.stdout.readline())
            world = WORLDS[kind](seed, size, told["ports"])
            (folder / "authority.pem").write_text(told["authority"])
            (folder / "urls.txt").write_text("\n".join(case.url for case in world.cases) + "\n", "utf-8")
            names = "\n".join(f'"{name}" = "{address}"' for name, address in world.hosts.items())
            config = f'[network]\nallow = ["127.0.1.0/24"]\n[network.hosts]\n{names}\n'
            (folder / "config.toml").write_text(config, "utf-8")
            yield Served(process, world, told["ports"], folder)
        finally:
            process.stdin.close()
            process.kill()


def command(web, timeout, *more):
    return [
        sys.executable, "-m", "citecheck", "links", "--urls", "urls.txt", "--config", "config.toml", "--cache-dir", "cache",
        "--timeout", str(timeout), "--format", "json", "-o", "links.json", *more,
    ]  # fmt: skip


def environment(web):
    python = f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    return {**os.environ, "SSL_CERT_FILE": str(web.folder / "authority.pem"), "PYTHONPATH": python}


def run(web, timeout, *more):
    """The verdicts, wall seconds, processor seconds, and the largest size in MB."""
    begun = time.monotonic()
    process = subprocess.Popen(command(web, timeout, *more), cwd=web.folder, env=environment(web))
    largest = 0
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        largest = max(largest, _size(process.pid))
        time.sleep(0.05)
    _, status, used = ended
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begun
    links = json.loads((web.folder / "links.json").read_text("utf-8"))["links"]
    return {link["url"]: link for link in links}, wall, used.ru_utime + used.ru_stime, largest or used.ru_maxrss / 1024


def _size(pid):
    """The largest a process has been, in MB; what `wait` tells counts the parent's size, from before the child began."""
    try:
        rows = Path(f"/proc/{pid}/status").read_text("ascii").split("\n")
    except OSError:
        return 0
    return next((int(row.split()[1]) / 1024 for row in rows if row.startswith("VmHWM")), 0)


def weigh(web, links):
    """Figures, and what was misjudged."""
    wrong, kinds = Counter(), Counter()
    dead = hit = called = false = live = soft = blocked = 0
    reasons = Counter()
    for case in web.world.cases:
        link = links.get(case.url) or {"status": "missing", "reason": None}
        got = (link["status"], link["reason"])
        truths = {status for status, _ in case.truths}
        kinds[case.kind] += 1
        right = got in case.truths or ((got[0], None) in case.truths and got[0] in ("unsafe", "malformed"))
        if not right:
            wrong[f"{case.kind}: {got[0]} {got[1]}"] += 1
        reasons[right] += 1
        dead += truths == {"dead"}
        hit += truths == {"dead"} and got[0] == "dead"
        called += got[0] == "dead"
        false += got[0] == "dead" and "dead" not in truths
        live += truths == {"ok"}
        soft += truths == {"ok"} and got[1] == "soft-404"
        blocked += "blocked" in truths and got[0] == "dead"
    total = sum(reasons.values())
    figures = {
        "urls": total, "dead recall": hit / max(1, dead), "dead precision": (called - false) / max(1, called),
        "exact": reasons[True] / total, "false soft-404": soft / max(1, live), "blocked called dead": blocked,
    }  # fmt: skip
    for reason in ("soft-404", "redirect-home", "parked", "login"):
        cases = [case for case in web.world.cases if case.truths[0][1] == reason]
        right = sum((links.get(case.url) or {}).get("reason") == reason for case in cases)
        figures[reason] = right / len(cases) if cases else None
    return figures, wrong
