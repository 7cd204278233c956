"""What is hostile or merely odd takes bounded time and gives sensible words."""

import time

import pytest

from citecheck.compare.references import align
from citecheck.compare.relative import told
from citecheck.compare.reuse import reuse
from citecheck.compare.sides import compare
from citecheck.compare.slugs import fit
from citecheck.compare.words import LONGEST, words_of
from citecheck.compare.works import groups
from citecheck.model import Dates
from tests.compare.entries import Shelf, paper, ref

SENTENCE = "Каналлар қўлда қазилган ва ҳар баҳорда тозаланган. "
BIG = SENTENCE * 10_000  # about a megabyte


@pytest.fixture
def seconds():
    begun = time.process_time()
    return lambda: time.process_time() - begun


def test_papers_of_one_sentence_over_and_over(seconds):
    found = reuse(Shelf(paper("a", text=BIG), paper("b", text=BIG[100:])))
    assert len(found.copies) <= 1
    assert seconds() < 8


def test_no_more_words_than_can_be_compared():
    assert len(words_of(paper("a", text="аб " * (LONGEST + 10))).keys) == LONGEST


def test_two_scripts_letter_by_letter(seconds):
    mixed = "аaбbвvгgдdеe" * 20_000
    assert len(words_of(paper("a", text=mixed)).keys) == 1
    assert len(words_of(paper("a", text=" ".join(mixed))).keys) == LONGEST
    assert seconds() < 5


def test_quotation_marks_that_never_close(seconds):
    words_of(paper("a", text='«“„"' * 100_000 + "сув «" * 50_000))
    assert seconds() < 5


def test_long_lists_are_aligned_and_grouped(seconds):
    entries = [
        ref(n, f"Каналлар {n * 7919 % 3001} ва дарёлар {n} тарихи", year=str(1950 + n % 70)) for n in range(3000)
    ]
    assert all(pair.left and pair.right for pair in align(entries, entries[::-1]))
    assert len(groups(_indexed(paper("a", *entries), paper("b", *entries)))) > 2900
    assert seconds() < 20


def _indexed(*papers):
    from citecheck.compare.marks import EDITION, marks

    shelf = Shelf(*papers)
    shelf.index(marks, EDITION)
    return shelf


@pytest.mark.parametrize(
    "slug", ["a-" * 90, "-" * 199, "1-" * 90, "kh" * 90, "%25" * 60 + "a-bcdefghi", "ж-" * 80 + "abcdefgh-i"]
)
def test_slugs_without_sense(slug, seconds):
    fit(f"https://a.example/{slug}", "Хива ва хонлик " * 400)
    fit(f"https://a.example/{slug}", slug)
    assert seconds() < 5


def test_times_in_a_text_of_nothing_else(seconds):
    list(told(paper("a", text="жорий йилнинг ўн ойида 2019 йил " * 5_000, dates=Dates(received="2023-05-11"))))
    assert seconds() < 10


def test_empty_papers_side_by_side():
    (side,) = compare([paper("a"), paper("b")])
    assert (side.heads, side.passages, side.rows, side.left_share) == ((), (), (), 0.0)


def test_the_same_list_in_fifty_papers_is_grouped_once(seconds):
    entries = [ref(n, f"Каналлар ва дарёлар тарихи, китоб {n}") for n in range(20)]
    found = groups(_indexed(*(paper(f"p{n:02}", *entries) for n in range(50))))
    assert sorted(len(group) for group in found) == [50] * 20
    assert seconds() < 20
