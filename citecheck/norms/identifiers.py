"""Check digits and forms of identifiers: what can be told of a number without asking anybody."""

import re

ARXIV_NEW = re.compile(r"(?P<year>\d{2})(?P<month>\d{2})\.(?P<number>\d{4,5})(?:v\d{1,2})?")  # 2101.12345v2
ARXIV_OLD = re.compile(r"[a-z-]+(?:\.[A-Z]{2})?/(?P<year>\d{2})(?P<month>\d{2})\d{3}(?:v\d{1,2})?")  # hep-th/9901001
ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")  # 0000-0002-1825-0097


def bare(text: str) -> str:
    """The digits of an ISBN, ISSN or ORCID, with the X that may stand for ten."""
    return re.sub(r"[^\dX]", "", text.upper())


def isbn(text: str) -> bool:
    """Whether an ISBN of 10 or 13 digits has the right check digit."""
    digits = bare(text)
    if len(digits) == 10:
        return "X" not in digits[:9] and not sum((10 - at) * _value(digit) for at, digit in enumerate(digits)) % 11
    return (
        len(digits) == 13
        and digits.isdigit()
        and digits.startswith(("978", "979"))
        and not sum((1, 3)[at % 2] * int(digit) for at, digit in enumerate(digits)) % 10
    )


def isbn13(text: str) -> str:
    """The thirteen digits of a right ISBN: the older form of ten holds the same number under another check digit."""
    digits = bare(text)
    if len(digits) == 13:
        return digits
    nine = f"978{digits[:9]}"
    return nine + str(-sum((1, 3)[at % 2] * int(digit) for at, digit in enumerate(nine)) % 10)


def issn(text: str) -> bool:
    """Whether an ISSN has the right check digit."""
    digits = bare(text)
    right = len(digits) == 8 and "X" not in digits[:7]
    return right and not sum((8 - at) * _value(digit) for at, digit in enumerate(digits)) % 11


def orcid(text: str) -> bool:
    """Whether an ORCID has the right form and check digit (ISO 7064, 11-2)."""
    if not ORCID.fullmatch(text):
        return False
    total = 0
    for digit in bare(text)[:15]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == _value(text[-1])


def arxiv(text: str) -> bool:
    """Whether an arXiv number has a form that was ever given: its month is one, its digits fit its year."""
    if match := ARXIV_NEW.fullmatch(text):
        year, digits = int(match["year"]), len(match["number"])
        begun = year > 7 or (year == 7 and int(match["month"]) >= 4)
        return begun and 1 <= int(match["month"]) <= 12 and digits == (5 if year >= 15 else 4)
    match = ARXIV_OLD.fullmatch(text)
    return bool(match) and 1 <= int(match["month"]) <= 12 if match else False


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)
