"""The parse JSON: every field of a paper, and no text that JSON can't carry."""

import json as reader
from dataclasses import replace

from citecheck.export import json
from citecheck.model import Citation, Link, Work

from .entries import ARTICLE, SPAN, WEB, paper, reference


def test_papers_are_written_with_all_they_hold() -> None:
    one = replace(paper(ARTICLE, WEB, cited=("1",)), links=(Link("http://a.example", "a.example", SPAN, "2"),))
    read = reader.loads(json.render([one, paper(path="b.txt")]))
    assert read["schema"] == json.SCHEMA
    first, second = read["papers"]
    assert set(first) == {*json.PAPER, "references", "citations", "links"}
    assert [set(found) for found in first["references"]] == [set(json.REFERENCE)] * 2
    assert first["references"][0]["authors"][0] == {"family": "Каримов", "given": "А.А.", "literal": None}
    assert first["citations"][0]["targets"] == ["1"] and first["links"][0]["reference"] == "2"
    assert second["references"] == []


def test_several_works_are_there_only_where_there_are_several() -> None:
    several = reference("A; B", works=(Work("book", title="A"), Work("article", title="B")))
    found = reader.loads(json.render([paper(several, reference("A", works=(Work(title="A"),)))]))["papers"][0]
    assert [work["title"] for work in found["references"][0]["works"]] == ["A", "B"]
    assert "works" not in found["references"][1]


def test_half_a_pair_is_written_as_backslash_and_number() -> None:
    broken = replace(paper(reference("a\ud800b")), citations=(Citation("[\udfff]", SPAN),))
    found = reader.loads(json.render([broken]))["papers"][0]
    assert found["references"][0]["raw"] == "a\\ud800b"
    assert found["citations"][0]["marker"] == "[\\udfff]"
