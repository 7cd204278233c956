"""Invented records printed in many styles and damaged as extraction damages them: text and the place of each value."""

import random
import re
from collections.abc import Iterator

from tests.training import records
from tests.training.damage import damaged
from tests.training.values import Values, styles

Piece = tuple[str, str | None]
Places = dict[str, list[tuple[int, int]]]
PART = re.compile(r"\[(?P<option>[^\[\]{}]*(?:\{[^{}]*\}[^\[\]{}]*)+)\]|\{(?P<field>[^{}]+)\}|(?P<text>[^{}\[]+|\[)")
LANGUAGES = {
    "gost": {"ru": 30, "uz_Latn": 16, "uz_Cyrl": 16, "kk": 14, "en": 14, "az": 4, "tr": 2},
    "west": {"en": 50, "de": 12, "fr": 10, "it": 12, "es": 6, "ru": 2, "uz_Latn": 4, "tr": 2, "uz_Cyrl": 1},
}
KINDS = {
    "gost": {"article": 22, "book": 30, "chapter": 10, "conference": 8, "newspaper": 10, "web": 14, "archival": 8, "thesis": 5, "law": 6},
    "west": {"article": 45, "book": 20, "chapter": 12, "conference": 10, "newspaper": 3, "web": 4, "thesis": 3, "report": 5},
}  # fmt: skip
FIELD = {
    "a": "authors", "a1": "authors", "full": "authors", "body": "authors", "siteauthor": "authors", "e": "editors", "eds": "editors", "ser": "container",
    "t": "title", "j": "container", "jab": "container", "news": "container", "b": "container", "conf": "container",
    "arch": "container", "site": "container", "siteauthor2": "container", "c": "place", "cc": "place", "c2": None, "h": "publisher", "body2": "publisher", "uni": "publisher",
    "y": "year", "d": "date", "ddot": "date", "my": "date", "yd": "date", "dm": "date", "v": "volume", "n": "issue", "p": "pages",
    "p1": "pages", "P": "pages", "ed": "edition",
}  # fmt: skip


def rendered(rng: random.Random, count: int) -> Iterator[tuple[str, Places]]:
    """Prints a number of made-up entries."""
    for _ in range(count):
        group = "gost" if rng.random() < 0.6 else "west"
        lang = _weighted(rng, LANGUAGES[group])
        kind = _weighted(rng, KINDS[group])
        template = rng.choice(styles()[group][kind])
        pieces = list(_pieces(rng, template, Values(rng, lang, group)))
        yield placed(damaged(rng, pieces))


def _weighted(rng: random.Random, table: dict[str, int]) -> str:
    return rng.choices(list(table), list(table.values()))[0]


def placed(pieces: list[Piece]) -> tuple[str, Places]:
    """Puts the pieces of an entry together, blanks at the ends left out."""
    text, places = "", {}
    for part, field in pieces:
        if field and part.strip():
            start = len(text) + len(part) - len(part.lstrip())
            places.setdefault(field, []).append((start, len(text) + len(part.rstrip())))
        text += part
    return text.rstrip(), places


def _pieces(rng: random.Random, template: str, values: Values) -> Iterator[Piece]:
    """A style with the values put in; half of its options are left out."""
    for match in PART.finditer(template):
        if match["option"]:
            if rng.random() < 0.6:
                yield from _pieces(rng, match["option"], values)
        elif match["field"] == "law":
            yield from _law(rng, values)
        elif match["field"] and match["field"].startswith("genre:in"):
            yield values.get("genre"), "title+"
        elif match["field"]:
            yield from _value(values, match["field"])
        else:
            yield match["text"], None


def _value(values: Values, name: str) -> Iterator[Piece]:
    text = values.get(name)
    field = FIELD.get(name.partition(":")[0])
    if name == "c2":
        yield text, None
    elif field == "date" and re.fullmatch(r"\d{4}", text):
        yield text, "year"
    else:
        yield text, field


def _law(rng: random.Random, values: Values) -> Iterator[Piece]:
    """A law: its quoted name is the title, its number the issue."""
    lang = values.lang if values.lang in ("ru", "uz_Latn", "uz_Cyrl", "kk", "en") else "ru"
    form = records.pick(rng, lang, "law")
    parts = re.split(r"(\{[a-z]+\})", form)
    if len(parts) == 1:
        yield form, "title"
        return
    skip = ""
    for at, part in enumerate(parts):
        if part in ("{k}", "{n}"):
            before = re.search(r"([^\W\d_]+-)$", parts[at - 1] or "")
            after = re.match(r"-(?:ФЗ)", parts[at + 1] if at + 1 < len(parts) else "")
            yield (before[1] if before else "") + str(rng.randint(10, 6000)) + (after[0] if after else ""), "issue"
            skip = after[0] if after else ""
        elif part in ("{t}", "{o}"):
            yield (
                re.sub("[«»“”]", "", records.title(rng, lang))
                + {"uz_Latn": " to‘g‘risida", "uz_Cyrl": " тўғрисида", "kk": " туралы"}.get(lang, ""),
                "title",
            )
        elif part in ("{d}", "{dm}", "{y}"):
            text = values.day["dm" if part == "{dm}" else "y" if part == "{y}" else "d"]
            yield text, "year" if part == "{y}" else "date"
        else:
            yield (
                re.sub(r"([^\W\d_]+-)$", "", part.removeprefix(skip))
                if at + 1 < len(parts) and parts[at + 1] in ("{k}", "{n}")
                else part.removeprefix(skip),
                None,
            )
            skip = ""
