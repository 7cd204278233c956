"""The sentences in other languages: none is missing, none is left over, and each has the values of the English one."""

import ast
import re
from pathlib import Path

import pytest

from citecheck import checks, messages
from citecheck.config import Config, load
from citecheck.messages import chosen, known, sentences
from citecheck.model import Finding, Span
from citecheck.rule import sentence

ENGLISH = {rule.code: rule.messages for rule in checks.rules()}
VALUE = re.compile(r"\{(\w+)(?::word)?\}")
LANGUAGES = sorted(known())
ASIDE = ("words", "fixes")  # tables that aren't a rule's
ROWS = [(lang, code, key) for lang in LANGUAGES for code in ENGLISH for key in ENGLISH[code]]


def said(lang):
    from citecheck.messages import _table

    return _table(lang)


def test_there_are_uzbek_in_two_alphabets_and_russian():
    assert LANGUAGES == ["ru", "uz-Cyrl", "uz-Latn"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_none_is_missing(lang):
    missing = [f"{code} {key}" for code, row in ENGLISH.items() for key in row if key not in said(lang).get(code, {})]
    assert missing == [], f"citecheck/messages/{lang}.toml lacks these"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_none_is_left_over(lang):
    odd = [
        f"{code} {key}"
        for code, row in said(lang).items()
        for key in row
        if code not in ASIDE and key not in ENGLISH.get(code, {})
    ]
    assert odd == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_has_the_values_of_the_english_one(lang):
    odd = [
        f"{code} {key}"
        for code, row in said(lang).items()
        for key, text in row.items()
        if code not in ASIDE and set(VALUE.findall(text)) != set(VALUE.findall(ENGLISH[code][key]))
    ]
    assert odd == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_is_a_sentence_in_its_own_alphabet(lang):
    letters = "[A-Za-z]" if lang == "uz-Latn" else "[Ѐ-ӿ]"
    for code, row in said(lang).items():
        for key, text in row.items():
            assert code in ASIDE or text.endswith("."), f"{code} {key}"
            own = len(re.findall(letters, VALUE.sub("", text)))
            assert own > len(VALUE.sub("", text)) * 0.3 or code in ASIDE, f"{code} {key}"
            assert not re.search(
                r"плагиат|поддел|фальши|украд|plagiat|soxta|o‘g‘irla|плагиат|сохта", text, re.IGNORECASE
            )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_languages_have_the_same_words(lang):
    assert set(said(lang)["words"]) == set(said("ru")["words"])


def described():
    """What repairs are said to do: the first argument of every Fix in the program."""
    package = Path(messages.__file__).parent.parent
    for folder in ("checks", "fix"):
        for path in (package / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fix":
                    assert isinstance(node.args[0], ast.Constant), f"{path.name}: a description is one plain sentence"
                    yield node.args[0].value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_repairs_do_is_said_in_every_language(lang):
    english = set(described())
    table = said(lang)["fixes"]
    assert set(table) == english
    assert all(set(VALUE.findall(text)) == set(VALUE.findall(key)) for key, text in table.items())


def test_values_are_words_of_the_language_too():
    finding = Finding(
        Span("a", 0, 1, 1, 1, 1, 2), {"label": "2", "fields": "title, year", "kind": "thesis"}, code="CC201"
    )
    text = sentence(finding, sentences("ru", ENGLISH)["CC201"])
    assert text == "Источник 2: не удалось прочесть: заглавие, год (вид: диссертация)."
    assert (
        sentence(finding, sentences("en", ENGLISH)["CC201"]) == "Reference 2 (thesis): title, year could not be read."
    )


def test_what_stands_in_quotation_marks_stays_in_its_place():
    signs = "“ya” where the title has “a”, “{k}” has no place in the title, “, ” is missing"
    finding = Finding(Span("a", 0, 1, 1, 1, 1, 2), {"label": "2", "signs": signs}, key="bare", code="CC408")
    text = sentence(finding, sentences("ru", ENGLISH)["CC408"])
    assert "“ya” там, где в заглавии “a”, для “{k}” в заглавии нет места" in text
    assert signs in sentence(finding, sentences("en", ENGLISH)["CC408"])


def test_a_word_that_is_not_known_stays_and_braces_do_no_harm():
    messages = {"message": "A {x:word} b {y}.", "={z}": "never"}
    finding = Finding(Span("a", 0, 1, 1, 1, 1, 2), {"x": "{y}, title", "y": "{x}"})
    assert sentence(finding, messages) == "A {y}, title b {x}."


@pytest.mark.parametrize(
    ("wanted", "lang"),
    [
        ("ru", "ru"), ("ru_RU.UTF-8", "ru"), ("ru-RU", "ru"), ("uz", "uz-Latn"), ("uz-Cyrl", "uz-Cyrl"),
        ("uz_cyrl", "uz-Cyrl"), ("uz_UZ", "uz-Latn"), ("uz_UZ.UTF-8@cyrillic", "uz-Cyrl"), ("uz_UZ@latin", "uz-Latn"),
        ("en", "en"), ("en_GB.UTF-8", "en"), ("C.UTF-8", "en"), ("POSIX", "en"), ("xx", "en"), ("", "en"), ("../ru", "en"),
    ],
)  # fmt: skip
def test_a_name_or_a_locale_chooses(wanted, lang):
    assert chosen(wanted) == lang


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "uz_UZ"}, "uz-Latn"),
        ({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "ru"}, "ru"),
    ],
)
def test_the_locale_counts_where_nothing_else_says(environment, lang, tmp_path):
    assert load(tmp_path, None, None, environment).lang == lang
    (tmp_path / "citecheck.toml").write_text('lang = "uz-Cyrl"')
    assert load(tmp_path, None, None, environment).lang == "uz-Cyrl"


def test_english_is_the_default():
    assert Config().lang == "en"
