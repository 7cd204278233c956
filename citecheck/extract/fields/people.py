"""A stretch of authors or editors as people: family and given name apart, whichever stands first; bodies whole."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from citecheck.extract import names
from citecheck.extract.fields.lexicon import kinds
from citecheck.languages import fold, languages
from citecheck.model import Name

WORD = re.compile(
    r"(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’‘ʻʼ`´′])*(?:[-‐‑–]\s?[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’‘ʻʼ`´′])*)*\.?)"
    r"|(?P<mark>[,;&/–—])|(?P<rest>\S)"
)
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
SUFFIX = re.compile(r"(?:jr|sr|iii?|iv)\.?\Z", re.IGNORECASE)  # Jr.
DOTTED = re.compile(
    r"[^\W\d_]{1,3}\.(?:\s?[-‐–]\s?[^\W\d_]{1,2}\.)*\Z|[^\W\d_](?:[-‐–][^\W\d_])+\.?\Z"
)  # Sh. J.-P. J-P
GLUED = (r"W{1,2}I+", r"I+W")  # families first, or initials
HOST = re.compile(r"[\w-]{2,}(?:\.[\w-]{2,})+")  # gazeta.uz
MOST = 400  # people of one entry


class Piece(NamedTuple):
    """A word of the stretch and where it stands."""

    text: str
    start: int
    end: int


Chunk = list[Piece]
COMMA = Piece(",", -1, -1)


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(fold(word).rstrip(".") for language in languages() for word in language.words.get(kind, ()))


@lru_cache(maxsize=256)  # an entry's people are asked for when its beginning is put right, and again at its end
def people(text: str) -> tuple[Name, ...]:
    """Splits a stretch that holds nothing but people (or a body)."""
    if HOST.fullmatch(text.strip(" .,:;")):
        return (Name(literal=text.strip(" .,:;")),)
    text = without_others(text)
    if not text:
        return ()
    if names.is_corporate(text) and not _has_initials(text):
        return (Name(literal=text.strip(" ,;:.")),)
    found = [name for chunk in _chunks(text) if (name := _person(text, chunk))]
    return tuple(found[:MOST])


def without_others(text: str) -> str:
    """The stretch without "et al.", "(eds.)" and what else is no name."""
    text = BRACKETS.sub(" ", text)
    others = names.et_al().search(text)
    while others and others.start() == 0 and others.end() < len(text):
        text = text[others.end() :]
        others = names.et_al().search(text)
    if others:
        text = text[: others.start()]
    words = list(WORD.finditer(text))
    drop = _droppable([word[0] for word in words])
    first, last = 0, len(words)
    while first < last and drop[first]:
        first += 1
    while last > first and drop[last - 1]:
        last -= 1
    return text[words[first].start() : words[last - 1].end()].strip() if first < last else ""


def _droppable(words: Sequence[str]) -> list[bool]:
    """Which words are marks or say what the people did ("edited by", "под ред.", "and")."""
    hits = kinds([word.rstrip(".") or word for word in words])
    return [
        not word[0].isalpha()
        or (not _initial(word) and ("editor" in hit or (word[0].islower() and ("and" in hit or "in" in hit))))
        for word, hit in zip(words, hits, strict=True)
    ]


def _has_initials(text: str) -> bool:
    return any(_initial(match[0]) for match in WORD.finditer(text))


@lru_cache(maxsize=20_000)
def _initial(word: str) -> bool:
    bare = word.rstrip(".")
    if len(bare) > 2 and bare[1:] != bare[1:].lower() and bare.isalpha():
        return False  # РУз., FAO.
    return bool(word[0].isupper() and (len(word) == 1 or DOTTED.match(word)))


@lru_cache(maxsize=20_000)
def _given(word: str) -> bool:
    """An initial, or two or three capitals behind a family name: "Horvath KJ"."""
    return _initial(word) or _capitals(word) or bool(SUFFIX.match(word))


def _capitals(word: str) -> bool:
    return len(word.rstrip(".")) <= 3 and word.isupper() and word.rstrip(".").replace("-", "").isalpha()


def _particle(word: str) -> bool:
    return word.islower() and word.rstrip(".") in _listed("particle")


def _chunks(text: str) -> list[Chunk]:
    """The stretch cut at commas and words for "and", given names put back to their families."""
    marks: list[str] = []
    parts: list[Chunk] = [[]]
    joiners = _listed("and")
    for match in WORD.finditer(text):
        word = match[0]
        joint = "&" if word.islower() and fold(word) in joiners else word if match["mark"] else ""
        if joint and parts[-1]:
            parts.append([])
            marks.append(joint)
        elif joint and marks:
            marks[-1] = joint if marks[-1] == "," else marks[-1]
        elif match["word"]:
            parts[-1].append(Piece(word, match.start(), match.end()))
    parts = [part for part in parts if part]
    marks = marks[: max(0, len(parts) - 1)]
    if ";" in marks:
        return _merged_at(parts, marks)
    return [piece for part in _paired(parts, marks) for piece in _unglued(part)]


def _merged_at(parts: Sequence[Chunk], marks: Sequence[str]) -> list[Chunk]:
    """Where semicolons part people, a comma stands within one."""
    merged = [list(parts[0])]
    for part, mark in zip(parts[1:], marks, strict=True):
        if mark == ",":
            merged[-1] += [COMMA, *part]
        else:
            merged.append(list(part))
    return merged


def _paired(parts: Sequence[Chunk], marks: Sequence[str]) -> list[Chunk]:
    """Puts "Doe", "J." together again, and "Doe", "Jane" where the list is written so."""
    merged: list[Chunk] = []
    full = _full_given(parts, marks)
    for n, part in enumerate(parts):
        texts = [piece.text for piece in part]
        comma = n > 0 and marks[n - 1] == ","
        before = [piece.text for piece in merged[-1]] if merged else [","]
        bare = "," not in before and not any(_given(word) and not SUFFIX.match(word) for word in before)
        if comma and bare and (all(_given(word) or _particle(word) for word in texts) or n in full):
            merged[-1] += [COMMA, *part]
        elif comma and merged and all(SUFFIX.match(word) for word in texts):
            merged[-1] += part
        else:
            merged.append(list(part))
    return merged


def _full_given(parts: Sequence[Chunk], marks: Sequence[str]) -> frozenset[int]:
    """Which parts are given names in full behind a family name: "Doe, Jane, and Richard Roe", "Doe, Jane, Roe, Ann"."""
    if len(parts) < 2 or marks[0] != "," or not _family_alone(parts[0], len(parts)) or not _named(parts[1]):
        return frozenset()
    rest = parts[2:]
    if not rest and len(parts[0]) > 1 and len(parts[1]) > 1 and not any(_particle(piece.text) for piece in parts[0]):
        return frozenset()
    if not rest or all(len(part) > 1 for part in rest):
        return frozenset([1])
    if all(
        n + 1 < len(parts) and marks[n] == "," and _family_alone(parts[n], 3) and _named(parts[n + 1])
        for n in range(0, len(parts), 2)
    ):
        return frozenset(range(1, len(parts), 2))
    return frozenset([1]) if len(parts[1]) > 1 or marks[1] == "&" else frozenset()


def _family_alone(part: Chunk, among: int) -> bool:
    """One word (of a single author: two), particles aside, and no initial."""
    words = [piece.text for piece in part if not _particle(piece.text)]
    return 0 < len(words) <= (2 if among == 2 else 1) and not any(map(_given, words))


def _named(part: Chunk) -> bool:
    """Given names in full: "Jane", "Jane R.", "R. Jane"."""
    return len(part) <= 3 and part[0].text[0].isupper() and not all(_initial(piece.text) for piece in part)


def _unglued(part: Chunk) -> Iterator[Chunk]:
    """People without a mark between them: "Пулов Ш. Н. Норов У."."""
    signs = "".join("," if piece is COMMA else "I" if _given(piece.text) else "W" for piece in part)
    form = next((form for form in GLUED if re.fullmatch(f"(?:{form}){{2,}}", signs)), None)
    if form is None:
        yield part
        return
    for match in re.finditer(form, signs):
        yield part[match.start() : match.end()]


def _person(text: str, chunk: Chunk) -> Name | None:
    """One person's words to a Name."""
    words = [piece for piece in chunk if piece is not COMMA]
    if not words:
        return None
    if COMMA in chunk:
        cut = chunk.index(COMMA)
        given = [piece for piece in chunk[cut + 1 :] if piece is not COMMA]
        return Name(family=_text(text, chunk[:cut]).rstrip("."), given=_text(text, given)) if cut and given else None
    texts = [piece.text for piece in words]
    if len(words) == 1:
        return Name(family=texts[0] if _initial(texts[0]) else texts[0].rstrip("."))
    known = _listed("particle") | _listed("patronymic")
    odd = any(word.islower() and fold(word).rstrip(".") not in known for word in texts)
    if odd and not any(map(_initial, texts)):
        return Name(literal=_text(text, words))
    first, last = _family(texts)
    given = [*words[:first], *words[last:]] if not first else words[:first]
    return Name(family=_text(text, words[first:last]).rstrip(".") or None, given=_text(text, given) or None)


