"""Folding: what two spellings have in common, letter for letter, so that offsets stay valid."""

import re
import tomllib
from functools import cache
from importlib.resources import files

APOSTROPHES = "‘’ʻʼ`´′ʹ＇"
DASHES = "‐‑‒–—―−"
BLANKS = "\t\n\r\x0b\x0c\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
CYRILLIC, LATIN = re.compile("[Ѐ-ӿ]"), re.compile("[A-Za-zÀ-ɏ]")


@cache
def _marks() -> dict[int, str]:
    return {
        **dict.fromkeys(map(ord, APOSTROPHES), "'"),
        **dict.fromkeys(map(ord, DASHES), "-"),
        **dict.fromkeys(map(ord, BLANKS), " "),
    }


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
    folded = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text).translate(_marks())
    if not (CYRILLIC.search(folded) and LATIN.search(folded)):
        return folded
    return WORD.sub(_one_script, folded)


def _one_script(match: re.Match[str]) -> str:
    word = match[0]
    cyrillic, latin = len(CYRILLIC.findall(word)), len(LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    to_cyrillic, to_latin = _lookalikes()
    return word.translate(to_cyrillic if cyrillic >= latin else to_latin)
