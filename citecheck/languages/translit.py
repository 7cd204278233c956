"""Cyrillic to Latin letters, by language where the languages differ."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table(lang: str | None) -> dict[int, str]:
    text = files("citecheck.languages").joinpath("tables", "letters.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    small = {**tables["shared"], **tables.get(lang or "", {})}
    table = {ord(letter): latin for letter, latin in small.items()}
    table |= {ord(letter.upper()): latin.capitalize() for letter, latin in small.items()}
    return table | dict.fromkeys(map(ord, "‘’ʻʼ`´′ʹ"), "'")


def transliterate(text: str, lang: str | None = None) -> str:
    """Writes a text in plain Latin letters: Пўлатов -> Pulatov, Қасымов -> Qasymov."""
    latin = text.translate(_table(lang))
    if latin.isascii():
        return latin
    from anyascii import anyascii

    return anyascii(latin)
