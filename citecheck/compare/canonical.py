"""The form in which texts in two scripts can be compared: small plain Latin letters."""

from itertools import groupby

from citecheck.languages import fold, transliterate

# what the languages write differently for one letter: kh/h/x, j/zh, q/k ...
SKELETON = (("shch", "s"), ("kh", "h"), ("zh", "j"), ("ch", "c"), ("sh", "s"), ("ts", "c"), ("yo", "o"), ("yu", "u"),
            ("ya", "a"), ("ye", "e"), ("x", "h"), ("q", "k"), ("y", "i"), ("w", "v"))  # fmt: skip


def canonical(text: str) -> tuple[str, list[int]]:
    """A text in small Latin letters, and for each of them the place it came from."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(fold(text)):
        latin = letter if letter.isascii() else transliterate(letter).lower()
        letters.append(latin)
        places += [at] * len(latin)
    return "".join(letters), places


def key(text: str) -> str:
    """What the spellings of one title share: no case, no marks, no doubled letters, one letter for each sound."""
    latin = transliterate(fold(text)).lower()
    for long, short in SKELETON:
        latin = latin.replace(long, short)
    return "".join(letter for letter, _ in groupby(latin) if letter.isalnum())
