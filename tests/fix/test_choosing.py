"""Which edits are made: each place once, the rest left to a person; addresses only on evidence."""

from dataclasses import replace

import pytest

from citecheck.fix.addresses import repair
from citecheck.fix.choosing import chosen
from citecheck.model import Edit, Evidence, Finding, Fix, Span, Status, Verdict


def finding(*edits, code="CC713", url="", evidence=""):
    fix = Fix("mend it", tuple(Edit("a.bib", *edit) for edit in edits)) if edits else None
    return Finding(
        Span("a.bib", 10, 20, 1, 11, 1, 21), {"url": url} if url else {}, evidence=evidence, fix=fix, code=code
    )


def standing(span):
    return ""


def test_edits_are_sorted_and_the_same_one_is_made_once():
    choice = chosen([finding((9, 10, "--")), finding((3, 4, "--")), finding((9, 10, "--"))], Evidence(), standing)
    assert [(edit.start, edit.text) for edit in choice.edits["a.bib"]] == [(3, "--"), (9, "--")]
    assert (len(choice.made), len(choice.left)) == (2, 0)


def test_a_repair_that_names_one_edit_twice_makes_it_once():
    assert chosen([finding((3, 9, "post"), (3, 9, "post"))], Evidence(), standing).edits["a.bib"] == [
        Edit("a.bib", 3, 9, "post")
    ]


def test_a_repair_whose_own_edits_overlap_is_not_made():
    choice = chosen([finding((3, 9, "post"), (5, 12, "stamp"))], Evidence(), standing)
    assert (choice.edits, len(choice.left)) == ({}, 1)


def test_of_two_that_touch_one_place_the_second_is_left():
    choice = chosen([finding((3, 8, "x")), finding((5, 9, "y")), finding((8, 9, "z"))], Evidence(), standing)
    assert [edit.text for edit in choice.edits["a.bib"]] == ["x", "z"]
    assert len(choice.left) == 1


def test_findings_without_a_repair_change_nothing():
    assert chosen([finding()], Evidence(), standing).edits == {}


HTTP, HTTPS = "http://a.example.org/x?y=1", "https://a.example.org/x?y=1"


@pytest.mark.parametrize(
    ("code", "url", "verdict", "wanted"),
    [
        ("CC402", HTTPS, Verdict(HTTPS, Status.OK), HTTPS),
        ("CC402", HTTPS, Verdict(HTTPS, Status.DEAD, "http-404"), None),
        ("CC402", HTTPS, None, None),
        (
            "CC406",
            HTTP,
            Verdict(HTTP, Status.OK, "moved", final_url="https://b.example.org/z"),
            "https://b.example.org/z",
        ),
        (
            "CC406",
            HTTP + "#s",
            Verdict(HTTP, Status.OK, "moved", final_url="https://b.example.org/z"),
            "https://b.example.org/z#s",
        ),
        ("CC406", HTTP, Verdict(HTTP, Status.OK, None, final_url="https://b.example.org/z"), None),
        ("CC406", HTTP, Verdict(HTTP, Status.OK, "moved", final_url="http://b.example.org/z"), None),
        ("CC411", HTTP, Verdict(HTTP, Status.OK, None, final_url=HTTPS), HTTPS),
        ("CC411", HTTP, Verdict(HTTP, Status.OK, None, final_url="https://a.example.org/"), None),
        ("CC404", HTTP, Verdict(HTTP, Status.OK, "moved", final_url=HTTPS), None),
    ],
)
def test_addresses(code, url, verdict, wanted):
    made = repair(finding(code=code, url=url), Evidence({url: verdict} if verdict else {}), url)
    assert (made.edits if made else None) == ((Edit("a.bib", 10, 20, wanted),) if wanted else None)


def test_the_address_may_stand_in_the_quoted_text():
    said = Evidence({HTTPS: Verdict(HTTPS, Status.OK)})
    torn = HTTPS[:15] + "\n  " + HTTPS[15:]
    assert repair(finding(code="CC402", evidence=HTTPS), said, torn).edits[0].text == HTTPS


def test_more_than_the_address_is_not_replaced():
    said = Evidence({HTTPS: Verdict(HTTPS, Status.OK)})
    assert repair(finding(code="CC402", evidence=HTTPS), said, f"\\href{{{HTTPS}}}{{here}}") is None


def test_an_address_with_signs_that_a_format_may_take_for_its_own_is_left():
    new = "https://b.example.org/z_1%20(2)"
    assert (
        repair(
            finding(code="CC406", url=HTTP), Evidence({HTTP: Verdict(HTTP, Status.OK, "moved", final_url=new)}), HTTP
        )
        is None
    )


def test_what_is_not_sure_is_made_only_when_asked_for_and_behind_what_is():
    sure, other = finding((3, 9, "post")), finding((8, 12, "lamp"))
    guess = replace(finding((1, 5, "guess")), fix=Fix("perhaps", (Edit("a.bib", 1, 5, "guess"),), sure=False))
    assert chosen([guess, sure], Evidence(), standing).edits["a.bib"] == [Edit("a.bib", 3, 9, "post")]
    assert chosen([guess, sure], Evidence(), standing, unsafe=True).left == [guess]
    assert [one.text for one in chosen([guess, other], Evidence(), standing, unsafe=True).edits["a.bib"]] == [
        "guess",
        "lamp",
    ]
