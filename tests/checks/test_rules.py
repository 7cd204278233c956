"""What every rule must have: a page, a place, a case that fires and one that stays silent."""

import re
from pathlib import Path

import pytest

from citecheck import checks
from citecheck.messages import sentences
from tests.casefile import cases
from tests.rules_page import PAGE, page

FOLDER = Path(checks.__file__).parent
CASES = Path(__file__).parent.parent / "cases"
SECTIONS = ("## Why is this bad?", "## Example", "## What to do", "## When it's wrong")
MADE_BY_OTHERS = {"unused-ignore", "unreadable-file", "no-text-layer"}  # suppress makes the one; bytes the others
ONE_OR_BOTH = {"mixed-apostrophes": {"Latin"}, "author-differs-between-languages": {"Cyrillic"}}  # in both at once
RULES = checks.rules()
ids = [rule.name for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_the_docstring_is_a_page(rule):
    assert rule.summary.endswith(".")
    assert "\n" not in rule.summary.strip()
    places = [rule.page.index(section) for section in SECTIONS]
    assert places == sorted(places)


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_the_file_is_called_as_the_rule(rule):
    assert (FOLDER / f"{rule.name.replace('-', '_')}.py").is_file()


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_the_sentences_are_whole(rule):
    for sentence in rule.messages.values():
        assert sentence.endswith(".")
        assert set(rule.grades) <= set(rule.messages)
        assert not re.search(r"fake|fabricat|plagiar|copied from|stole", sentence, re.I)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.name not in MADE_BY_OTHERS], ids=lambda rule: rule.name
)
def test_there_are_cases(rule):
    found = cases(CASES / f"{rule.name}.md")
    firing = [case for case in found if any(row.code == rule.code for row in case.expected)]
    silent = [case for case in found if not case.expected]
    assert firing
    assert len(silent) >= 2, "write cases that look alike and must stay silent"


def script(case):
    """The alphabet most of a case's files are written in."""
    text = "\n".join(case.files.values())
    return "Cyrillic" if len(re.findall("[Ѐ-ӿ]", text)) > len(re.findall("[A-Za-z]", text)) / 2 else "Latin"


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.code[:3] in ("CC1", "CC2", "CC3")], ids=lambda rule: rule.name
)
def test_it_fires_in_each_alphabet_it_is_about(rule):
    firing = {script(case) for case in cases(CASES / f"{rule.name}.md") if case.expected}
    wanted = ONE_OR_BOTH.get(rule.name, {"Latin", "Cyrillic"})
    assert firing >= wanted


def test_every_case_file_is_a_rules():
    assert {path.stem for path in CASES.glob("*.md")} <= {rule.name for rule in RULES}


def test_codes_are_in_order_and_unique():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


def test_the_page_of_rules_is_fresh():
    assert PAGE.read_text("utf-8") == page(), "write it anew: python -m tests.rules_page"


def test_sentences_fall_back_to_english():
    english = {rule.code: rule.messages for rule in RULES}
    assert sentences("en", english) == {code: dict(said) for code, said in english.items()}
    assert sentences("xx", english)["CC101"] == dict(english["CC101"])
