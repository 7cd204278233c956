"""Folding: what two spellings have in common, letter for letter, so that offsets stay valid."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

APOSTROPHES = "‘’ʻʼ`´′ʹ＇"
DASHES = "‐‑‒–—―−"
BLANKS = "\t\n\r\x0b\x0c\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
CYRILLIC, LATIN = re.compile("[Ѐ-ӿ]"), re.compile("[A-Za-zÀ-ɏ]")
NEITHER = r"(?:[^\W\d_A-Za-zÀ-ɏЀ-ӿ]|')*+"  # what may stand between two scripts inside a word
LATIN_FIRST = re.compile(rf"[A-Za-zÀ-ɏ](?![A-Za-zÀ-ɏ\s]){NEITHER}[Ѐ-ӿ]")  # cловарь, with a Latin c
CYRILLIC_FIRST = re.compile(rf"[Ѐ-ӿ](?![Ѐ-ӿ\s]){NEITHER}[A-Za-zÀ-ɏ]")  # wоrd, with a Cyrillic о
MARKS = {**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(BLANKS, " ")}
MARK = re.compile(f"[{re.escape(''.join(MARKS))}]")
PLAIN = {ord(sign): plain for sign, plain in MARKS.items() if sign.isascii()}
LINE = 500  # characters up to which a text is remembered: lines and words are folded again and again


@cache
def _lookalikes() -> tuple[dict[int, str], dict[int, str]]:
    """To Cyrillic and to Latin."""
    table = files("citecheck.languages").joinpath("tables", "lookalikes.toml").read_text("utf-8")
    pairs = tomllib.loads(table)["pairs"]
    return {ord(pair[1]): pair[0] for pair in pairs}, {ord(pair[0]): pair[1] for pair in pairs}


def lookalikes() -> frozenset[str]:
    """The Latin letters that have a Cyrillic twin."""
    return frozenset(_lookalikes()[1].values())


def fold(text: str) -> str:
    """Folds case, apostrophes, dashes, blanks, and look-alike letters to the script each word is mostly in."""
    return _line(text) if len(text) <= LINE else _folded(text)


def _folded(text: str) -> str:
    low = text.lower()
    if low.isascii():
        return low.translate(PLAIN)
    if len(low) != len(text) or "Σ" in text:  # İ becomes two letters, Σ depends on its neighbours
        low = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    folded = MARK.sub(lambda mark: MARKS[mark[0]], low)
    if folded.isascii() or not (LATIN_FIRST.search(folded) or CYRILLIC_FIRST.search(folded)):
        return folded  # nearly always: two searches are ten times faster than looking at each word
    return WORD.sub(_one_script, folded)


@lru_cache(4096)
def _line(text: str) -> str:
    return _folded(text)


def _one_script(match: re.Match[str]) -> str:
    word = match[0]
    cyrillic, latin = len(CYRILLIC.findall(word)), len(LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    to_cyrillic, to_latin = _lookalikes()
    return word.translate(to_cyrillic if cyrillic >= latin else to_latin)
