"""Invented bibliographic records: people, titles, journals, dates, in one language at a time."""

import random
import tomllib
from functools import cache
from pathlib import Path

from citecheck.languages import languages

HERE = Path(__file__).parent
TO_CYRILLIC = {
    "o‘": "ў", "g‘": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е", "a": "а", "b": "б", "d": "д",
    "e": "е", "f": "ф", "g": "г", "h": "ҳ", "i": "и", "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п",
    "q": "қ", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "x": "х", "y": "й", "z": "з", "’": "ъ", "c": "ц", "w": "в",
}  # fmt: skip


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """The words of every language; Uzbek in Cyrillic letters is made of Uzbek in Latin ones."""
    tables: dict[str, dict[str, list[str]]] = tomllib.loads((HERE / "vocabulary.toml").read_text("utf-8"))
    tables["uz_Cyrl"] = {kind: [_cyrillic(word) for word in words] for kind, words in tables["uz_Latn"].items()}
    tables["uz_Cyrl"]["site"] = tables["uz_Latn"]["site"]
    return tables


def _cyrillic(text: str) -> str:
    out, at = [], 0
    while at < len(text):
        if text[at] == "{":
            close = text.index("}", at) + 1
            out.append(text[at:close])
            at = close
            continue
        size = 2 if text[at : at + 2].lower() in TO_CYRILLIC else 1
        part = text[at : at + size]
        letter = TO_CYRILLIC.get(part.lower(), part)
        out.append(letter.upper() if part[0].isupper() else letter)
        at += size
    return "".join(out)


@cache
def months(lang: str) -> list[str]:
    """A language's months by name."""
    code = lang.replace("_", "-")
    table = next(language.months for language in languages() if language.code == code)
    return [name for name in table if len(name) > 2]


def pick(rng: random.Random, lang: str, kind: str) -> str:
    """One of a language's words of a kind."""
    return rng.choice(vocabulary()[lang][kind])


def place(rng: random.Random, lang: str) -> str:
    """A place: a real one, or one made up that stands in no word list."""
    if rng.random() < 0.6:
        return pick(rng, lang, "city")
    parts = vocabulary().get(lang, {})
    name = rng.choice(parts.get("stem", parts["city"])) + rng.choice(parts.get("ending", [""]))
    return name + rng.choice(["", "", "", "", "", "-" + pick(rng, lang, "city")]) if len(name) < 14 else name


def person(rng: random.Random, lang: str) -> tuple[str, str, str]:
    """Family name, given name, initials."""
    family = pick(rng, lang, "family")
    if (
        lang in ("ru", "uz_Latn", "uz_Cyrl", "kk")
        and family.endswith(("ова", "ева", "ova", "eva"))
        and rng.random() < 0.3
    ):
        family = family[:-1]
    given = [pick(rng, lang, "given")]
    if rng.random() < 0.55:
        second = vocabulary()[lang]["patronymic"] or vocabulary()[lang]["given"]
        given.append(rng.choice(second))
    initials = [_initial(rng, name) for name in given]
    return family, " ".join([given[0], *(initials[1:] if rng.random() < 0.5 else given[1:])]), " ".join(initials)


def _initial(rng: random.Random, name: str) -> str:
    head = name[:2] if name[:2].lower() in ("sh", "ch", "дж", "yu") and rng.random() < 0.7 else name[:1]
    return f"{head}."


def title(rng: random.Random, lang: str) -> str:
    """A title: a head, what it is about, now and then more."""
    chance = rng.random()
    text = f"{pick(rng, lang, 'head')} {pick(rng, lang, 'object')}"
    if chance < 0.12:
        text = pick(rng, lang, "object")
        text = text[0].upper() + text[1:]
    if rng.random() < 0.5:
        text += " " + pick(rng, lang, "tail")
        text = (
            text.replace(" :", rng.choice([":", " :"]) if lang in ("ru", "kk") else ":")
            .replace(" ,", ",")
            .replace(" .", ".")
            .replace(" ?", "?")
        )
    if rng.random() < 0.12:
        other = f"{pick(rng, lang, 'head')} {pick(rng, lang, 'object')}"
        text += rng.choice([": ", ". ", " and " if lang == "en" else ": ", " – "]) + other[0].lower() + other[1:]
    text = _named(rng, lang, text)
    extra = rng.random()
    if extra < 0.03:
        text = f"{rng.randint(1990, 2030)} {text[0].lower()}{text[1:]}"
    elif extra < 0.06:
        text += rng.choice(["?", "!", "..."])
    elif extra < 0.08 and lang != "en":
        text = f"«{text}»"
    elif extra < 0.1:
        given = pick(rng, lang, "given")
        text += f" ({given[0]}. {pick(rng, lang, 'family')})"
    return _cased(rng, lang, text)


