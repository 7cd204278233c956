"""Draws findings to be judged by eye: `python -m tests.benchmarks.drawn SEVERITY NUMBER FOLDER... [--seed TEXT]`.

The seed is the commit's hash unless one is given, and is printed, so that a draw can be made again.
"""

import random
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime

from citecheck import folder, run
from citecheck.config import Config
from citecheck.rule import sentence

SETTINGS = Config(cache=False, offline=True)
SHOWN = 150


def main(words: list[str]) -> None:
    seed = words[words.index("--seed") + 1] if "--seed" in words else head()
    severity, number, *folders = words[: words.index("--seed")] if "--seed" in words else words
    with folder.opened(folders, SETTINGS) as archive:
        report = run.check(archive, SETTINGS, now=datetime.now(UTC))
    findings = sorted((one for one in report.findings if one.severity == severity), key=lambda one: one.fingerprint)
    print(f"seed {seed}; {len(findings)} findings: {dict(Counter(one.code for one in findings).most_common())}")
    for one in random.Random(f"{seed} {severity}").sample(findings, min(int(number), len(findings))):
        said = sentence(one, report.sentences[one.code])
        print(
            f"{one.fingerprint} {one.code} {one.span.path}:{one.span.line} {said} | {' '.join(one.evidence.split())[:SHOWN]}"
        )


def head() -> str:
    done = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    main(sys.argv[1:])
