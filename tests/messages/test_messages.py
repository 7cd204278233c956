"""The sentences in other languages: none is missing, none is left over, and each has the values of the English one."""

import ast
import re
from pathlib import Path

import pytest

from citecheck import checks, messages, run
from citecheck import report as room
from citecheck.config import Config, load
from citecheck.messages import chosen, known, sentences, told
from citecheck.model import Finding, Skipped, Span
from citecheck.report.words import left, words
from citecheck.rule import sentence

ENGLISH = {rule.code: rule.messages for rule in checks.rules()}
VALUE = re.compile(r"\{(\w+)(?::word)?\}")
LANGUAGES = sorted(known())
ASIDE = ("words", "fixes", "reasons")  # tables that aren't a rule's
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


SAYING = {"Trouble": 1, "Skipped": 1, "ZipError": 0, "OSError": 0, "Left": 3, "_left": 1, "_unreadable": 1, "append": 0}
REASON = re.compile(r"(?!.*\n)(?:\{\}: |(?:it|its|the|this|no|there|page|reading|read|another|a|what|an|citecheck) )")
SPOKEN = ("reason", "why", "note", "doubt", "said", "left", "notes")  # names under which a reason waits to be said


def reasons():
    """Why something wasn't read, checked or repaired: every sentence that the program gives as such a reason."""
    package = Path(messages.__file__).parent.parent
    places = [*(package / "read").glob("*.py"), *(package / "fix").glob("*.py")]
    for path in [*places, *(package / f"{name}.py" for name in ("folder", "run", "store", "action"))]:
        tree = ast.parse(path.read_text("utf-8"))
        waiting = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                waiting.setdefault(node.targets[0].id, []).append(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in SAYING and len(node.args) > SAYING[name]:
                    yield from spelt(node.args[SAYING[name]], waiting)
        for name, values in waiting.items():
            for value in values if name in SPOKEN or name.isupper() else ():
                yield from spelt(value, waiting)


def spelt(node, waiting):
    """The sentences that an expression may be, values in them as {}."""
    match node:
        case ast.Constant(value=str(text)):
            yield re.sub(r"\{\w*\}", "{}", text)
        case ast.JoinedStr(values=parts):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in parts)
        case ast.Name(id=name) if name in waiting:
            for value in waiting[name]:
                yield from spelt(value, {})
        case ast.IfExp(body=one, orelse=other):
            yield from spelt(one, waiting)
            yield from spelt(other, waiting)
        case ast.BoolOp(values=values):
            for value in values:
                yield from spelt(value, waiting)
        case ast.Call(func=ast.Attribute(value=value, attr="format")):
            yield from spelt(value, waiting)
        case ast.Dict(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
            for value in values:
                yield from spelt(value, waiting)


def test_a_reason_is_said_in_every_language():
    english = {text.replace("{}", "7") for text in reasons() if REASON.match(text)}
    assert len(english) > 60
    assert [text for text in sorted(english) if told(text, "ru") == text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reasons_are_the_same_ones_with_the_same_values(lang):
    table = said(lang)["reasons"]
    assert table.keys() == said("ru")["reasons"].keys()
    assert all(sorted(VALUE.findall(text)) == sorted(VALUE.findall(key)) for key, text in table.items())
    letters = "[A-Za-z]" if lang == "uz-Latn" else "[Ѐ-ӿ]"
    bare = {text: VALUE.sub("", text) for text in table.values() if text != "{reason} ({names}, ...)"}
    assert [text for text, own in bare.items() if len(re.findall(letters, own)) < 0.2 * len(own)] == []


def test_a_reason_with_values_is_told_and_what_is_inside_it_too():
    assert told("read as koi8-r, but cp1251 is nearly as likely: save it as UTF-8", "ru") == (
        "прочитано как koi8-r, но почти так же вероятно cp1251: сохраните его в UTF-8"
    )
    assert told("it is the same paper as a {b}.tex, which was read", "ru") == (
        "это та же статья, что и a {b}.tex, которая прочитана"
    )
    assert told("write doi = 10.5555/a", "uz") == "doi = 10.5555/a yozilsin"
    assert told("nobody knows this one", "ru") == "nobody knows this one"
    assert told("this is no XML", "en") == "this is no XML"
    assert told("page " + "1" * 1_000_000 + " is damaged and was left out: save the file anew", "ru").startswith("page")
    reason = {"reason": "page 3, 4 is damaged and was left out: save the file anew"}
    finding = Finding(Span("a", 0, 1, 1, 1, 1, 2), reason, code="CC906")
    assert sentence(finding, sentences("ru", ENGLISH)["CC906"]) == (
        "Прочитано лишь частично: страница 3, 4 повреждена и пропущена: сохраните файл заново."
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_left_out_is_told_in_the_language_of_the_report(lang):
    gathered = run.Gathered(skipped=[Skipped("paper", "it is a part of a.tex, which was read", path="b.tex")])
    report = run.report(gathered, Config(lang=lang))
    for name in ("terminal", "markdown", "html", "json"):
        text = room.render(name, report)
        assert "a.tex" in text
        assert "it is a part of" not in text
    assert left("paper", lang) in room.render("terminal", report)
    assert left("paper", lang) != "paper"


@pytest.mark.parametrize("wanted", ["ru", "ru_RU.UTF-8", "uz", "uz-Latn", "uz_UZ@cyrillic", "xx", "en"])
def test_a_report_is_in_the_language_of_its_findings(wanted):
    assert words(wanted) == words(chosen(wanted))
    assert (words(wanted) == words("en")) is (chosen(wanted) == "en")


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
