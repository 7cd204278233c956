"""What is known of each language: complete, unambiguous where it must be, and refused where it is mistyped."""

import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from citecheck.languages import detect, languages, made

ALL = {language.code: language for language in languages()}
FOLDER = files("citecheck.languages")
ENGLISH = FOLDER.joinpath("en.toml").read_text("utf-8")
each = pytest.mark.parametrize("code", ALL)
MAY_BE_EMPTY = {"words", "labels"}  # a kind of word that a language hasn't is written down as none


def test_every_file_is_loaded_under_its_name():
    names = {file.name for file in FOLDER.iterdir() if file.name.endswith(".toml")}
    assert {f"{code.replace('-', '_')}.toml" for code in ALL} == names


@each
@pytest.mark.parametrize("part", ["headings", "labels", "words"])
def test_no_kind_of_word_is_missing(code, part):
    every = set().union(*(getattr(language, part) for language in ALL.values()))
    missing = sorted(every - getattr(ALL[code], part).keys())
    assert not missing, f"{code}.toml, [{part}]: add {', '.join(missing)} (an empty list where there is no such word)"


@each
def test_headings_and_frequent_words_are_there(code):
    language = ALL[code]
    assert language.headings["references"]
    assert language.headings["abstract"]
    assert len(language.stopwords) >= 20
    assert language.script in ("Latn", "Cyrl")
    assert code.split("-")[1:] in ([], [language.script])


@each
def test_the_year_has_twelve_months(code):
    assert set(ALL[code].months.values()) == set(range(1, 13))


@each
def test_words_are_written_as_they_are_matched(code):
    language = ALL[code]
    for part in ("headings", "labels"):
        for kind, words in getattr(language, part).items():
            assert all(word == word.strip() and word for word in words), (part, kind)
            assert len(set(words)) == len(words), (part, kind)
    assert all(name == name.casefold() or "İ" in name for name in language.months)


def table(text=ENGLISH):
    return tomllib.loads(text)


def test_an_unknown_key_is_refused_by_name():
    with pytest.raises(ValueError, match=r"xx\.toml: unknown or missing: haedings"):
        made({**table(), "haedings": {}}, "xx.toml")


@pytest.mark.parametrize("key", ["letters", "months", "words"])
def test_a_missing_key_is_refused_by_name(key):
    short = table()
    del short[key]
    with pytest.raises(ValueError, match=rf"xx\.toml: unknown or missing: {key}"):
        made(short, "xx.toml")


def test_loading_all_takes_little():
    code = (
        "import time; from citecheck.languages import languages; begun = time.process_time(); languages();"
        "print(time.process_time() - begun)"
    )
    root = Path(__file__).parent.parent.parent
    took = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True).stdout)
        for _ in range(3)
    ]
    assert min(took) < 0.1, "20 ms on a quiet machine"


TEXTS = {
    "en": "The old bridge over the river was built of wood, and it is said that the water has never reached its roof.",
    "de": "Die alte Brücke über den Fluss wurde aus Holz gebaut, und man sagt, dass das Wasser nie bis zum Dach kam.",
    "fr": "Le vieux pont sur la rivière a été construit en bois et on dit que l'eau n'est jamais montée jusqu'au toit.",
    "ru": "Старый мост через реку был построен из дерева, и говорят, что вода никогда не доходила до его крыши.",
    "uz-Latn": "Daryo ustidagi eski koʻprik yogʻochdan qurilgan va suv uning tomigacha hech qachon yetmagan, deyishadi.",
    "uz-Cyrl": "Дарё устидаги эски кўприк ёғочдан қурилган ва сув унинг томигача ҳеч қачон етмаган, дейишади.",
    "kk": "Өзен үстіндегі ескі көпір ағаштан салынған және су оның төбесіне дейін ешқашан жетпеген деп айтады.",
    "ky": "Дарыянын үстүндөгү эски көпүрө жыгачтан курулган жана суу анын чатырына чейин эч качан жеткен эмес дешет.",
    "tg": "Пули кӯҳнаи болои дарё аз чӯб сохта шудааст ва мегӯянд, ки об ҳеҷ гоҳ то боми он нарасидааст.",
    "tr": "Nehrin üzerindeki eski köprü ahşaptan yapılmıştır ve suyun çatısına kadar hiç ulaşmadığı söylenir.",
    "az": "Çayın üstündəki köhnə körpü ağacdan tikilmişdir və deyirlər ki, su onun damına qədər heç vaxt çatmayıb.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=list(TEXTS))
def test_a_sentence_is_told(code, text):
    assert detect(text) == code
    assert detect(text.upper()) == code
    assert detect(f"https://example.org/the/of/and {text} name@example.org") == code, "addresses have no language"


@pytest.mark.parametrize("text", ["", "12.05.2020", "§ 7 — 9", "a", "https://example.org/the/of/and"])
def test_what_has_no_words_has_no_language(text):
    assert detect(text) is None


def test_the_likely_language_counts_only_where_nothing_speaks_for_another():
    assert detect("Kerr Moor", likely="de") == "de"
    assert detect(TEXTS["fr"], likely="de") == "fr"
    assert detect("Лаптев Гордеев", likely="de") != "de", "another script"
