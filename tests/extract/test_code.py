"""Numbers in the brackets of program code are no citations."""

import pytest

from tests.extract.texts import paper

TEXT = """River code in practice

Anna Norova

Introduction
Rivers are read in turn [1]. {}

References
1. Norov A. River flow. Water. 2010;3(2):12-15.
2. Pulov B. Canals of the steppe. Water. 2011;4(2):22-25.
3. Doe J. Buffers. Water. 2012;5(2):32-35.
"""


def markers(sentence):
    return [citation.marker for citation in paper(TEXT.replace("{}", sentence)).citations]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The buffer is `buf[2]`.", []),
        ("It is so:\n\n```c\narr[3] = buf[2];\n```\n\nand no more.", []),
        ("One writes arr[3] = 0 and reads x = buf[2] again.", []),
        ("One adds total[2] += flow here.", []),
        # glued to a word, in Uzbek with its apostrophes, or behind a name in quotes it is one
        ("The canals[2] are deep.", ["[2]"]),
        ("Bo`ylab [2] va so`ng [3] daryo oqadi.", ["[2]", "[3]"]),
        ("Suvda CO2[3] bor.", ["[3]"]),
        ("Where k = 4 rivers [2], see there.", ["[2]"]),
    ],
)
def test_code_cites_nothing(sentence, found):
    assert markers(sentence) == ["[1]", *found]
