"""Time grows with the length of a text and no faster, whatever it holds."""

import time

import pytest

from tests.extract.texts import paper

UNITS = {
    "dots": ".", "slashes": "/", "brackets": "[", "pairs": "(1, ", "capitals": "A ", "numbers": "1 ", "schemes": "http://a",
    "labels": "1.\n", "names": "Ручьев И.И., ", "entries": "Doe, J. 2001\n", "quotes": "«“\"", "raised": "a¹ ", "one word": "a",
    "commas": "Doe, ", "colons": "a: ", "at signs": "a@", "hyphens": "a-", "lists": "References\n1. Doe J. Weirs. 2001.\n",
    "running": "1. Doe J. Weirs. 2001. ", "words": "word ",
}  # fmt: skip
SMALL, TIMES = 10_000, 8
SLACK = 2.5  # the machine may be busy with something else
PATIENCE = 0.15  # seconds that any small text may take


def seconds(text):
    began = time.process_time()
    paper(text)
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_eight_times_the_text_takes_eight_times_as_long(unit):
    paper("warm")
    small = min(seconds(unit * (SMALL // len(unit))) for _ in range(2))
    large = (seconds(unit * (TIMES * SMALL // len(unit))) for _ in range(3))
    assert any(one < max(small, PATIENCE) * TIMES * SLACK for one in large)
