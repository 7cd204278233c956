"""Bytes to text: UTF-8 first, then whatever gives sensible letters; a doubt is said, never swallowed."""

import codecs
import re
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
EIGHT_BIT = ("cp1251", "koi8-r", "cp1252")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LOWER_THEN_UPPER = re.compile(r"[a-zà-öø-ÿа-яё][А-ЯЁÀ-ÖØ-Þ]")  # пРИВЕТ, as KOI8-R read for windows-1251
FREQUENT = frozenset("оеаинтсрвлОЕАИНТСРВЛ")  # two thirds of any Cyrillic text
RARE = frozenset("ъэщфёЪЭЩФЁ")
ENOUGH = 0.15  # a lead of this share of the letters is no doubt


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and the next best one where it is a matter of doubt."""

    text: str
    encoding: str
    doubt: str | None = None


def is_binary(data: bytes) -> bool:
    """Tells a picture or a program from a text: a text has hardly any control characters."""
    head = data[:8192]
    if any(head.startswith(mark) for mark, _ in MARKS) or _looks_utf16(head):
        return False
    return b"\0" in head or len(CONTROL.findall(head.decode("latin-1"))) > len(head) // 50


def decode(data: bytes) -> Decoded:
    """Decodes a text file."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(_lenient(data, encoding), encoding)
    if wide := _looks_utf16(data[:8192]):
        return Decoded(_lenient(data, wide), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _torn_utf8(data, error) or _eight_bit(data)


def narrow(head: bytes) -> bytes:
    """The beginning of a file in UTF-8 where it is in UTF-16 or UTF-32, so that a sign can be looked for in it."""
    marked = (encoding for mark, encoding in MARKS if head.startswith(mark) and mark != codecs.BOM_UTF8)
    wide = next(marked, None) or _looks_utf16(head[:8192])
    return _lenient(head, wide).encode() if wide else head


def _lenient(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace")


def _looks_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is 0 or 4 (Latin and Cyrillic letters)."""
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(high) > 8 and sum(high.count(byte) for byte in (b"\0", b"\4")) > 0.9 * len(high):
            return encoding
    return None


def _torn_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 with a few broken bytes is still UTF-8: an eight-bit text has no valid sequences to speak of."""
    text = data.decode("utf-8", "replace")
    good = sum(1 for letter in text if letter > "\x7f" and letter != "\ufffd")
    bad = text.count("\ufffd")
    return Decoded(text, "utf-8", f"{bad} broken bytes, the first at byte {error.start}") if good > 9 * bad else None


def _eight_bit(data: bytes) -> Decoded:
    """Judges each eight-bit encoding by the letters it gives; a small lead is a doubt that is said."""
    sample = data[:200_000]
    ranked = sorted(((_sense(sample.decode(encoding, "replace")), encoding) for encoding in EIGHT_BIT), reverse=True)
    (best, encoding), (second, other) = ranked[0], ranked[1]
    doubt = f"{other} is nearly as likely" if best - second < ENOUGH else None
    return Decoded(_lenient(data, encoding), encoding, doubt)


def _sense(text: str) -> float:
    """How much a text looks like one: frequent letters, capitals first, accents among plain letters."""
    letters = [letter for letter in text if letter > "\x7f"]
    if not letters:
        return 0.0
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in letters)
    score = sum(letter in FREQUENT for letter in letters) - 2.0 * sum(letter in RARE for letter in letters)
    if cyrillic < len(letters) // 2:  # accents stand alone between plain letters; Cyrillic comes in words
        alone = len(re.findall(r"(?<=[A-Za-z])[À-ÖØ-öø-ÿ](?![À-ÖØ-öø-ÿ])|(?<![^\W\d_])[À-ÖØ-öø-ÿ](?=[a-z])", text))
        score = alone + sum(letter in "–—«»“”‘’…№§°" for letter in letters)
    return (score - 3.0 * len(LOWER_THEN_UPPER.findall(text)) - 2.0 * text.count("\ufffd")) / len(letters)
