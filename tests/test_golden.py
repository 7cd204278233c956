"""The sample papers: what is wrong with each is found and nothing else; bib/ and reports/ are what is made of them."""

import os
import re
from collections import Counter
from difflib import unified_diff
from pathlib import Path

import pytest

from tests import golden

PAGE = golden.ROOT / golden.PAPERS / "README.md"
HEADED = re.compile(r"## `(?P<path>[^`]+)`")  # ## `joss/paper.md`, English
DEFECT = re.compile(r"- (?P<code>CC\d{3}) (?:`(?P<path>[^`]+)` )?line (?P<line>\d+): \S.*")  # - CC301 line 32: [11, ...

pytestmark = pytest.mark.skipif(os.sep != "/", reason="the paths in bib/ and reports/ are written with /")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    place = tmp_path_factory.mktemp("golden")
    return place, golden.made(place)


def described():
    """The defects that the page names, by paper: code, file and line."""
    papers, current = {}, None
    for number, line in enumerate(PAGE.read_text("utf-8").splitlines(), 1):
        if headed := HEADED.match(line):
            current = headed["path"]
            papers[current] = Counter()
        elif current and line.startswith("- "):
            found = DEFECT.fullmatch(line)
            assert found, f"{PAGE.name}:{number}: a defect reads '- CC301 line 32: what is wrong'"
            papers[current][found["code"], found["path"] or Path(current).name, int(found["line"])] += 1
    return papers


def paper_of(file, known):
    """The paper a finding belongs to: the file's own, or of a .bib the one beside it."""
    here = Path(file).relative_to(golden.PAPERS)
    beside = [path for path in known if Path(path).parent == here.parent]
    return here.as_posix() if here.as_posix() in known else next(iter(beside), None)


@pytest.mark.parametrize("path", list(described()))
def test_what_is_wrong_with_a_paper_is_found_and_nothing_else(path, fresh):
    _, report = fresh
    known = described()
    found = Counter(
        (finding.code, Path(finding.span.path).name, finding.span.line)
        for finding in report.findings
        if finding.code != "CC905" and paper_of(finding.span.path, known) == path
    )
    assert sorted((found - known[path]).elements()) == [], "found, but not described"
    assert sorted((known[path] - found).elements()) == [], "described, but not found"


def test_every_paper_is_described_and_of_a_sensible_size():
    files = [path for path in PAGE.parent.rglob("*") if path.suffix in (".txt", ".md") and path != PAGE]
    assert sorted(path.relative_to(PAGE.parent).as_posix() for path in files) == sorted(described())
    assert len(files) >= 12
    assert {path.name: size for path in files if not 3000 <= (size := path.stat().st_size) <= 15_000} == {}


def test_what_was_not_checked_is_said_once(fresh):
    _, report = fresh
    (said,) = [finding for finding in report.findings if finding.code == "CC905"]
    assert "the network was not asked" in said.values["reason"]


def test_the_golden_files_are_what_is_made_of_the_papers(fresh):
    place, _ = fresh
    kept, made = golden.texts(golden.ROOT), golden.texts(place)
    assert sorted(kept) == sorted(made), "run python -m tests.golden"
    for name in kept:
        lines = unified_diff(kept[name].splitlines(), made[name].splitlines(), name, "made now", lineterm="", n=1)
        assert kept[name] == made[name], "\n".join([*list(lines)[:60], "read it; then: python -m tests.golden"])
