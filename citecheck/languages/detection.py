"""Telling a language by its script, its own letters and its frequent words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from citecheck.languages.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")  # А. and С. are no words of any language
SAMPLE = 20_000
URLS = re.compile(r"https?://\S+|(?<!\S)\S{1,64}@\S+|\bwww\.\S+")
UZBEK_LATIN = re.compile(r"[og]'[a-z]|\b\w*(?:q[^u\W]|lgan|lari|larni|dagi|shtir|uvchi|chilik|iyat)\w*\b")

MAIN = {"Cyrl": "ru", "Latn": "en"}  # what a text is in whose letters speak for none
Mark = tuple[str, str, frozenset[str], frozenset[str]]


def detect_among(text: str, marks: Sequence[Mark], likely: str | None = None) -> str | None:
    """The code that fits a text best; the likely one, or None, where nothing speaks for any."""
    sample = fold(URLS.sub(" ", text[:SAMPLE] if len(text) <= 2 * SAMPLE else text[SAMPLE // 2 : SAMPLE + SAMPLE // 2]))
    words = WORD.findall(INITIAL.sub(" ", sample))
    cyrillic = len(re.findall("[Ѐ-ӿ]", sample))
    latin = len(re.findall("[a-zà-ɏ]", sample))
    if cyrillic + latin < 3:
        return None
    script = "Cyrl" if cyrillic > latin else "Latn"
    known = {code: (letters, frequent) for code, own, letters, frequent in marks if own == script}
    holders = Counter(letter for letters, _ in known.values() for letter in letters if not letter.isascii())
    scores = {code: _score(words, sample, letters, frequent, holders) for code, (letters, frequent) in known.items()}
    if script == "Latn" and "uz-Latn" in scores:
        scores["uz-Latn"] += 0.6 * len(UZBEK_LATIN.findall(sample)) / max(len(words), 1)
    if any(letter in sample for letter in holders.keys() - known[MAIN[script]][0]):  # ы says little beside ө
        scores[MAIN[script]] = _score(words, sample, frozenset(), known[MAIN[script]][1], holders)
    best = max(scores, key=lambda code: (scores[code], -len(known[code][0])))
    if likely in scores and scores[likely] >= scores[best]:
        return likely
    if scores[best] <= 0.0:
        return MAIN[script] if len(words) > 1 else None
    return best


def _score(
    words: Sequence[str], sample: str, letters: frozenset[str], frequent: frozenset[str], holders: Mapping[str, int]
) -> float:
    """Frequent words and letters of its own, as a share of the words; a letter that no other has counts twice."""
    own = sum(sample.count(letter) / min(holders[letter], 2) for letter in letters if not letter.isascii())
    return (sum(map(frequent.__contains__, words)) + own) / max(len(words), 1)
