"""Values as BibTeX holds them: nothing in a title can end its field, its entry, or be obeyed by TeX."""

import re

from citecheck.model import Name

SPECIAL = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
}  # fmt: skip
ESCAPES = str.maketrans(SPECIAL)
VERBATIM = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
AND = re.compile(r"\band\b", re.IGNORECASE)  # a name list is parted at this word
WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")  # COVID-19
INITIALS = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")  # A.B. -> A. B.
OPENING = " «“„\"'([—–-"
DASH = re.compile(  # 12–15, xii-xv; not 221-модда
    r"(?<=\w)\s*[-\u2010-\u2015\u2212]+\s*(?=[^\W\d_]{0,3}\d|[ivxlcdm]+(?!\w))", re.IGNORECASE
)


def text(value: str) -> str:
    """A value that TeX sets as it is."""
    return value.translate(ESCAPES)


def verbatim(value: str) -> str:
    """An address or identifier: taken letter by letter, so that only what breaks BibTeX is written otherwise."""
    return value.translate(VERBATIM)


def pages(value: str) -> str:
    """Pages with two hyphens between them."""
    return text(DASH.sub("--", value))


def people(names: tuple[Name, ...]) -> str:
    """A name list: Family, Given and {Organisation}."""
    return " and ".join(found for name in names if (found := person(name)))


def person(name: Name) -> str:
    """One name; what BibTeX would read as something else stands in braces."""
    if not name.family:
        whole = name.literal or name.given
        return f"{{{text(whole)}}}" if whole else ""
    family, given = _part(name.family), _part(INITIALS.sub(" ", name.given or ""))
    if given:
        return f"{family}, {given}"
    return family if family.startswith("{") or " " not in family else f"{{{family}}}"


def _part(value: str) -> str:
    """Half of a name, in braces if it holds what parts names or (biber's "family=") names their parts."""
    odd = "," in value or "=" in value or AND.search(value) or value.casefold() == "others"
    return f"{{{text(value)}}}" if odd else text(value)


def title(value: str, lang: str | None) -> str:
    """A title in which the capitals that matter are kept from styles that write small letters."""
    found = list(WORD.finditer(value))
    if value.isupper() and len(found) > 3:  # a title all in capitals, not a name such as GOST 7.1
        return text(value)
    named = _keeps_names(found, lang)
    out, at = [], 0
    for n, match in enumerate(found):
        word = match[0]
        inner = any(letter.isupper() for letter in word[1:])
        opens = n == 0 or value[: match.start()].rstrip(OPENING)[-1:] in ":.?!"
        if word[0] < "\u0250" and (inner or (named and not opens and word[0].isupper())):
            out += [text(value[at : match.start()]), "{", text(word), "}"]
            at = match.end()
    return "".join([*out, text(value[at:])])


def _keeps_names(words: list[re.Match[str]], lang: str | None) -> bool:
    """Whether a capital inside a title is a name's: in English only if most of its words begin small."""
    later = [word[0] for word in words[1:] if len(word[0]) > 3]
    capitals = sum(word[0].isupper() for word in later)
    return (lang or "en") != "en" or capitals * 2 < len(later)
