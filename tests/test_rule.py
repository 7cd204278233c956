"""What turns a function into a check, and a finding into a sentence with a fingerprint."""

import pytest

from citecheck.config import Config
from citecheck.model import Confidence, Evidence, Finding, Paper, Reference, Severity, Span
from citecheck.rule import found, normalised, rule, run, sentence, stamp

SPAN = Span("a.txt", 0, 3, 1, 1, 1, 4)
REFERENCE = Reference("1", 1, "Doe J. Canals. 2019", SPAN)


@rule(
    "CC299",
    severity=Severity.INFO,
    since="0.2.0",
    message="A {thing}.",
    worse="B {thing}.",
    grades={"worse": Severity.ERROR},
)
def odd_thing(reference: Reference, evidence: Evidence, config: Config):
    """An odd thing.

    ## Why is this bad?
    It is odd.
    """
    yield found(reference.span, reference.raw, thing=config.rushed_days, confidence=Confidence.LOW)
    yield found(reference.span, reference.raw, key="worse", thing=len(evidence.links))


def test_the_function_says_what_the_rule_is():
    assert (odd_thing.code, odd_thing.name, odd_thing.scope, odd_thing.online) == (
        "CC299",
        "odd-thing",
        Reference,
        True,
    )
    assert odd_thing.wants == ("evidence", "config")
    assert odd_thing.summary == "An odd thing."
    assert odd_thing.page.startswith("An odd thing.\n\n## Why is this bad?\nIt is odd.")


def test_a_check_is_given_what_it_asks_for_and_its_findings_are_stamped():
    first, second = run(odd_thing, REFERENCE, Evidence(), Config(rushed_days=9))
    assert (first.code, first.name, first.severity, first.values) == (
        "CC299",
        "odd-thing",
        Severity.INFO,
        {"thing": "9"},
    )
    assert first.confidence is Confidence.LOW
    assert second.severity is Severity.ERROR
    assert sentence(second, odd_thing.messages) == "B 0."


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ({"CC299": Severity.WARNING}, ["warning", "warning"]),
        ({"odd-thing": Severity.WARNING}, ["warning", "warning"]),
        ({"CC2": Severity.WARNING}, ["warning", "warning"]),
        ({"CC2": Severity.WARNING, "CC299": Severity.INFO}, ["info", "info"]),
        ({"CC3": Severity.WARNING}, ["info", "error"]),
    ],
)
def test_the_configured_severity_wins_and_the_longest_name_first(table, wanted):
    found_ = run(odd_thing, REFERENCE, Evidence(), Config(severity=table))
    assert [str(one.severity) for one in found_] == wanted


def test_the_severity_of_a_profile_lies_beneath_the_configured_one(monkeypatch):
    from citecheck.norms import profiles

    tables = {"x": profiles.Profile(severity={"CC299": Severity.WARNING})}
    monkeypatch.setattr(profiles, "profiles", lambda: tables)
    for table, wanted in (({}, "warning"), ({"CC2": Severity.ERROR}, "error")):
        first, _ = run(odd_thing, REFERENCE, Evidence(), Config(profile="x", severity=table))
        assert str(first.severity) == wanted


def test_a_scope_or_a_code_that_is_none_is_refused():
    def wrong_scope(text: str):
        """No."""

    def wrong_code(paper: Paper):
        """No."""

    for code, function in (("CC298", wrong_scope), ("X1", wrong_code)):
        with pytest.raises(TypeError, match="a check looks at"):
            rule(code, severity=Severity.INFO, since="0", message="No.")(function)


def test_white_space_case_and_forms_do_not_move_a_fingerprint():
    assert normalised("  Ａ  Title\n of B ") == "a title of b"
    assert fingerprints([("CC1", "a.txt", "A  Title")]) == fingerprints([("CC1", "a.txt", "a title")])


def fingerprints(rows):
    made = [
        Finding(Span(path, n, n, n, 1, n, 1), code=code, evidence=text) for n, (code, path, text) in enumerate(rows)
    ]
    return [one.fingerprint for one in stamp(made)]


def test_code_path_text_and_repetition_make_a_fingerprint():
    rows = [("CC1", "a", "x"), ("CC2", "a", "x"), ("CC1", "b", "x"), ("CC1", "a", "y"), ("CC1", "a", "x")]
    assert len(set(fingerprints(rows))) == 5
    assert fingerprints(rows) == fingerprints(rows)


def test_message_and_line_do_not_make_a_fingerprint():
    one = Finding(Span("a", 0, 1, 1, 1, 1, 2), {"n": "1"}, code="CC1", evidence="x")
    other = Finding(Span("a", 90, 91, 9, 1, 9, 2), {"n": "2"}, code="CC1", evidence="x", severity=Severity.ERROR)
    assert next(stamp([one])).fingerprint == next(stamp([other])).fingerprint


def test_bytes_that_are_no_text_have_a_fingerprint():
    assert len(fingerprints([("CC1", "a\udcff", "x\ud800")])[0]) == 20
