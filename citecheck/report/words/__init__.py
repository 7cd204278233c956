"""What a report says besides its findings, in the languages of the .toml files here."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from citecheck.messages import chosen

PARTS = ("field", "kind", "answer", "number", "left", "say")  # the tables of a file


@cache
def words(lang: str) -> dict[str, str]:
    """What a report says besides its findings, in a language; English where it isn't known."""
    name = chosen(lang).replace("-", "_")  # the findings' sentences are in the same language
    table = tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
    parts = {f"{part}.{key}": word for part in PARTS for key, word in table.pop(part).items()}
    return table | parts


def many(number: int, thing: str, lang: str) -> str:
    """Counts things: 1 error, 2 errors; 1 ошибка, 2 ошибки, 5 ошибок; 5 ta xato."""
    forms = words(lang)[f"number.{thing}"].split("|")
    tens, ones = number % 100 // 10, number % 10
    slavic = 2 if tens == 1 or ones == 0 or ones > 4 else int(ones > 1)  # 21 ends as 1 does, 11 doesn't
    form = slavic if len(forms) == 3 else min(int(number != 1), len(forms) - 1)
    return forms[form].format(n=number)


def say(sentence: str, lang: str, **values: object) -> str:
    """A sentence of the report itself, in a language."""
    return words(lang)[f"say.{sentence}"].format(**values)


def left(what: str, lang: str) -> str:
    """What kind of thing was not checked."""
    return words(lang).get(f"left.{what}", what)


def named(name: str, w: Mapping[str, str]) -> str:
    """What a field is called: `title uz-Cyrl` is a title, and the language stays."""
    field, _, lang = name.partition(" ")
    return f"{w.get(f'field.{field}', field)} {lang}".rstrip()
