"""Names of journals and titles of books by their words: the language they are sure to be in, and what two share.

Two names without a word in common may still be one: translated, transliterated, cut short. Only names in full words
of one language can be told apart.
"""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from citecheck.compare.canonical import key, word_keys
from citecheck.languages import detect, fold, languages

SHORTEST = 12  # letters of a name that can be told from another
TELLING = 6  # letters of the words that name the matter of a journal
HOUSE = 5  # letters that the forms of "university" begin with
STEM, LEAST = 4, 3  # letters that two forms of a word share; of a word that counts, and consonants that two share
SPELLED = 75.0  # likeness of two spellings of a word: archaeology, archeology
REMEMBERED = 1 << 14  # names
WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`´][^\W\d_]+)*")
LATIN, CYRILLIC = re.compile("[A-Za-zÀ-ɏ]"), re.compile("[Ѐ-ӿ]")
VOWELS = re.compile("[aeiouy]")
BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")  # (Online), [in Russian]
SHORT_FORM = re.compile(r"\.(?=.*\w)|\b\w{1,5}\.$|(?<!\w)[^\W\d_a-zа-я]{2,7}(?!\w)")  # J. Chem., Ann., PNAS


@lru_cache(REMEMBERED)
def spoken(text: str) -> str | None:
    """The language of a name, where full words of one script and its frequent words leave no doubt; else None."""
    name = BRACKETS.sub(" ", text).strip(" ,;:-–—")
    if len(key(name)) < SHORTEST or abbreviated(name) or not script(name):
        return None
    code = detect(name)
    own = {fold(word) for word in WORD.findall(name)} & _telling().get(code or "", frozenset())
    told = " ".join(word for word in WORD.findall(name) if fold(word)[:HOUSE] not in _houses())
    return code if own and sum(map(len, matter(told))) >= TELLING else None


def script(text: str) -> str | None:
    """The one script that a text is written in, Latin or Cyrillic."""
    plain = fold(text)
    letters = sum(map(str.isalpha, plain))
    counts = {"Latn": len(LATIN.findall(plain)), "Cyrl": len(CYRILLIC.findall(plain))}
    return next((name for name, count in counts.items() if count == letters > 0), None)


def abbreviated(name: str) -> bool:
    """Whether a name has words cut short, or acronyms."""
    return bool(SHORT_FORM.search(name.capitalize() if name.isupper() else name))


def gathered(name: str) -> bool:
    """Whether a name is a conference's, whose papers have the ISSN of the series that they are printed in."""
    return not _gatherings().isdisjoint(fold(word) for word in WORD.findall(name))


def matter(text: str) -> list[str]:
    """The words of a name that say what it is about, as keys: without "journal", "of" and their like."""
    every = _every()
    words = [word for word in WORD.findall(text) if fold(word) not in every and len(word) >= LEAST]
    return [made for word in words for made in word_keys(word)]


def share(words: list[str], others: list[str]) -> float:
    """How many of some words stand among others, in another form, spelling or cut short."""
    return sum(any(_alike(word, other) for other in others) for word in words) / len(words) if words else 1.0


def _alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if len(short) < LEAST:
        return short == long
    if long.startswith(short[:STEM]) or (len(short) > STEM and short in long):
        return True
    bones = VOWELS.sub("", short)[:LEAST]
    if len(bones) == LEAST and VOWELS.sub("", long).startswith(bones):
        return True  # linguistics, language; педагогика, paedagogica
    return len(short) > STEM and fuzz.ratio(short, long) >= SPELLED


@cache
def _telling() -> dict[str, frozenset[str]]:
    """The words by which the name of a journal is known to be in a language."""
    return {one.code: _frequent()[one.code] | {fold(word) for word in one.words["subject"]} for one in languages()}


@cache
def _frequent() -> dict[str, frozenset[str]]:
    """The words of each language that say nothing of what a journal is about."""
    return {
        one.code: frozenset(fold(word) for word in (*one.stopwords, *one.words["journal"]) if len(word) > 1)
        for one in languages()
    }


@cache
def _houses() -> frozenset[str]:
    """How the words for those begin that publish journals without another name: Труды института."""
    return frozenset(fold(word)[:HOUSE] for one in languages() for word in one.words["university"] if " " not in word)


@cache
def _gatherings() -> frozenset[str]:
    return frozenset(fold(word) for one in languages() for word in one.words["conference"])


@cache
def _every() -> frozenset[str]:
    return frozenset(word for words in _frequent().values() for word in words)


@cache
def _tongues() -> tuple[str, ...]:
    """How the names of languages begin, in English and as codes: (in Russian), [in Uzb.]."""
    return tuple(fold(name)[:STEM] for one in languages() for name in (one.name, one.tesseract))


def translated(raw: str) -> bool:
    """Whether an entry says of itself that it is in another language than it is written in."""
    words = [fold(word) for part in BRACKETS.findall(raw) for word in WORD.findall(part)]
    return any(word.startswith(_tongues()) for word in words)
