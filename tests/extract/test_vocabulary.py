"""Words of all languages as one pattern: what it finds is what its phrases, the longest first, would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.extract.vocabulary import labels, month, pattern, words

phrase = st.text("abc'’ .", min_size=1, max_size=6).filter(lambda text: text.strip(" .") == text.strip(".") != "")
printed = st.text("abcABC'ʻ .\n", max_size=14)


def one_by_one(phrases):
    """The longest phrase that stands at the beginning of a text, tried one by one."""

    def printed(phrase):
        body = re.sub(r"['’]", "['’‘ʻʼ`´′]", re.sub(r" +", r"\\s+", phrase.rstrip(".").replace(".", r"\.")))
        return body + (r"\.?" if phrase.endswith(".") or phrase[-1].isalpha() else "")

    rows = sorted({printed(one) for one in phrases}, key=len, reverse=True)
    return lambda text: max((found[0] for row in rows if (found := re.match(row, text, re.I))), key=len, default=None)


@given(st.sets(phrase, max_size=6), printed)
def test_the_longest_phrase_is_found(phrases, text):
    found = re.match(pattern(phrases), text, re.IGNORECASE)
    assert (found[0] if found else None) == one_by_one(phrases)(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("vol. 3", "vol."), ("volume 3", "volume"), ("Vo. 3", None), ("et\nal., 2001", "et\nal."), ("et alii", "et al")],
)
def test_blanks_full_stops_and_beginnings_in_common(text, found):
    match = re.match(pattern({"vol.", "volume", "et al", "et al."}), text, re.IGNORECASE)
    assert (match[0] if match else None) == found


def test_what_follows_may_send_it_back_to_a_shorter_phrase():
    assert re.fullmatch(f"{pattern({'no', 'nouns'})}uns", "nouns")


def test_no_phrase_finds_nothing():
    assert not re.search(pattern(set()), "anything")


def test_every_apostrophe_is_one():
    for mark in "'’‘ʻʼ`´′":
        assert re.fullmatch(pattern({"o'quv"}), f"o{mark}quv")


def test_words_labels_and_months_come_from_every_language():
    for known, texts in (
        (words("page"), ("p.", "с.", "б.")),
        (labels("received"), ("received", "дата поступления")),
        (month(), ("may", "мая", "yanvar")),
    ):
        for text in texts:
            assert re.match(known, text, re.IGNORECASE), text
