"""Draws findings to be judged by eye: `python -m tests.benchmarks.drawn SEVERITY NUMBER FOLDER... [--seed TEXT] [--spread]`.

The seed is the commit's hash unless one is given, and is printed, so that a draw can be made again. A plain draw is
what a person meets who opens a finding at random; where one file has most of them it tells of that file only. `--spread`
draws a rule, then a file, then a finding, so that each rule and each file has its share.
"""

import argparse
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from citecheck import folder, run
from citecheck.config import Config
from citecheck.model import Finding
from citecheck.rule import sentence

SETTINGS = Config(cache=False, offline=True)
SHOWN = 150


def main(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.drawn")
    parser.add_argument("severity")
    parser.add_argument("number", type=int)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--seed")
    parser.add_argument("--spread", action="store_true")
    given = parser.parse_args(words)
    seed, severity, folders = given.seed or head(), given.severity, given.folders
    with folder.opened(folders, SETTINGS) as archive:
        report = run.check(archive, SETTINGS, now=datetime.now(UTC))
    findings = sorted((one for one in report.findings if one.severity == severity), key=lambda one: one.fingerprint)
    print(f"seed {seed}; {len(findings)} findings: {dict(Counter(one.code for one in findings).most_common())}")
    chance = random.Random(f"{seed} {severity}")
    for one in spread(findings, given.number, chance) if given.spread else plain(findings, given.number, chance):
        said = sentence(one, report.sentences[one.code])
        print(
            f"{one.fingerprint} {one.code} {one.span.path}:{one.span.line} {said} | {' '.join(one.evidence.split())[:SHOWN]}"
        )


def plain(findings: list[Finding], number: int, chance: random.Random) -> list[Finding]:
    """So many findings, each as likely as any other."""
    return chance.sample(findings, min(number, len(findings)))


def spread(findings: list[Finding], number: int, chance: random.Random) -> Iterator[Finding]:
    """So many findings: a rule at random, a file of it at random, a finding of that file at random."""
    left = list(findings)
    for _ in range(min(number, len(findings))):
        code = chance.choice(sorted({one.code for one in left}))
        path = chance.choice(sorted({one.span.path for one in left if one.code == code}))
        one = chance.choice([one for one in left if (one.code, one.span.path) == (code, path)])
        left.remove(one)
        yield one


def head() -> str:
    done = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    main(sys.argv[1:])
