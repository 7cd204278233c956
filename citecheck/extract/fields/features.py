"""What the model sees of each token: shapes, dictionary hits, neighbours, the stretch it stands in. No words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from citecheck.extract.fields.lexicon import folded, kinds, stopwords
from citecheck.extract.fields.stretch import stretches
from citecheck.extract.fields.tokens import MOST, Token

CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
ROMAN = re.compile(r"[IVXLCM]+\Z")
YEAR = re.compile(r"(?:1[5-9]\d|20[0-2])\d\Z")
QUOTES, CLOSING_QUOTES = frozenset('“”«»„"'), frozenset('”»"“')
OPENING, CLOSING = frozenset("(["), frozenset(")]")
Features = list[str]


@lru_cache(maxsize=50_000)
def shape(text: str) -> str:
    """A token's shape: Xx, XX, X, xx, xX; y for a year, d and the number of digits; a mark as it is."""
    first = text[0]
    if first.isdecimal():
        return "y" if YEAR.match(text) else f"d{min(len(text), 5)}"
    if not first.isalpha():
        return text if len(text) < 3 or first == "<" else text[:2]
    if len(text) == 1:
        return "X" if first.isupper() else "x"
    if text.isupper():
        return "XX"
    if text == text.lower():
        return "xx"
    if first.isupper():
        return "Xx" if text[1:] == text[1:].lower() else "XxX"
    return "xX"


@lru_cache(maxsize=50_000)
def own(text: str, hits: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The features of a token by itself; a word as such only where it is a frequent word of a language."""
    form = shape(text)
    found = [f"c={form}", *(f"k={hit}" for hit in hits)]
    if text[0].isdecimal():
        found.append(f"v={_size(text)}")
    if not text[0].isalpha():
        return tuple(found)
    low = folded(text)
    script = "cyr" if CYRILLIC.search(text) else "lat" if LATIN.search(text) else "other-script"
    found += [f"{form}{min(len(text), 10)}", script]
    if low in stopwords():
        found.append(f"w={low}")
    if len(low) > 4:
        found += [f"e2={low[-2:]}", f"e3={low[-3:]}"]
    if ROMAN.match(text):
        found.append("roman")
    return tuple(found)


def _size(text: str) -> str:
    number = int(text[:6])
    return "0" if text[0] == "0" else "1" if number < 13 else "2" if number < 32 else "3" if number < 100 else "4"


@lru_cache(maxsize=50_000)
def lent(text: str, hits: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The features a token lends to the tokens two and one before it, and one and two behind it."""
    return tuple(_beside(text, hits, offset) for offset in (2, 1, -1, -2))


def _beside(text: str, hits: tuple[str, ...], offset: int) -> tuple[str, ...]:
    found = [f"{offset}c={shape(text)}", *(f"{offset}k={hit}" for hit in hits)]
    if text[0].isalpha():
        low = folded(text)
        if low in stopwords():
            found.append(f"{offset}w={low}")
        elif abs(offset) == 1 and len(low) > 4:
            found.append(f"{offset}e2={low[-2:]}")
    elif text[0].isdecimal():
        found.append(f"{offset}v={_size(text)}")
    return tuple(found)


def features(raw: str, found: Sequence[Token]) -> list[Features]:
    """The features of every token of an entry."""
    texts = [token.text for token in found]
    hits = kinds(texts)
    forms = [shape(text) for text in texts]
    signs = [hit[0] if hit else form for hit, form in zip(hits, forms, strict=True)]
    rows = stretches(raw, found, hits, forms)
    entry = _entry(texts, forms)
    places = positions(len(found))
    for n, (row, spot) in enumerate(zip(rows, _spots(texts, forms), strict=True)):
        row += own(texts[n], hits[n])
        row += entry
        row += places[n]
        row.append(spot)
        if n and found[n - 1].end < found[n].start:
            row.append("gap")
    _neighbours(rows, [lent(text, hit) for text, hit in zip(texts, hits, strict=True)], signs)
    return rows


def _neighbours(rows: list[Features], loans: Sequence[tuple[tuple[str, ...], ...]], signs: Sequence[str]) -> None:
    """What stands one, two and three tokens off, and the shapes in a row."""
    count = len(rows)
    padded = ["^^^", "^^", "^", *signs, "$", "$$", "$$$"]
    for n, row in enumerate(rows):
        if n > 1:
            row += loans[n - 2][3]
        if n:
            row += loans[n - 1][2]
        if n + 1 < count:
            row += loans[n + 1][1]
        if n + 2 < count:
            row += loans[n + 2][0]
        far, a, b, c, d, e, away = padded[n : n + 7]
        pair = f"{b}|{c}|{d}"
        row += (
            f"{b}|{c}", f"|{c}|{d}", pair, f"{a}|{b}|{c}|", f"||{c}|{d}|{e}", f"{a}|{pair}", f"|{pair}|{e}",
            f"-3{far}", f"3{away}",
        )  # fmt: skip


@lru_cache(maxsize=MOST + 1)
def positions(count: int) -> tuple[tuple[str, str], ...]:
    """How far from either end each of a number of tokens stands."""
    return tuple(
        (
            f"at={n}" if n < 4 else f"far={min(n // 5, 8)}",
            f"left={count - n - 1}" if count - n - 1 < 5 else f"rest={min((count - n - 1) // 5, 8)}",
        )
        for n in range(count)
    )


def _entry(texts: Sequence[str], forms: Sequence[str]) -> tuple[str, ...]:
    """What is true of the whole entry: its script, whether it has slashes, an address, quotes, years."""
    cyrillic = sum(map(bool, map(CYRILLIC.match, texts)))
    latin = sum(map(bool, map(LATIN.match, texts)))
    script = "cyr" if cyrillic > latin else "lat"
    slashes, address = "//" in texts, "<url>" in texts
    quotes = not QUOTES.isdisjoint(texts)
    return (f"E={script}", f"E{slashes:d}{address:d}{quotes:d}{min(forms.count('y'), 2)}")


def _spots(texts: Sequence[str], forms: Sequence[str]) -> list[str]:
    """What stands before, around and behind each token: quotes, brackets, years, slashes; whether only names so far."""
    spots: list[str] = []
    quotes = brackets = years = slashes = closed = 0
    names = True
    all_years, all_slashes = forms.count("y"), texts.count("//")
    spot = ""
    for text, form in zip(texts, forms, strict=True):
        if text in CLOSING_QUOTES and (quotes or text in ("”", "»")):
            quotes, closed, spot = max(0, quotes - 1), closed + 1, ""
        elif text in QUOTES:
            quotes, names, spot = quotes + 1, False, ""
        elif text in CLOSING:
            brackets, spot = max(0, brackets - 1), ""
        if not spot:
            spot = (
                f"q{quotes > 0:d}{min(closed, 2)}b{brackets > 0:d}"
                f"y{min(years, 2)}{min(all_years - years, 2)}s{min(slashes, 2)}{all_slashes > slashes:d}n{names:d}"
            )
        spots.append(spot)
        if text in OPENING:
            brackets, spot = brackets + 1, ""
        elif form == "y":
            years, spot = years + 1, ""
        elif text == "//":
            slashes, spot = slashes + 1, ""
        elif names and form == "xx" and len(text) > 3:
            names, spot = False, ""
    return spots
