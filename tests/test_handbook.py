"""The rules as people look them up."""

import msgspec
import pytest

from citecheck import checks
from citecheck.handbook import NoRuleError, book, explained, listed
from tests.calling import called


@pytest.mark.parametrize("name", ["CC301", "cc301", "undefined-citation", "Undefined-Citation"])
def test_a_page_by_code_or_name(name):
    page = explained(name)
    assert page.startswith("CC301 undefined-citation (error)\n\nThe text cites something")
    assert "## What to do" in page


def test_a_rule_that_is_not_there_names_the_nearest():
    with pytest.raises(NoRuleError, match="no rule is called 'undefined-citaton': did you mean 'undefined-citation'"):
        explained("undefined-citaton")
    answer = called("explain", "CC999")
    assert (answer.code, answer.out) == (2, "")
    assert "no rule is called 'CC999'" in answer.err


def test_the_list_holds_every_rule_in_every_format():
    rows = msgspec.json.decode(listed("json"))
    assert [row["code"] for row in rows] == [rule.code for rule in checks.rules()]
    assert rows[0].keys() == {"code", "name", "severity", "online", "summary", "since", "messages", "page"}
    lines = listed("text").splitlines()
    assert len(lines) == len(rows)
    assert lines[0].startswith("CC101  dates-out-of-order")
    assert listed("markdown") == book()
    assert book().count("\n## CC") == len(rows)


def test_a_format_that_is_not_there():
    with pytest.raises(NoRuleError, match="there is no format 'xml': choose from text, json, markdown"):
        listed("xml")
    assert called("rules", "--format", "xml").code == 2
    assert called("rules", "--format", "json").out == listed("json")
