"""Every format over papers one has: valid, the same counts, and how long each takes.

`python -m tests.benchmarks.reports PATHS...`; with `--count N` a made-up report of N findings instead.
"""

import argparse
import csv
import io
import json
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree import ElementTree

import jsonschema

from citecheck import folder, report, run, schemas
from citecheck.config import Config
from citecheck.report import Report
from tests.report.test_formats import many


def _json(text: str) -> int:
    whole = json.loads(text)
    jsonschema.validate(whole, json.loads(schemas.load("report")))
    return len(whole["findings"])


def _sarif(text: str) -> int:
    log = json.loads(text)["runs"][0]
    left = sum(int(re.match(r"\d+", one["message"]["text"])[0]) for one in _left(log))
    return len(log["results"]) + left


def _left(log: dict) -> list[dict]:
    notices = log["invocations"][0]["toolExecutionNotifications"]
    return [one for one in notices if "left out" in one["message"]["text"]]


def _markdown(text: str) -> int:
    assert len(text) <= 60_000
    left = re.search(r"\*\*(\d+) findings? left out", text)
    return len(re.findall(r"^- \*\*(?:error|warning|info)\*\*", text, re.MULTILINE)) + (int(left[1]) if left else 0)


def _terminal(text: str) -> int:
    found = re.search(r"^Found (\d+) errors?, (\d+) warnings?, (\d+) info", text, re.MULTILINE)
    return sum(map(int, found.groups())) if found else 0


def _github(text: str) -> int:
    more = sum(int(number) for number in re.findall(r"^::\w+ title=citecheck::(\d+) ", text, re.MULTILINE))
    return len(re.findall(r"^::\w+ file=", text, re.MULTILINE)) + more


def _html(text: str) -> int:
    left = re.search(r"<p>(\d+) more findings are in findings.csv</p>", text)
    return text.count('<article class="finding') + (int(left[1]) if left else 0)


COUNTS: dict[str, Callable[[str], int]] = {
    "json": _json,
    "sarif": _sarif,
    "markdown": _markdown,
    "terminal": _terminal,
    "github": _github,
    "html": _html,
    "csv": lambda text: sum(1 for _ in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))),
    "junit": lambda text: len(ElementTree.fromstring(text).findall(".//testcase/*")),
}


def checked(paths: list[str]) -> Report:
    """The report on papers, offline."""
    config = Config(offline=True, cache=False, jobs=2)
    with folder.opened(paths, config) as archive:
        return run.check(archive, config, now=datetime.now(UTC), whole=True)


def main() -> None:
    """Prints a row for each format; ends with an error where one is invalid or counts otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--count", type=int)
    words = parser.parse_args()
    made = many(words.count) if words.count else checked(words.paths)
    print(f"{len(made.papers)} papers, {len(made.findings)} findings")
    for name in report.formats():
        begun = time.perf_counter()
        text = report.render(name, made)
        took = time.perf_counter() - begun
        count = COUNTS[name](text) if name in COUNTS else None
        print(f"{name:15} {took:6.2f} s {len(text.encode('utf-8', 'replace')) / 1e6:6.2f} MB {count}")
        assert count in (None, len(made.findings)), name


if __name__ == "__main__":
    main()