def _named(rng: random.Random, lang: str, text: str) -> str:
    """Now and then a title with a person, a quotation or two countries in it, or one of one word."""
    chance, opening = rng.random(), "«" if lang not in ("en", "uz_Latn") else "“"
    closing = {"«": "»", "“": "”"}[opening]
    family, given = pick(rng, lang, "family"), pick(rng, lang, "given")
    words = text.split()
    short = " ".join(words[: rng.randint(1, 3)]).strip(" ,.:")
    if chance < 0.04:
        return f"{words[0]} {opening}{pick(rng, lang, 'object')}{closing} {pick(rng, lang, 'tail') if rng.random() < 0.6 else ''}".strip()
    if chance < 0.07:
        return f"{given} {family}: {opening}{text}{closing}"
    if chance < 0.11:
        return f"{text} {given[0]}. {pick(rng, lang, 'given')[0]}. {family}"
    if chance < 0.14:
        return f"{opening}{short}{closing} {' '.join(words[1:])}".strip()
    if chance < 0.18:
        one, other = pick(rng, lang, "country"), pick(rng, lang, "country")
        joint = rng.choice(["–", " – ", " — ", "-", f" {pick(rng, lang, 'and')} "])
        return f"{one}{joint}{other}{rng.choice([': ', ' ', ': '])}{text[0].lower()}{text[1:]}"
    if chance < 0.23:
        return pick(rng, lang, "object").split()[0].capitalize()
    return text


def _cased(rng: random.Random, lang: str, text: str) -> str:
    chance = rng.random()
    if chance < 0.04:
        return text.upper()
    if lang == "en" and chance < 0.45:
        small = {"of", "the", "in", "and", "on", "a", "to", "for", "with", "from", "by", "at"}
        words = [
            word if word.lower() in small and n else word[:1].upper() + word[1:]
            for n, word in enumerate(text.split(" "))
        ]
        return " ".join(words)
    return text


def pages(rng: random.Random) -> str:
    """A range of pages (or a page, or an article's number)."""
    start = rng.choice([rng.randint(1, 99), rng.randint(100, 999), rng.randint(1, 30), rng.randint(1000, 12000)])
    end = start + rng.randint(1, 30)
    dash = rng.choice(["-", "–", "–", "-", "—", " - ", " – "])
    chance = rng.random()
    if chance < 0.12:
        return str(start)
    if chance < 0.2 and start > 99:
        return f"{start}{dash}{str(end)[-2:]}"
    return f"{start}{dash}{end}"


def day(rng: random.Random, lang: str) -> dict[str, str]:
    """One day as a language prints it: `d` whole, `dm` day and month, `ddot` in figures, `my` month and year, `yd`."""
    year, month, number = str(rng.randint(1930, 2026)), rng.choice(months(lang)), str(rng.randint(1, 28))
    shown = month.capitalize() if lang in ("en", "de") else month
    dotted = f"{int(number):02}.{rng.randint(1, 12):02}.{year}"
    full = {
        "en": rng.choice([f"{shown} {number}, {year}", f"{number} {shown} {year}", f"{shown} {year}"]),
        "de": rng.choice([f"{number}. {shown} {year}", dotted]),
        "uz_Latn": rng.choice([f"{year} yil {number} {month}", f"{year}-yil {number}-{month}", dotted]),
        "uz_Cyrl": rng.choice([f"{year} йил {number} {month}", f"{year} йил {number}-{month}", dotted]),
        "kk": rng.choice([f"{year} жылғы {number} {month}", f"{number} {month} {year} ж.", dotted]),
    }.get(
        lang,
        rng.choice([f"{number} {month} {year}", dotted, f"{number} {month} {year} г." if lang == "ru" else dotted]),
    )
    between = f"{number}-{int(number) + 2}"
    return {
        "d": full, "dm": f"{number} {month}", "ddot": dotted, "y": year, "month": shown,
        "my": rng.choice([f"{shown} {year}", f"{shown[:3]}. {year}", year]), "yd": f"{year}, {shown} {number}",
        "range": rng.choice([f"{between} {month} {year} г.", f"{between} {month}"]),
        "d2": rng.choice([f"{number} {shown} {year}", dotted]),
    }  # fmt: skip
