"""What the model sees: no words but those of the word lists."""

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from citecheck.extract.fields.features import features, shape
from citecheck.extract.fields.tokens import tokens


def rows(raw):
    return features(raw, tokens(raw))


def test_shapes():
    shapes = {
        "Вода": "Xx",
        "JETP": "XX",
        "A": "X",
        "of": "xx",
        "McLane": "XxX",
        "2014": "y",
        "214": "d3",
        "12814": "d5",
    }
    assert {word: shape(word) for word in shapes} == shapes


def test_no_feature_holds_a_word_of_the_entry():
    raw = "Quillbrook Z. Unheardofness in marshlands // Vesperine Annals. 2014. – № 2. – С. 7-8."
    joined = " ".join(feature for row in rows(raw) for feature in row).lower()
    assert not {"quillbrook", "unheardofness", "vesperine", "marshlands"} & set(re.findall(r"[^\W\d_]+", joined))


def test_what_stands_before_and_behind_is_seen():
    first, *_, last = rows("Вода // Река. 2014")
    assert "E1001" in first
    assert any(feature.startswith("q0") and "s01" in feature for feature in first)
    assert any("s10" in feature for feature in last if feature.startswith("q"))


def test_quotes_and_brackets_open_and_close():
    spots = [next(f for f in row if re.match(r"q\d", f)) for row in rows("A «b» (c) d")]
    assert [spot[1] for spot in spots] == ["0", "1" if spots[1][1] == "1" else "0", *[s[1] for s in spots[2:]]]
    assert spots[2].startswith("q1")
    assert spots[5].split("b")[1][0] == "1"
    assert spots[-1].split("b")[1][0] == "0"


@given(st.text(max_size=300))
def test_any_text_has_a_row_for_each_token(raw):
    found = tokens(raw)
    made = features(raw, found)
    assert len(made) == len(found)
    assert all(row and all(isinstance(feature, str) for feature in row) for row in made)


def test_the_same_text_gives_the_same_features_in_the_same_order():
    raw = "Норов А. Сув // Дарё. 2014. № 2. С. 7-8."
    assert rows(raw) == rows(raw)


def test_time_is_linear():
    def took(size):
        times = []
        for _ in range(5):
            started = time.process_time()
            rows("Сув, дарё. " * size)
            times.append(time.process_time() - started)
        return min(times)

    took(20)
    assert took(120) < 30 * max(took(20), 0.0005)
