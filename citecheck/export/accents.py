r"""Accented Latin letters as TeX writes them, for engines that read no UTF-8: é -> {\'e}. Cyrillic stays."""

import unicodedata

from citecheck.export.untex import ACCENTS, LETTERS

VERBATIM = frozenset({"url", "doi", "eprint", "isbn", "issn", "langid", "date", "urldate"})
MARKS = {mark: command for command, mark in ACCENTS.items()}
NAMED = ("ss", "ae", "AE", "oe", "OE", "aa", "AA", "o", "O", "l", "L", "dh", "th", "dj", "DJ")
PLAIN = {LETTERS[name]: rf"{{\{name}}}" for name in NAMED} | {
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'", "…": r"{\ldots}", "\xa0": "~",
    "°": r"{\textdegree}",
    "«": r"{\guillemotleft}", "»": r"{\guillemotright}", "§": r"{\S}",
}  # fmt: skip


def tex(field: str, value: str) -> str:
    """A field's value in TeX's spelling; addresses and identifiers are left as they are."""
    if value.isascii() or field in VERBATIM or value.startswith(r"{\url"):
        return value
    return "".join(letter if letter.isascii() else _spelt(letter) for letter in value)


def _spelt(letter: str) -> str:
    if letter in PLAIN:
        return PLAIN[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if len(marks) != 1 or marks[0] not in MARKS or not (base.isascii() and base.isalpha()):
        return letter
    dotless = f"\\{base}" if base in "ij" and MARKS[marks[0]] not in "cdbk" else base
    command = MARKS[marks[0]]
    inner = f"{{{dotless}}}" if command.isalpha() else dotless
    return f"{{\\{command}{inner}}}"
