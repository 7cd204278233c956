"""The rules' sentences in the language of the user; English, which stands in the rule, is the fallback."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

NAME = re.compile(r"(?P<lang>[a-z]{2,3})(?:[-_](?P<script>[A-Za-z]{4}))?(?:[-_.@].*)?")  # uz-Cyrl, ru_RU.UTF-8
LANG = "@"  # under which a language that tells reasons stands among its sentences
VALUE = re.compile(r"\{(\w+)\}")  # {path}
LONGEST = 2000  # letters of a sentence that is looked up
SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}  # as locales call them: uz_UZ@cyrillic


def sentences(lang: str, english: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The sentences by code and key, those of a language laid over the English ones.

    The words that sentences put in for values stand beside them, under their English form with = before it, and what
    repairs do under their English form with ~ before it.
    """
    merged = {code: dict(messages) for code, messages in english.items()}
    table = _table(lang)
    words = {f"={word}": said for word, said in table.get("words", {}).items()}
    words |= {f"~{fix}": said for fix, said in table.get("fixes", {}).items()}
    for code, messages in merged.items():
        messages.update(table.get(code, {}))
        messages.update(words)
        messages |= {LANG: chosen(lang)} if "reasons" in table else {}
    return merged


@lru_cache(4096)
def told(text: str, lang: str) -> str:
    """A reason, or what a repair does, in a language; one that isn't known stays, and so do names in it."""
    for pattern, said in _patterns(chosen(lang)) if len(text) <= LONGEST else ():
        if match := pattern.fullmatch(text):
            return said.format_map({name: told(value, lang) for name, value in match.groupdict().items()})
    return text


@cache
def _patterns(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What English sentences look like with their values, and what they are in a language; the plainest first."""
    table = _table(lang)
    rows = {**table.get("fixes", {}), **table.get("reasons", {})}
    plainest = sorted(rows, key=lambda english: -len(VALUE.sub("", english)))
    return tuple((re.compile(_shape(english), re.DOTALL), rows[english]) for english in plainest)


def _shape(english: str) -> str:
    """The pattern of a sentence with values in it."""
    parts = VALUE.split(english)
    return "".join(f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts))


def known() -> dict[str, str]:
    """The files of sentences by the languages they are in: uz-Latn, uz-Cyrl, ru."""
    names = sorted(file.name for file in files(__name__).iterdir() if file.name.endswith(".toml"))
    return {name.removesuffix(".toml").replace("_", "-"): name for name in names}


def chosen(wanted: str) -> str:
    """The language of sentences that a name or a locale asks for: ru_RU.UTF-8, uz, uz_UZ@cyrillic; else English."""
    match = NAME.fullmatch(wanted.strip())
    if not match:
        return "en"
    script = match["script"] or SCRIPTS.get(wanted.rpartition("@")[2].lower(), "Latn")
    for name in (f"{match['lang']}-{script.capitalize()}", match["lang"]):
        if name in known():
            return name
    return "en"


@cache
def _table(lang: str) -> dict[str, dict[str, str]]:
    file = known().get(chosen(lang))
    return tomllib.loads(files(__name__).joinpath(file).read_text("utf-8")) if file else {}