def _family(words: Sequence[str]) -> tuple[int, int]:
    """Which of a person's words are the family name."""
    size = len(words)
    signs = [_initial(word) for word in words]
    if signs[0]:  # J. van Doe
        return next((n for n, sign in enumerate(signs) if not sign), size - 1), size
    tail = size
    while tail > 1 and (signs[tail - 1] or SUFFIX.match(words[tail - 1])):
        tail -= 1
    while tail > 1 and _capitals(words[tail - 1]) and not words[0].isupper():
        tail -= 1
    if tail < size and (tail <= 2 or _particle(words[tail - 2])):  # Doe J. B., Doe JB, van der Doe J.
        return 0, tail
    if size > 2 and _patronymic(words[-1]):  # Пулов Шавкат Норович, Norova Gulnora Shavkat qizi
        return 0, 1
    if words[0].isupper() and len(words[0]) > 3 and not words[-1].isupper():  # DOE Jane
        return 0, 1
    first = next((n for n in range(1, size) if _particle(words[n])), size - 1)
    return (first - 1 if SUFFIX.match(words[-1]) and size > 2 and first == size - 1 else first), size


def _patronymic(word: str) -> bool:
    low = fold(word)
    return low in _listed("patronymic") or (len(low) > 5 and low.endswith(_suffixes()))


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(suffix for language in languages() for suffix in language.words.get("patronymic_suffix", ()))


def _text(text: str, words: Sequence[Piece]) -> str:
    return text[words[0].start : words[-1].end] if words else ""
