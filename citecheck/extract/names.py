"""Names of people: family and given name apart, whichever stands first; corporate names whole."""

import re
from collections.abc import Iterator
from functools import cache

from citecheck.languages import fold, languages
from citecheck.model import Name

UPPER = r"[^\W\d_a-zа-яёўқғҳәіңүұөһ]"
INITIAL = rf"{UPPER}[a-zа-яё'’ʻʼ‘`]{{0,2}}\."
INITIALS = rf"(?:{INITIAL}(?:\s?-?\s?{INITIAL}){{0,3}})"
PARTICLES = r"(?:(?:[Вв]ан|[Фф]он|[Dd]e|[Vv]an|[Vv]on|[Dd]er|[Dd]i|[Dd]a|[Ll]a|[Ee]l|[Aa]l)[\s-])*"
FAMILY = PARTICLES + rf"{UPPER}[\w'’ʻʼ‘`´]+(?:[-‐–]{UPPER}?[\w'’ʻʼ‘`]+)*"
FAMILY_FIRST = re.compile(rf"(?P<family>{FAMILY}(?:\s{FAMILY})?),?\s*(?P<given>{INITIALS})")  # Sayfullaev, D. B.
INITIALS_FIRST = re.compile(rf"(?P<given>{INITIALS})\s*(?P<family>{FAMILY})")  # Ш.Н. Пулатов
FULL = re.compile(
    rf"(?P<family>{FAMILY}),\s(?P<given>{UPPER}[\w'’ʻʼ-]+(?:\s(?:{INITIAL}|{UPPER}[\w'’ʻʼ-]+))*)"
)  # Doe, Jane
SEPARATOR = re.compile(r"\s*(?:,\s*(?:&\s*)?|;\s*|&\s*|\.\s*,\s*)")


@cache
def joiners() -> re.Pattern[str]:
    """What stands between two authors: marks, or the words for "and"."""
    words = {re.escape(word) for language in languages() for word in language.words.get("and", ())}
    alternatives = "|".join(sorted(words, key=len, reverse=True)) or "and"
    return re.compile(
        rf"\s*(?:[,;]\s*)?(?:&|\b(?:{alternatives})\b)\s+|\s*[,;]\s*|\s+(?={INITIAL}|{UPPER})", re.IGNORECASE
    )


@cache
def et_al() -> re.Pattern[str]:
    """ "et al." in every language."""
    words = {re.escape(word) for language in languages() for word in language.words.get("et_al", ())}
    alternatives = "|".join(sorted(words, key=len, reverse=True)) or "et al"
    return re.compile(rf"\s*,?\s*\[?(?<!\w)(?:{alternatives})\.?\]?(?![\w])", re.IGNORECASE)


def leading(text: str) -> tuple[list[tuple[Name, int, int]], int]:
    """Reads the authors an entry begins with: each name and its place, and where the last one ends."""
    found: list[tuple[Name, int, int]] = []
    at = 0
    while True:
        match = FAMILY_FIRST.match(text, at) or INITIALS_FIRST.match(text, at)
        if not match:
            break
        found.append((Name(match["family"].strip(), match["given"].strip()), match.start(), match.end()))
        at = match.end()
        joint = joiners().match(text, at)
        if not joint or not (FAMILY_FIRST.match(text, joint.end()) or INITIALS_FIRST.match(text, joint.end())):
            break
        at = joint.end()
    end = found[-1][2] if found else 0
    if found and (others := et_al().match(text, end)):
        end = others.end()
    return found, end


def people(text: str) -> Iterator[Name]:
    """Splits a stretch that holds nothing but authors."""
    at, end = 0, len(text)
    while at < end:
        match = FAMILY_FIRST.match(text, at) or INITIALS_FIRST.match(text, at) or FULL.match(text, at)
        if match:
            yield Name(match["family"].strip(), match["given"].strip())
            at = match.end()
        else:
            stop = re.compile(r"\s*(?:;|,(?=\s)|$)").search(text, at)
            part = text[at : stop.start() if stop else end].strip(" ,;&.")
            if part and not et_al().fullmatch(part):
                yield literal(part)
            at = stop.end() if stop and stop.end() > at else end
        joint = joiners().match(text, at)
        at = joint.end() if joint else at
        if match is None and not joint and at < end and text[at : at + 1] in " ,;":
            at += 1


def literal(part: str) -> Name:
    """One author without initials: two or three capitalised words are a person, more a body."""
    words = part.split()
    if len(words) == 1:
        return Name(family=part)
    return Name(literal=part)


def is_corporate(text: str) -> bool:
    """Whether a stretch names a body (a ministry, an agency, a university), by the words for one."""
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    return any(not words.isdisjoint(_corporate(language_words)) for language_words in _tables())


@cache
def _tables() -> tuple[tuple[str, ...], ...]:
    return tuple(
        (*language.words.get("university", ()), *language.words.get("corporate", ())) for language in languages()
    )


@cache
def _corporate(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
