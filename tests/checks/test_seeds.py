"""What a careful reader finds in five real papers, and what must not be said of them. Needs ../shared."""

from functools import cache
from pathlib import Path

import pytest

from citecheck.config import Config
from tests.checks.test_cases import reported

SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
# paper, code, references (empty: somewhere in the paper)
WANTED = [
    ("000", "CC304", ""), ("001", "CC304", ""), ("000", "CC103", ""), ("001", "CC103", ""), ("000", "CC107", ""),
    ("001", "CC107", ""), ("000", "CC203", "1 2 3 4 5 6 7 8"), ("001", "CC203", "1 2 3 4 5 6 7 8"),
    ("000", "CC201", "1 2 3 5 6 7 8"), ("001", "CC201", "1 2 3 5 6 7 8"), ("002", "CC303", ""), ("002", "CC104", ""),
    ("002", "CC308", ""), ("003", "CC104", ""), ("003", "CC301", ""), ("003", "CC302", "7 8"), ("003", "CC305", "6"),
    ("003", "CC208", "6"), ("004", "CC309", "7 11"), ("004", "CC204", "8 10"), ("004", "CC302", "10 11"),
    ("004", "CC202", "9"), ("004", "CC201", "2"), ("004", "CC103", ""),
]  # fmt: skip
WORDS = {
    "000": {"тadbирлари"},
    "001": {"Toшкент", "пойdevor", "ривожлантиришdir", "ўtkазиш", "сиёsatдаги", "ташабbusлари", "ИНТЕРЕCHO", "турткі"},
}
MARKERS = ["Kazakhstan Institute for Strategic Studies, 2025", "UzDaily.com, 2025", "kisi.kz, 2025", "uzdaily.uz, 2025"]


@cache
def findings(paper):
    if not SEEDS.is_dir():
        pytest.skip("../shared/corpus/seeds isn't here")
    (path,) = SEEDS.glob(f"{paper}_*.txt")
    return reported([str(path)], Config(cache=False, offline=True)).findings


def found(paper, code):
    return [finding for finding in findings(paper) if finding.code == code]


@pytest.mark.parametrize(("paper", "code", "references"), WANTED)
def test_what_is_expected_is_found(paper, code, references):
    fired = found(paper, code)
    assert fired
    assert {finding.reference for finding in fired} >= set(references.split())


@pytest.mark.parametrize("paper", WORDS)
def test_every_mixed_word_is_found_and_no_other(paper):
    assert {finding.evidence for finding in found(paper, "CC107")} == WORDS[paper]


def test_citations_without_a_reference_and_no_others():
    assert [finding.values["cited"] for finding in found("003", "CC301")] == MARKERS
    assert [found(paper, "CC301") for paper in ("000", "001", "002", "004")] == [[], [], [], []]


def test_said_once_and_not_once_an_entry():
    assert [len(found("000", code)) for code in ("CC304", "CC302", "CC103")] == [1, 0, 1]


def test_the_same_work_with_other_pages_is_worth_a_look_only():
    assert {finding.reference: str(finding.severity) for finding in found("004", "CC309")} == {
        "7": "info",
        "11": "warning",
    }
    assert found("000", "CC309") == found("001", "CC309") == []


@pytest.mark.parametrize("paper", ["000", "001", "002", "003", "004"])
def test_no_dates_out_of_order_and_nothing_garbled(paper):
    assert found(paper, "CC101") == found(paper, "CC108") == []
