import json
from dataclasses import replace

import jsonschema

from citecheck import schemas
from citecheck.model import Status, Verdict
from citecheck.report import json as written

from . import sample


def test_a_finding_has_its_sentence_and_its_place() -> None:
    whole = json.loads(written.render(sample.report()))
    first = whole["findings"][0]
    assert first["message"] == "Published 2021-03-04 before it was accepted 2021-05-03."
    assert (first["path"], first["line"], first["column"], first["end_column"]) == ("papers/биринчи.txt", 2, 41, 51)
    assert first["fix"] is None
    assert whole["findings"][4]["page"] == "7"


def test_related_places_and_fixes_are_whole() -> None:
    broken = json.loads(written.render(sample.report()))["findings"][3]
    assert broken["related"] == [
        {"path": "papers/second.md", "line": 2, "reference": "x2011", "message": "There it stands whole."}
    ]
    assert broken["fix"]["edits"][0]["text"] == "https://example.uz/shaxar-va-bino-2011"


def test_papers_are_counts() -> None:
    whole = json.loads(written.render(sample.report()))
    assert list(whole) == ["citecheck", "schema", "papers", "links", "findings", "skipped"]
    for paper in whole["papers"]:
        assert all(isinstance(value, int) for name, value in paper.items() if name != "path")


def test_half_a_surrogate_pair_is_escaped() -> None:
    report = sample.report()
    report.findings[0].values["accepted"] = "\ud83d!"  # type: ignore[index]
    assert json.loads(written.render(report))["findings"][0]["message"].endswith("accepted \\ud83d!.")


def test_links_that_were_not_asked_keep_to_the_schema() -> None:
    links = (
        Verdict("http://a.test/", Status.UNKNOWN, "interrupted"),
        Verdict("http://b.test/", Status.UNKNOWN, "robots"),
    )
    whole = json.loads(written.render(replace(sample.report(), links=links)))
    jsonschema.validate(whole, json.loads(schemas.load("report")))
    assert [link["reason"] for link in whole["links"]] == ["offline", "robots"]
