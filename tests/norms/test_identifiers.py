"""Check digits: right numbers pass, and every change of one digit is seen."""

import pytest

from citecheck.norms.identifiers import arxiv, isbn, issn, orcid

RIGHT = [
    (isbn, "978-0-306-40615-7"),
    (isbn, "0-306-40615-2"),
    (isbn, "0 8044 2957 X"),
    (issn, "0378-5955"),
    (issn, "2434-561X"),
    (orcid, "0000-0002-1825-0097"),
    (orcid, "0000-0002-1694-233X"),
]


@pytest.mark.parametrize(("right", "number"), RIGHT)
def test_right_numbers(right, number):
    assert right(number)


@pytest.mark.parametrize(("right", "number"), RIGHT)
def test_one_digit_changed_is_seen(right, number):
    for at, letter in enumerate(number):
        if letter.isdigit():
            changed = number[:at] + str((int(letter) + 1) % 10) + number[at + 1 :]
            assert not right(changed), changed


@pytest.mark.parametrize(
    ("right", "number"),
    [(isbn, ""), (isbn, "X306406152"), (isbn, "9770306406157"), (isbn, "12345"), (issn, "0378-595"), (issn, "X3785955"),
     (orcid, "0000-0002-1825-009"), (orcid, "0000000218250097")],
)  # fmt: skip
def test_other_numbers(right, number):
    assert not right(number)


@pytest.mark.parametrize(
    "number", ["2101.12345", "2101.12345v2", "0901.1234", "0704.0001", "hep-th/9901001", "math.GT/0309136"]
)
def test_arxiv_numbers(number):
    assert arxiv(number)


@pytest.mark.parametrize(
    "number", ["2113.12345", "2101.1234", "0901.12345", "0703.0001", "0604.1234", "hep-th/9913001", "x", ""]
)
def test_what_arxiv_never_gave(number):
    assert not arxiv(number)
