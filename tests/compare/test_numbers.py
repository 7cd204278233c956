"""The ISSNs and ISBNs of an entry, however they are printed."""

import pytest

from citecheck.compare.numbers import isbns, issns, keys
from tests.compare.entries import ref


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Doe J. Canals // Water. 2015. ISSN 0378-5955.", ["0378-5955"]),
        ("Doe J. Canals // Water. 2015. e-ISSN: 0378–5955", ["0378-5955"]),
        ("Иванов П. Каналы // Вода. 2015. ISSN (online) 0134-921Х", ["0134-921X"]),
        ("@article{doe,\n issn = {0378-5955, 2434-561X},\n}", ["0378-5955", "2434-561X"]),
        ("@article{doe, issn = {03785955}}", ["0378-5955"]),
        ('{"ISSN": ["0378-5955", "2434-561x"]}', ["0378-5955", "2434-561X"]),
        ("TY  - JOUR\nSN  - 0378-5955\nER  - ", ["0378-5955"]),
        ("ISSN 0378-5955; ISSN 0378-5955", ["0378-5955"]),
        ("ISSN 0378-5956", []),
        ("ISSN 9780378595599", []),
        ("Tel. 0378-5955", []),
        ("ISBN 978-5-02-034567-6", []),
    ],
)
def test_issns(raw, found):
    assert [number for number, _ in issns(ref(1, raw=raw))] == found


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("978-5-02-034567-6", [("9785020345676", "978-5-02-034567-6")]),
        ("5-02-034567-9", [("9785020345676", "5-02-034567-9")]),
        ("5-02-034567-9 9785020345676", [("9785020345676", "5-02-034567-9")]),
        ("978-5-02-034567-6 (print), 0-306-40615-2", [("9785020345676", "978-5-02-034567-6"),
                                                      ("9780306406157", "0-306-40615-2")]),
        ("{080442957Х}", [("9780804429573", "080442957Х")]),
        ("978-5-02-034567-1", []),
        (None, []),
    ],
)  # fmt: skip
def test_isbns(printed, found):
    assert list(isbns(ref(1, raw="", isbn=printed))) == found


def test_numbers_of_a_record_are_keys():
    told = keys(["0378-5955", "03785955", "0378-5956"], ["http://id.test/5-02-034567-9", "x"])
    assert told == ("issn:0378-5955", "isbn:9785020345676")
