"""Passages of two texts, across scripts and letters misread, and what is no passage."""

# ruff: noqa: SIM905 (letters read best as rows)
import random
import time

from hypothesis import given
from hypothesis import strategies as st

from citecheck.compare.passages import passages
from citecheck.compare.words import grams, words_of
from tests.compare.entries import paper

NAMES = ["боғ", "дарё", "тоғ", "водий", "мева", "сув", "қишлоқ", "йўл", "кўприк", "бозор", "ўрмон", "чўл", "ҳосил"]
ENDS = ["", "лар", "нинг", "дан", "га", "имиз", "чилик", "ни", "ларда", "сиз"]
LATIN = dict(zip("абвгдежзийклмнопрстуфхчшўқғҳё", "a b v g d e j z i y k l m n o p r s t u f x ch sh o‘ q g‘ h yo".split(), strict=True))  # fmt: skip


def words(count, seed):
    draw = random.Random(seed)
    return [draw.choice(NAMES) + draw.choice(NAMES) + draw.choice(ENDS) for _ in range(count)]


def keys(*parts):
    return words_of(paper("a.txt", text=" ".join(" ".join(part) for part in parts))).keys


def latin(part):
    return ["".join(LATIN.get(letter, letter) for letter in word) for word in part]


def ranges(found):
    return [(p.left, p.left_end, p.right, p.right_end) for p in found]


def near(range_, wanted):
    return all(abs(one - other) <= 2 for one, other in zip(range_, wanted, strict=True))


def test_a_passage_is_found_in_another_place_and_script():
    copied = words(120, 1)
    a, b = keys(words(300, 2), copied, words(50, 3)), keys(words(80, 4), latin(copied), words(200, 5))
    (found,) = ranges(passages(a, b))
    assert near(found, (300, 420, 80, 200))


def test_letters_misread_here_and_there_do_not_hide_it():
    copied = words(100, 6)
    odd = [word[:3] + "ъ" + word[4:] if n % 7 == 3 else word for n, word in enumerate(copied)]
    (found,) = ranges(passages(keys(words(60, 7), copied), keys(odd, words(60, 8))))
    assert near(found, (60, 160, 0, 100))


def test_words_put_in_and_left_out_do_not_end_it():
    copied = words(150, 9)
    other = copied[:50] + words(3, 10) + copied[50:90] + copied[94:]
    (found,) = ranges(passages(keys(copied), keys(other)))
    assert near(found, (0, 150, 0, 149))


def test_two_pieces_in_another_order_are_two_passages():
    one, two = words(60, 11), words(70, 12)
    found = ranges(passages(keys(one, two), keys(two, one)))
    assert len(found) == 2
    assert near(found[0], (0, 60, 70, 130))
    assert near(found[1], (60, 130, 0, 70))


def test_short_stretches_and_common_words_are_none():
    shared = words(25, 13)
    assert passages(keys(words(200, 14), shared), keys(shared, words(200, 15))) == []
    assert passages([], []) == []


def test_no_word_is_counted_twice():
    copied = words(100, 16)
    found = passages(keys(copied, copied), keys(copied))
    assert sum(p.right_end - p.right for p in found) <= 100


@given(st.lists(st.integers(0, 3), max_size=150), st.lists(st.integers(0, 3), max_size=150))
def test_passages_lie_inside_and_do_not_overlap(a, b):
    left, right = set(), set()
    for p in passages(a, b):
        assert 0 <= p.left < p.left_end <= len(a)
        assert 0 <= p.right < p.right_end <= len(b)
        assert not left & set(range(p.left, p.left_end))
        assert not right & set(range(p.right, p.right_end))
        left |= set(range(p.left, p.left_end))
        right |= set(range(p.right, p.right_end))


def test_a_long_text_of_one_sentence_takes_a_moment():
    begun = time.process_time()
    one = words_of(paper("a.txt", text="дарё сувлари тоғдан оқиб келади " * 80_000))
    list(grams(one.keys))
    passages(one.keys, one.keys[1:])
    assert time.process_time() - begun < 6


def test_words_know_their_places_and_quotations_are_left_out():
    text = "Боғ-\nлар катта. «" + " ".join(words(15, 17)) + "» Сув «тоза» эди."
    made = words_of(paper("a.txt", text=text))
    assert [text[a:b] for a, b in zip(made.starts, made.ends, strict=True)] == [
        "Боғ-\nлар", "катта", "Сув", "тоза", "эди"
    ]  # fmt: skip
    assert made.keys[0] == words_of(paper("a.txt", text="bogʻlar")).keys[0]


def test_the_reference_list_is_not_the_text():
    text = "Боғлар ва дарёлар. Манба рўйхати"
    assert len(words_of(paper("a.txt", text=text, body=(0, 18))).keys) == 3


def test_one_gram_in_four_is_kept_by_its_own_value():
    one = keys(words(2000, 18))
    kept = dict(grams(one))
    assert 400 < len(kept) < 600
    assert {gram for gram, _ in grams(one[500:])} <= kept.keys()
