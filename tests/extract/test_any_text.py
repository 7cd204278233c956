"""Whatever the text: no exception, every place inside it, nothing that isn't there."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.texts import LIST, paper

WORDS = ["References", "Литература", "1.", "[2]", "(2010)", "Doe, J.", "Ручьев И. А.", "//", "https://a.example.org/x-", "y",
         "10.5555/abc", "С. 5-9.", "№ 3", "Abstract:", "Kalit so‘zlar:", "2001", "[1, с. 5]", "\n", "\n\n", "—", "и др.", "Там же.",
         "Received 01.02.2020", "Adabiyotlar", "\u00ad", "\ufffe", "TITLE IN CAPITALS", "\t", "«", "»", "a@b.example.org"]  # fmt: skip
SOFT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CORPUS = Path(__file__).parents[3] / "shared/corpus"


def sound(made):
    """Places lie inside the text and hold what is said of them."""
    squeezed = "".join(made.text.split())
    for reference in made.references:
        assert 0 <= reference.span.start <= reference.span.end <= len(made.text)
        raw = "".join(reference.raw.split())
        for name in ("title", "container", "year", "volume", "issue", "pages", "publisher", "place"):
            value = getattr(reference, name)
            assert value is None or "".join(value.split()) in raw, (name, value, reference.raw)
        for span in reference.spans.values():
            assert 0 <= span.start <= span.end <= len(made.text)
    for citation in made.citations:
        assert made.text[citation.span.start : citation.span.end].split() == citation.marker.split()
    for link in made.links:
        assert "".join(link.raw.split()) in squeezed
    for span in made.spans.values():
        assert 0 <= span.start <= span.end <= len(made.text)


@SOFT
@given(st.text(max_size=400))
def test_any_characters(text):
    sound(paper(text))


@SOFT
@given(st.lists(st.sampled_from(WORDS), max_size=120))
def test_any_mixture_of_what_papers_are_made_of(words):
    sound(paper(" ".join(words)))


@SOFT
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_list(words):
    sound(paper(f"Text [1].\n\n{LIST}4. {' '.join(words)}\n"))


def damaged(text, chance):
    """Cut, deleted from, and with letters of the other script, by chance."""
    start = chance.randrange(max(1, len(text) // 3))
    end = chance.randrange(2 * len(text) // 3, len(text) + 1)
    kept = [letter for letter in text[start:end] if chance.random() > 0.01]
    swap = str.maketrans("аеосрх", "aeocpx")
    return "".join(letter.translate(swap) if chance.random() < 0.01 else letter for letter in kept)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real papers is not beside the project")
@pytest.mark.parametrize("seed", range(2))
def test_real_papers_damaged_at_random(seed):
    chance = random.Random(seed)
    for path in sorted([*CORPUS.glob("seeds/*.txt"), *CORPUS.glob("open/ca/*.txt")])[seed::3]:
        sound(paper(damaged(path.read_text("utf-8"), chance)))
