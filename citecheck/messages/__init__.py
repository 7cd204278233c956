"""The rules' sentences in the language of the user; English, which stands in the rule, is the fallback."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files


def sentences(lang: str, english: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The sentences by code and key, those of a language laid over the English ones."""
    merged = {code: dict(messages) for code, messages in english.items()}
    file = files(__name__).joinpath(f"{lang.replace('-', '_')}.toml")
    if lang.isidentifier() or "-" in lang:
        table = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
        for code, said in table.items():
            merged.setdefault(code, {}).update(said)
    return merged
