"""One work in two lists."""

from citecheck.compare.references import align, different_words
from tests.compare.entries import ref


def numbers(pairs):
    return [(p.left and p.left.n, p.right and p.right.n) for p in pairs]


def test_lists_are_aligned_by_title_in_any_order():
    a = [ref(1, "Canals of the upper valley"), ref(2, "Rivers of the steppe"), ref(3, "Only on the left side")]
    b = [ref(1, "Rivers of the steppe"), ref(2, "Canals of the upper vallley"), ref(3, "Something else entirely")]
    assert sorted(numbers(align(a, b)), key=str) == sorted([(1, 2), (2, 1), (3, None), (None, 3)], key=str)


def test_of_equal_titles_the_one_at_the_same_place_is_taken():
    a = [ref(1, "Annual report of the valley"), ref(2, "Annual report of the valley")]
    assert numbers(align(a, a)) == [(1, 1), (2, 2)]


def test_entries_without_a_title_are_aligned_by_their_words():
    a, b = (
        [ref(1, raw="https://example.org/canals-of-the-valley")],
        [ref(1, raw="http://example.org/canals-of-the-valley")],
    )
    assert numbers(align(a, b)) == [(1, 1)]


def test_empty_lists_have_no_rows():
    assert align([], []) == []


def test_differing_words_are_given_as_printed():
    assert different_words("Old Canals of Khiva", "Old canals of Xiva") == ("Khiva", "Xiva")
    assert different_words("Canals of Khiva", "Canals of old Khiva") == ("nothing", "old")
    assert different_words("Oʻrta asr “shahri”", "O'rta asr shahri.") is None
