"""Lines of a header that name people, and the names in them."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from citecheck.extract import names
from citecheck.extract.names import INITIAL, UPPER
from citecheck.extract.vocabulary import words
from citecheck.languages import fold, languages, transliterate
from citecheck.model import Person

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")  # one try a word, however long
ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXХ]")
WORD = rf"(?:{UPPER}[\w'’ʻʼ‘`´-]*|{INITIAL})"
NOTES = re.compile(r"(?<=[^\W\d_])\d+(?:,\d+)*(?=\s|[,;*†‡]|$)|[*†‡¹²³⁴]+")  # Jane Doe1,2*
COPYRIGHT = re.compile(r"^\s*(?:©|\([cс]\))\s*|,\s*(?:19|20)\d\d\s*$", re.IGNORECASE)  # © В.Л. Данилов, 2006
LONE = re.compile(rf"(?<!\w){UPPER}$")  # Лебедева А. И
LONGEST = 120
SAME = 80  # likeness of two spellings of one name


@cache
def person() -> re.Pattern[str]:
    """One person: two to four capitalised words or initials, a patronymic's "qizi" or "o'g'li" among them."""
    return re.compile(rf"{WORD}(?:\.?\s?(?:{WORD}|(?:{words('patronymic')})(?!\w))){{1,4}}")


def people(line: str) -> list[str]:
    """The people of a line, or nothing where it names anything else."""
    whole = " ".join(NOTES.sub("", COPYRIGHT.sub("", line)).split()).strip(" ,;*_")
    text = whole.strip(" ,;.*_")
    if whole.endswith(".") and LONE.search(text):
        text += "."  # an initial's own
    if not text or len(text) > LONGEST or EMAIL.search(text) or re.search(r"\d|[:«»“”\"()/@]", text):
        return []
    parts = [
        part.strip(" *_") for part in re.split(rf"\s*[,;&]\s*|\s+(?:{words('and')})\s+", text) if part.strip(" *_")
    ]
    parts = [part for part in parts if not _post().fullmatch(part)]
    if not parts or not all(person().fullmatch(part) for part in parts):
        return []
    return parts if all(_plausible(part) for part in parts) else []


@cache
def _post() -> re.Pattern[str]:
    """A degree or a post: доцент, кандидат географических наук."""
    return re.compile(rf"(?i:{words('degree')})(?:\s[^\W\d_A-ZА-ЯЁЎҚҒҲӘІҢҰҮӨҺҶӢӮ]+){{0,6}}")


def _plausible(part: str) -> bool:
    """A name, not a title in capitals or an affiliation."""
    folded = fold(re.sub(INITIAL, "", part))  # М. is Moscow in a list, a given name here
    if names.is_corporate(part) or re.search(
        rf"(?<![^\W_])(?:{words('university', 'degree', 'place')})(?![^\W_])", folded, re.I
    ):
        return False
    told = bool(re.search(INITIAL, part)) or bool(
        re.search(rf"(?:{words('patronymic')}|\w{{3}}(?:{words('patronymic_suffix')}))(?!\w)", part, re.I)
    )
    spoken = part.split()
    return told or (len(spoken) in (2, 3) and part != part.upper())


def as_person(printed: dict[str, str]) -> Person:
    """A Person of the names printed in each language; the family name where initials or a comma tell it."""
    for name in printed.values():
        found, _ = names.leading(name)
        if found and found[0][2] >= len(name.rstrip(" .")):
            return Person(names=printed, family=found[0][0].family, given=found[0][0].given)
    family, given = _by_patronymic(next(iter(printed.values())))
    return Person(names=printed, family=family, given=given)


def _by_patronymic(name: str) -> tuple[str | None, str | None]:
    """Family and given name of a full name: a patronymic in the middle or "qizi" at the end tells the order."""
    spoken = name.split()
    ending = re.compile(rf".*(?:{words('patronymic_suffix')})", re.IGNORECASE)
    if len(spoken) == 3 and ending.fullmatch(spoken[2]) and not ending.fullmatch(spoken[1]):
        return spoken[0], " ".join(spoken[1:])  # Allayarov Asror Allanazarovich
    if len(spoken) == 3 and ending.fullmatch(spoken[1]):
        return spoken[2], " ".join(spoken[:2])  # Asror Allanazarovich Allayarov
    if len(spoken) >= 3 and re.fullmatch(words("patronymic"), spoken[-1], re.IGNORECASE):
        return spoken[0], " ".join(spoken[1:])
    if len(spoken) == 3 and re.fullmatch(INITIAL, spoken[1]):
        return spoken[2], " ".join(spoken[:2])  # Shukhrat E. Kamilov
    return None, None


def paired(by_language: dict[str, list[str]]) -> list[dict[str, str]]:
    """Pairs the names printed in several languages: by transliteration, else by their order."""
    versions = list(by_language.items())
    if not versions:
        return []
    lang, first = max(versions, key=lambda version: len(version[1]))
    rows = [{lang: name} for name in first]
    for other, printed in versions:
        if other == lang:
            continue
        free = list(range(len(rows)))
        for n, name in enumerate(printed):
            ranked = sorted(free, key=lambda at: (-_alike(name, rows[at][lang]), abs(at - n)))
            if ranked:
                rows[ranked[0]][other] = name
                free.remove(ranked[0])
    return rows


def versions(rows: Sequence[Sequence[str]], lang: str, spoken: Sequence[str]) -> dict[str, list[str]]:
    """The people of some lines by language: lines that name them again are in another, one of those of the titles."""
    found: list[list[str]] = [[]]
    for row in rows:
        first = found[0][: len(row)]
        alike = sum(_alike(*pair) >= SAME for pair in zip(first, row, strict=False))
        if len(first) == len(row) <= 2 * alike and (len(row) > 1 or _script(row[0]) != _script(first[0])):
            found.append([])
        found[-1] += row
    if len(found) == 1:
        return {lang: found[0]}
    made: dict[str, list[str]] = {}
    for version in found:
        own = _script(version[0])
        free = [one for one in (lang, *spoken) if one not in made and own == _scripts().get(one)]
        if free:
            made[free[0]] = version
    return made


def _script(text: str) -> str:
    latin = sum(letter in "abcdefghijklmnopqrstuvwxyz" for letter in text.casefold())
    return "Latn" if 2 * latin > sum(map(str.isalpha, text)) else "Cyrl"


@cache
def _scripts() -> dict[str, str]:
    return {language.code: language.script for language in languages()}


def same_people(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two headers name a person in common, be it in another alphabet or with initials only."""
    from rapidfuzz import fuzz

    known = [_long_words(name) for name in others]
    for mine in map(_long_words, some):
        for theirs in known:
            same = sum(any(fuzz.ratio(one, other) >= SAME for other in theirs) for one in mine)
            if same and same >= min(2, len(mine), len(theirs)):
                return True
    return False


def _long_words(name: str) -> list[str]:
    """The words of a name that are no initials, in Latin letters."""
    return [word for word in re.split(r"[\W_]+", transliterate(name).casefold()) if len(word) > 2]


def _alike(a: str, b: str) -> float:
    from rapidfuzz import fuzz

    return round(fuzz.token_sort_ratio(transliterate(a).casefold(), transliterate(b).casefold()), -1)
