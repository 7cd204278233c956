"""What case files can't show: bytes that are no text, faults in a room, findings that another room makes."""

import sys
from types import ModuleType

import pytest

from citecheck import checks, discovery
from citecheck.config import Config
from citecheck.messages import sentences
from citecheck.model import Evidence, Paper, Reference, Span, Trouble
from citecheck.rule import run
from tests.checks.test_cases import reported
from tests.test_rule import odd_thing

BY_NAME = {rule.name: rule for rule in checks.rules()}


def fires(name, paper):
    return list(run(BY_NAME[name], paper, Evidence(), Config()))


def test_a_file_that_could_not_be_read_is_one_finding(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02\x7fELF" * 50)
    report = reported(["a.txt"], Config(cache=False, offline=True))
    assert [finding.code for finding in report.findings] == ["CC901"]


def test_only_what_kept_a_file_from_being_read_is_unreadable():
    troubles = (Trouble("partly", "an entry"), Trouble("unreadable", "a binary file"))
    (found,) = fires("unreadable-file", Paper("a.txt", "txt", "0", troubles=troubles))
    assert found.values == {"reason": "a binary file"}


def test_unused_ignores_are_made_elsewhere():
    assert fires("unused-ignore", Paper("a.txt", "txt", "0", text="x")) == []


def test_a_room_without_rules_or_with_a_code_twice_is_refused(monkeypatch):
    for names, words in ((("one",), "declares no @rule"), (("one", "two"), "CC299 is declared twice")):
        rooms = [ModuleType(name) for name in names]
        if len(rooms) == 2:
            rooms[0].a = odd_thing
            rooms[1].a = type(odd_thing)(**{name: getattr(odd_thing, name) for name in odd_thing.__slots__})
        monkeypatch.setattr(discovery, "load_all", lambda _, rooms=rooms: rooms)
        with pytest.raises(TypeError, match=words):
            checks.rules.__wrapped__()


def test_a_language_lays_its_sentences_over_the_english(monkeypatch, tmp_path):
    (tmp_path / "xx_Latn.toml").write_text('[CC101]\nmessage = "Xx."\n', "utf-8")
    monkeypatch.setattr(sys.modules["citecheck.messages"], "files", lambda _: tmp_path)
    english = {"CC101": {"message": "A."}, "CC102": {"message": "B.", "other": "C."}}
    assert sentences("xx-Latn", english) == {"CC101": {"message": "Xx."}, "CC102": {"message": "B.", "other": "C."}}


def test_a_number_that_stands_twice():
    span = Span("a.txt", 0, 1, 1, 1, 1, 2)
    references = tuple(
        Reference(str(at), at, f"Doe {at}", span, label=label)
        for at, label in enumerate(["1.", "2.", "3.", "3.", "4."])
    )
    (one,) = fires(
        "broken-numbering", Paper("a.txt", "txt", "0", references=references, reference_heading="References")
    )
    assert (one.key, one.values) == ("twice", {"number": "3", "before": "3"})


def test_a_list_that_was_read_wrongly_is_not_accused_of_its_numbers():
    span = Span("a.txt", 0, 1, 1, 1, 1, 2)
    references = tuple(Reference(str(at), at, "Doe", span, label=f"{at * 2}.") for at in range(9))
    assert (
        fires("broken-numbering", Paper("a.txt", "txt", "0", references=references, reference_heading="References"))
        == []
    )
