r"""BibTeX values as plain text: K{\"o}nig -> König, for the formats that know no TeX."""

import re
import unicodedata

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł",
    "L": "Ł", "i": "i", "j": "j", "dh": "ð", "th": "þ", "dj": "đ", "DJ": "Đ", "textbackslash": "\ue002",
    "textbraceleft": "\ue000", "textbraceright": "\ue001", "textasciicircum": "^", "textasciitilde": "~",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textquoteright": "’",
    "textquoteleft": "‘", "guillemotleft": "«", "guillemotright": "»", "textdegree": "°", "copyright": "©",
    "S": "§", "quad": " ", "newline": " ", "slash": "/", "textunderscore": "_", "TeX": "TeX", "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "beta": "β", "alpha": "α", "gamma": "γ", "mu": "μ", "pi": "π",
    "lambda": "λ", "sigma": "σ", "times": "×",
}  # fmt: skip
ACCENT = re.compile(  # \"{o}  \'e  \c{c}  \v s
    r"""\\(?:([`'^~=."])|([uvHrdckb])(?![A-Za-z]))\s*(?:\{\s*\\?([^\W\d_])\s*\}|\\?([^\W\d_]))"""
)
COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\s+|\{\})?")  # \ss{}  \emph
SYMBOL = re.compile(r"\\([&%$#_ ,;:!/-])")  # \&
BREAK = re.compile(r"\\\\")
SPECIAL = re.compile(r"[\\{}$~`']|--")  # what makes a value more than text
HOLD = str.maketrans({"\ue000": "{", "\ue001": "}", "\ue002": "\\"})


def plain(value: str | None) -> str | None:
    """A value without TeX; a command that isn't known leaves what it was applied to."""
    if not value or not SPECIAL.search(value):
        return value
    text = BREAK.sub(" ", value)
    text = ACCENT.sub(_accented, text)
    text = SYMBOL.sub(lambda match: "" if match[1] in ",;:!/-" else match[1], text)
    text = text.replace("~", " ")
    text = COMMAND.sub(lambda match: LETTERS.get(match[1], ""), text)
    text = re.sub(r"[{}$\\]", "", text).translate(HOLD)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _accented(match: re.Match[str]) -> str:
    letter = match[3] or match[4]
    return unicodedata.normalize("NFC", letter + ACCENTS[match[1] or match[2]])
