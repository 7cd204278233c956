"""The training data: made-up entries with every value in its place, and what may be learned from whom."""

import random
import re
import subprocess
import sys

import pytest

from citecheck.extract.fields import model
from citecheck.extract.fields.lexicon import KINDS, stopwords
from citecheck.extract.fields.tokens import tokens
from tests.training import data, records
from tests.training.damage import damaged
from tests.training.labelled import labels, spans
from tests.training.render import FIELD, LANGUAGES, placed, rendered
from tests.training.render import KINDS as ENTRIES
from tests.training.values import Values, styles

ROW = {
    "source": "invented",
    "raw": "Doe, J., & Roe, R. (2010). Water in 2010. River Studies, 10(2), 10-12. Boston: Lantern.",
    "fields": {
        "authors": ["Doe, J.", "Roe, R."], "title": "Water in 2010", "container": "River Studies", "year": "2010",
        "volume": "10", "issue": "2", "pages": "10-12", "place": "Boston", "publisher": "Lantern",
    },
}  # fmt: skip


def given_labels(raw, fields):
    found = tokens(raw)
    return [(token.text, label[:3]) for token, label in zip(found, labels(raw, found, fields), strict=True)]


def test_each_value_stands_where_it_is_printed():
    places = spans(ROW["raw"], ROW["fields"])
    shown = {field: [ROW["raw"][a:b] for a, b in found] for field, found in places.items()}
    assert shown["volume"] == ["10"]
    assert ROW["raw"][: places["volume"][0][0]].endswith("River Studies, ")
    assert ROW["raw"][places["year"][0][0] - 1] == "("


def test_a_value_that_is_not_printed_is_no_example():
    assert spans("Water", {"title": "Land"}) is None
    assert list(data.examples([{"raw": "Water", "fields": {"title": "Land"}}])) == []


def test_marks_between_belong_to_what_stands_before_or_behind():
    found = given_labels("Doe J. Water. River. Т. 5. – С. 7-8.", {
        "authors": ["Doe J."], "title": "Water", "container": "River", "volume": "5", "pages": "7-8",
    })  # fmt: skip
    assert [label for text, label in found if text in ("Т", "5")] == ["vol", "vol"]
    assert [label for text, label in found if text in ("С", "7", "8")] == ["pag", "pag", "pag"]


def test_what_stands_between_two_authors_is_theirs():
    found = given_labels("Doe J. and Roe R. Water", {"authors": ["Doe J.", "Roe R."], "title": "Water"})
    assert dict(found)["and"] == "aut"


def test_a_bracket_belongs_to_what_is_in_it():
    assert given_labels("Water (2010)", {"title": "Water", "year": "2010"})[1] == ("(", "dat")


@pytest.mark.parametrize("row", [{"source": "ca_open"}, {"source": "x", "unscored": ["title"]}])
def test_what_is_never_trained_on(row):
    assert not data.trainable(row)
    assert data.trainable({"source": "x"})


def test_printed_entries_hold_their_values():
    for raw, places in rendered(random.Random(5), 300):
        assert raw == raw.rstrip()
        for field, found in places.items():
            assert field in {"date", *filter(None, FIELD.values())}
            for start, end in found:
                if start < len(raw):
                    assert raw[start:end].strip()


def test_the_same_seed_prints_the_same_entries():
    assert list(rendered(random.Random(7), 40)) == list(rendered(random.Random(7), 40))
    assert list(rendered(random.Random(7), 40)) != list(rendered(random.Random(8), 40))


@pytest.mark.parametrize("group", LANGUAGES)
def test_every_style_can_be_printed_in_every_language(group):
    rng = random.Random(3)
    for lang in LANGUAGES[group]:
        values = Values(rng, lang, group)
        for kind in ENTRIES[group]:
            for template in styles()[group][kind]:
                for name in re.findall(r"\{([^{}]+)\}", template):
                    if name != "law" and not name.isupper():
                        assert values.get(name) != name, f"{name} in {template}"


def test_damage_keeps_the_values_apart():
    pieces = [("Норов А.", "authors"), (" ", None), ("Вода", "title"), (". – ", None), ("М.", "place"), (": ", None)]
    for seed in range(80):
        raw, places = placed(damaged(random.Random(seed), list(pieces)))
        assert {"authors", "title"} <= places.keys()
        assert all(raw[a:b].strip() for found in places.values() for a, b in found if a < len(raw))


def test_a_genre_behind_a_colon_is_part_of_the_title():
    raw, places = placed(
        damaged(random.Random(1), [("Вода", "title"), (": ", None), ("учебник", "title+"), (". М.", None)])
    )
    assert "учебник" in raw[slice(*places["title"][0])]


def test_uzbek_in_both_scripts():
    words = records.vocabulary()
    assert words["uz_Cyrl"]["house"][:2] == ["Фан", "Ўқитувчи"]
    assert all("{t}" in law or "{" not in law for law in words["uz_Cyrl"]["law"])


@pytest.fixture(scope="module")
def learned():
    return model.tagger()[0].info().state_features


def test_no_feature_of_the_model_holds_a_word_that_no_list_has(learned):
    known = {"cyr", "lat", "other-script", "roman", "names", "gap", "month", *KINDS}
    shapes = {"X", "x", "XX", "xx", "Xx", "XxX", "xX"}
    for feature, _ in learned:
        name, _, value = feature.partition("=")
        if name.lstrip("-12") == "w":
            assert value in stopwords()
        elif name.lstrip("-12") in ("e2", "e3"):
            assert len(value) == int(name[-1])
        else:
            for word in re.findall(r"[^\W\d_]{4,}", feature.replace("_", "")):
                assert word in {kind.replace("_", "") for kind in known} | shapes | MARKS | {
                    "left",
                    "rest",
                    "other",
                    "script",
                }, feature


MARKS = {"url", "doi", "isbn", "arxiv", "medium", "accessed", "acce", "medi", "arxi", "mediu", "acces", "lawnumber"}


def test_the_model_is_small():
    from importlib.resources import files

    assert len(files("citecheck.extract.fields").joinpath(model.MODEL).read_bytes()) < 8_000_000


def test_the_model_is_loaded_only_when_an_entry_is_parsed():
    code = "import sys, citecheck.cli, citecheck.extract.entry; sys.exit('pycrfsuite' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_training_again_gives_the_same_model(tmp_path):
    examples = [*data.examples([ROW]), *data.printed(40)]
    for name in ("a", "b"):
        data.train(examples, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
