"""Papers side by side, for a person."""

from citecheck.compare.sides import compare, text
from citecheck.model import Dates
from tests.compare.entries import paper, ref

ONE = paper(
    "one.txt", ref(1, "Water of the valley", url="https://uza.example/water-of-the-valley"), ref(2, "Only here at all"),
    title="Canals", journal="Water", dates=Dates(received="2022-05-14"),
)  # fmt: skip
TWO = paper(
    "two\x1b[1m.txt", ref(1, "Water of the vallye", url="https://aza.example/water-of-the-valley"),
    ref(2, "Another thing altogether"), title="Rivers",
)  # fmt: skip


def test_every_paper_is_put_beside_the_first():
    assert [(side.left.path, side.right.path) for side in compare([ONE, TWO, ONE])] == [
        ("one.txt", "two\x1b[1m.txt"), ("one.txt", "one.txt")
    ]  # fmt: skip


def test_a_person_sees_what_differs_and_no_terminal_obeys_a_paper():
    said = text([ONE, TWO])
    for words in ("valley", "vallye", "uza.example", "aza.example", "Only here", "Another thing", "2022-05-14"):
        assert words in said
    assert "\x1b" not in said
