"""What a report says besides its findings, in the languages of the .toml files here."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

PARTS = ("field", "kind", "answer")  # the tables of a file


def words(lang: str) -> dict[str, str]:
    """What a report says besides its findings, in a language; English where it isn't known."""
    folder = files(__name__)
    known = {file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")}
    name = lang.replace("-", "_")
    table = tomllib.loads((folder / f"{name if name in known else 'en'}.toml").read_text("utf-8"))
    parts = {f"{part}.{key}": word for part in PARTS for key, word in table.pop(part).items()}
    return table | parts


def named(name: str, w: Mapping[str, str]) -> str:
    """What a field is called: `title uz-Cyrl` is a title, and the language stays."""
    field, _, lang = name.partition(" ")
    return f"{w.get(f'field.{field}', field)} {lang}".rstrip()
