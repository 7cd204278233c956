"""Properties of reading: what sites may do to a title is free, what they don't do costs."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.compare.habits import Habits, spelt
from citecheck.compare.respelling import repairs
from citecheck.compare.slugs import AGREES, fit
from citecheck.compare.spelling import known_habits, spellings, title_of
from citecheck.compare.transducer import read

SITE = "https://xabar.example/post/"
ALPHABETS = ("абвгдежзийклмнопрстуфхцчшщыэюя", "абвгдежзийклмнопрстуфхчшэюяўқғҳ", "abdeghiklmnoprstuv")
SEEDS = range(120)


def drawn(seed):
    """Words of one alphabet, and the source of chance they came from."""
    draw = random.Random(seed)
    alphabet = draw.choice(ALPHABETS)
    return ["".join(draw.choices(alphabet, k=draw.randint(5, 10))) for _ in range(draw.randint(3, 8))], draw


def slug_by(words, draw):
    """Words as some site spells them, each letter in any of its ways."""
    return "-".join(
        "".join(draw.choice([one for one in spellings(letter) if one]) for letter in word) for word in words
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_every_spelling_that_sites_use_agrees(seed):
    words, draw = drawn(seed)
    found = fit(SITE + slug_by(words, draw), " ".join(words))
    assert found.share >= AGREES
    assert not found.hard


@pytest.mark.parametrize("seed", SEEDS)
def test_words_may_be_left_out(seed):
    words, draw = drawn(seed)
    kept = sorted(draw.sample(range(len(words)), k=max(2, len(words) - 2)))
    found = fit(SITE + slug_by([words[at] for at in kept], draw), " ".join(words))
    assert found.share >= AGREES
    assert not found.hard


@pytest.mark.parametrize("seed", SEEDS)
def test_letters_that_no_spelling_has_are_a_sign(seed):
    words, draw = drawn(seed)
    slug = slug_by(words, draw)
    at = draw.choice([n for n in range(2, len(slug) - 2) if "-" not in slug[n - 1 : n + 2]])
    odd = fit(f"{SITE}{slug[:at]}жж{slug[at:]}", " ".join(words))
    assert odd.hard
    assert odd.share < fit(SITE + slug, " ".join(words)).share


@given(st.text(max_size=40))
def test_a_title_is_taken_apart_whole(text):
    made = title_of(text)
    assert len(made.letters) == len(made.spellings) == len(made.doubles)
    assert all(0 <= start < len(made.letters) for start in made.starts)
    assert "".join(made.word(start) for start in made.starts) == made.letters
    assert made.marked <= set(made.starts)


def test_a_step_is_cheap_or_dear_as_it_should_be():
    title = title_of("Каналы верхней долины")
    costs = [
        read(title, slug, frozenset({0})).cost
        for slug in (
            "kanalyverhneydoliny",
            "kanalydoliny",
            "kanalyverhneydol",
            "kanalyverhneydolinyx",
            "kanalyverxxxneydoliny",
        )
    ]
    assert costs == sorted(costs)
    assert costs[2] < 1 <= costs[3]
    assert read(title, "zzzzzzzzzzzzzz", frozenset({0})) is None


def test_apostrophes_and_look_alikes_are_no_letters_of_their_own():
    assert title_of("O‘zbek ta’rifi").letters == "ozbektarifi"
    assert title_of("ИНТЕРЕCHO").letters == "интересно"
    assert spellings("文") == ("wen", "")


def test_every_host_in_the_table_spells_as_sites_do():
    for host, table in known_habits().items():
        for letter, spelling in table.items():
            assert spelling in spellings(letter), f"{host}: {letter}"


@pytest.mark.parametrize(
    ("slug", "first"),
    [
        ("kanaly-verhney-dol", "kanaly-verhney-doliny"),
        ("kanaly-verhney", "kanaly-verhney-doliny-letom"),
        ("kanaly-doliny", "kanaly-verhney-doliny"),
    ],
)
def test_a_cut_slug_is_completed(slug, first):
    assert SITE + first in repairs(fit(SITE + slug, "Каналы верхней долины летом"), Habits())


def test_a_slug_that_is_nothing_of_the_title_has_no_repair():
    found = fit(SITE + "kanaly-verhney-doliny", "Каналы верхней долины")
    assert SITE + "kanaly-verhney-doliny" not in repairs(found, Habits())


def test_a_slugs_own_testimony_does_not_count():
    habits = Habits()
    one = fit(SITE + "khleb-i-sol-na-stole", "Хлеб и соль на столе")
    habits.learn(one)
    assert habits.usual("xabar.example", "х") == "kh"
    assert habits.usual("xabar.example", "х", one) is None
    assert ("х", "kh") in spelt(one)
    habits.learn(None)
