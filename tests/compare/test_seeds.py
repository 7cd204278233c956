"""The pair of papers the program was made for, where it lies beside the project."""

import json
import re
from pathlib import Path

import pytest

from tests.calling import called

SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
papers = sorted(SEEDS.glob("0*.txt"))
pytestmark = pytest.mark.skipif(len(papers) < 5, reason=f"{SEEDS} isn't here")


@pytest.fixture(scope="module")
def findings():
    answer = called(
        "check", *papers, "--offline", "--no-cache", "--format", "json", "--select", "CC6,CC407,CC408,CC111"
    )
    return [
        (one["code"], Path(one["path"]).name[:3], one["reference"], one["message"])
        for one in json.loads(answer.out)["findings"]
    ]


def of(findings, *codes):
    return [(code, path, reference) for code, path, reference, _ in findings if code in codes]


def test_the_copies_are_found_and_nothing_between_others(findings):
    assert of(findings, "CC601") == [("CC601", "001", None)]
    assert of(findings, "CC604") == [("CC604", "001", None)]
    assert of(findings, "CC605", "CC606") == []
    (said,) = [message for code, _, _, message in findings if code == "CC601"]
    shares = [int(share) for share in re.findall(r"(\d+)%", said)]
    assert shares == [pytest.approx(77, abs=3), pytest.approx(84, abs=3)]


def test_references_that_differ(findings):
    assert {(code, n) for code, _, n in of(findings, "CC602", "CC603")} == {
        ("CC602", "1"), ("CC603", "3"), ("CC603", "7"), ("CC602", "7"), ("CC602", "8")
    }  # fmt: skip


def test_slugs_and_their_repairs(findings):
    assert of(findings, "CC407", "CC408") == [("CC408", "000", "7"), ("CC408", "001", "7")]
    for code, _, _, message in findings:
        if code == "CC408":
            assert "/kazahstan-uzbekistan-strategicheskoe-partnerstvo" in message
            assert "not checked" in message


def test_times(findings):
    assert ("CC111", "000") in {(code, path) for code, path, _ in of(findings, "CC111")}
