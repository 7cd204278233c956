"""Measures links against test webs made anew: `python -m tests.benchmarks.links [--seed N] [--size N] [--timeout S]`."""

import argparse
import os
import secrets
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks.links import beside
from tests.benchmarks.links.measuring import command, environment, run, served, weigh


def show(title, figures):
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:28} {value:.4f}" if isinstance(value, float) else f"  {name:28} {value}")


def ordinary(seed, size, timeout, *, lychee):
    with tempfile.TemporaryDirectory() as place, served("ordinary", seed, size, Path(place)) as web:
        links, wall, processor, memory = run(web, timeout)
        log = web.log()
        figures, wrong = weigh(web, links)
        longest = max((seconds for seconds in (2.0,) if wall), default=0)
        bound = 1.2 * max(log["busiest"] / 10, 2 * timeout + longest)
        show("ordinary", figures)
        show("cost", {
            "requests": log["requests"], "requests a URL": log["requests"] / figures["urls"], "wall": wall,
            "wall allowed": bound, "processor seconds": processor, "MB": memory, "peak a second": log["rate"],
            "peak in flight": log["flying"], "before Retry-After": log["early"], "busiest host": log["busiest"],
        })  # fmt: skip
        for kind, count in wrong.most_common(40):
            print(f"    wrong {count:4} {kind}")
        links, wall, _, _ = run(web, timeout)
        show("warm", {"wall": wall, "requests": web.log()["requests"] - log["requests"]})
        if lychee:
            show("lychee", beside.lychee(web, timeout, log["requests"]))


def killed(seed, size, timeout):
    """Kills a run half way and sees how much the next one asks again."""
    with tempfile.TemporaryDirectory() as place, served("ordinary", seed, size, Path(place)) as web:
        with subprocess.Popen(command(web, timeout), cwd=web.folder, env=environment(web)) as process:
            while sum(web.log()["paths"].values()) < size * 0.55 and process.poll() is None:
                time.sleep(0.2)
            process.send_signal(signal.SIGKILL)
        done = finished(web.folder / "cache")
        before = Counter(web.log()["paths"])
        run(web, timeout)
        after = Counter(web.log()["paths"])
        seen = [case.url for case in web.world.cases if before[local(case.url)]]
        again = [url for url in seen if after[local(url)] > before[local(url)]]
        kept = [url for url in seen if url in done]
        show("killed and resumed", {
            "asked before": len(seen), "kept": len(kept), "asked again": len(again),
            "kept and asked again": len([url for url in again if url in done]),
        })  # fmt: skip


def finished(cache):
    import sqlite3

    with sqlite3.connect(next(cache.glob("*.sqlite"))) as database:
        return {row[0] for row in database.execute("select url from verdicts")}


def local(url):
    host, _, path = url.partition("://")[2].partition("/")
    return f"{host.partition(':')[0]}/{path.partition('#')[0]}"


def hostile(seed, size, timeout):
    with tempfile.TemporaryDirectory() as place, served("hostile", seed, size, Path(place)) as web:
        links, wall, processor, memory = run(web, timeout)
        figures, wrong = weigh(web, links)
        log = web.log()
        show("hostile", {"urls": figures["urls"], "exact": figures["exact"], "wall": wall, "processor seconds": processor,
                         "MB": memory, "canary": log["canary"]})  # fmt: skip
        for kind, count in wrong.most_common(40):
            print(f"    wrong {count:4} {kind}")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    options.add_argument("--size", type=int, default=2000)
    options.add_argument("--timeout", type=float, default=10)
    options.add_argument("--only", choices=["ordinary", "hostile", "killed"])
    options.add_argument("--no-lychee", action="store_true")
    given = options.parse_args()
    print(f"seed {given.seed}")
    os.environ.pop("PYTHONSTARTUP", None)
    if given.only in (None, "ordinary"):
        ordinary(given.seed, given.size, given.timeout, lychee=not given.no_lychee)
    if given.only in (None, "killed"):
        killed(given.seed + 1, given.size, given.timeout)
    if given.only in (None, "hostile"):
        hostile(given.seed + 2, given.size, given.timeout)


if __name__ == "__main__":
    main()
