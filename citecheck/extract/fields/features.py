"""What the model sees of each token: shapes, dictionary hits, neighbours, the stretch it stands in. No words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from citecheck.extract.fields.lexicon import folded, kinds, stopwords
from citecheck.extract.fields.stretch import stretches
from citecheck.extract.fields.tokens import Token

CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
ROMAN = re.compile(r"[IVXLCM]+\Z")
YEAR = re.compile(r"(?:1[5-9]\d|20[0-2])\d\Z")
QUOTES = frozenset('“”«»„"')
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
def own(text: str) -> tuple[str, ...]:
    """The features of a token by itself; a word as such only where it is a frequent word of a language."""
    form = shape(text)
    if not text[0].isalpha():
        return (f"c={form}", f"v={_size(text)}") if text[0].isdecimal() else (f"c={form}",)
    low = folded(text)
    script = "cyr" if CYRILLIC.search(text) else "lat" if LATIN.search(text) else "other-script"
    found = [f"c={form}", f"{form}{min(len(text), 10)}", script]
    if low in stopwords():
        found += ["stop", f"w={low}"]
    if len(low) > 4:
        found += [f"e2={low[-2:]}", f"e3={low[-3:]}"]
    if ROMAN.match(text):
        found.append("roman")
    return tuple(found)


def _size(text: str) -> str:
    number = int(text[:6])
    return "0" if text[0] == "0" else "1" if number < 13 else "2" if number < 32 else "3" if number < 100 else "4"


@lru_cache(maxsize=100_000)
def beside(text: str, offset: int, hits: tuple[str, ...]) -> tuple[str, ...]:
    """The features a token lends to its neighbour `offset` away."""
    found = [f"{offset}c={shape(text)}", *(f"{offset}k={hit}" for hit in hits)]
    if text[0].isalpha():
        low = folded(text)
        if low in stopwords():
            found += [f"{offset}stop", f"{offset}w={low}"]
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
    for n, (row, spot) in enumerate(zip(rows, _spots(texts, forms), strict=True)):
        row += own(texts[n])
        row += entry
        row.append(spot)
        row += [f"k={hit}" for hit in hits[n]]
    _neighbours(rows, texts, hits, signs)
    _positions(rows, found)
    return rows


def _neighbours(
    rows: list[Features], texts: Sequence[str], hits: Sequence[tuple[str, ...]], signs: Sequence[str]
) -> None:
    """What stands one, two and three tokens off, and the shapes in a row."""
    count = len(texts)
    for offset in (-2, -1, 1, 2):
        lent = [beside(text, offset, hit) for text, hit in zip(texts, hits, strict=True)]
        for n in range(max(0, -offset), min(count, count - offset)):
            rows[n] += lent[n + offset]
    padded = ["^^^", "^^", "^", *signs, "$", "$$", "$$$"]
    for n, row in enumerate(rows):
        far, a, b, c, d, e, away = padded[n : n + 7]
        pair = f"{b}|{c}|{d}"
        row += (
            f"{b}|{c}", f"|{c}|{d}", pair, f"{a}|{b}|{c}|", f"||{c}|{d}|{e}", f"{a}|{pair}", f"|{pair}|{e}",
            f"-3{far}", f"3{away}",
        )  # fmt: skip


def _positions(rows: list[Features], found: Sequence[Token]) -> None:
    """How far from either end a token stands, and whether blanks are around it."""
    count = len(rows)
    for n, row in enumerate(rows):
        rest = count - n - 1
        row.append(f"at={n}" if n < 4 else f"far={min(n // 5, 8)}")
        row.append(f"left={rest}" if rest < 5 else f"rest={min(rest // 5, 8)}")
        row.append(f"tenth={10 * n // count}")
        if n and found[n - 1].end < found[n].start:
            row.append("gap")
            rows[n - 1].append("gap+")


def _entry(texts: Sequence[str], forms: Sequence[str]) -> tuple[str, ...]:
    """What is true of the whole entry: its script, whether it has slashes, an address, quotes, years."""
    cyrillic = sum(bool(CYRILLIC.match(text)) for text in texts)
    latin = sum(bool(LATIN.match(text)) for text in texts)
    script = "cyr" if cyrillic > latin else "lat"
    slashes, address = "//" in texts, "<url>" in texts
    quotes = any(text in QUOTES for text in texts)
    return (f"E={script}", f"E{slashes:d}{address:d}{quotes:d}{min(forms.count('y'), 2)}", f"E//={slashes:d}")


def _spots(texts: Sequence[str], forms: Sequence[str]) -> list[str]:
    """What stands before, around and behind each token: quotes, brackets, years, slashes; whether only names so far."""
    spots: list[str] = []
    quotes = brackets = years = slashes = closed = 0
    names = True
    all_years, all_slashes = forms.count("y"), texts.count("//")
    for text, form in zip(texts, forms, strict=True):
        if text in ("”", "»") or (text in ('"', "“") and quotes):
            quotes, closed = max(0, quotes - 1), closed + 1
        elif text in ("«", "“", "„", '"'):
            quotes, names = quotes + 1, False
        elif text in (")", "]"):
            brackets = max(0, brackets - 1)
        spots.append(
            f"q{quotes > 0:d}{min(closed, 2)}b{brackets > 0:d}"
            f"y{min(years, 2)}{min(all_years - years, 2)}s{min(slashes, 2)}{all_slashes > slashes:d}n{names:d}"
        )
        brackets += text in ("(", "[")
        years += form == "y"
        slashes += text == "//"
        names = names and not (form == "xx" and len(text) > 3)
    return spots
