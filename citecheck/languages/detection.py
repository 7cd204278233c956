"""Telling a language by its script, its own letters and its frequent words."""

import re
from collections.abc import Sequence

from citecheck.languages.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
SAMPLE = 20_000
URLS = re.compile(r"https?://\S+|(?<!\S)\S{1,64}@\S+|\bwww\.\S+")
UZBEK_LATIN = re.compile(r"[og]'[a-z]|\b\w*(?:q[^u\W]|lgan|lari|larni|dagi|shtir|uvchi|chilik|iyat)\w*\b")

Mark = tuple[str, str, frozenset[str], frozenset[str]]


def detect_among(text: str, marks: Sequence[Mark], likely: str | None = None) -> str | None:
    """The code that fits a text best; the likely one, or None, where nothing speaks for any."""
    sample = fold(URLS.sub(" ", text[:SAMPLE] if len(text) <= 2 * SAMPLE else text[SAMPLE // 2 : SAMPLE + SAMPLE // 2]))
    words = WORD.findall(sample)
    cyrillic = len(re.findall("[Ѐ-ӿ]", sample))
    latin = len(re.findall("[a-zà-ɏ]", sample))
    if cyrillic + latin < 3:
        return None
    script = "Cyrl" if cyrillic > latin else "Latn"
    scores = {code: _score(words, sample, letters, frequent) for code, own, letters, frequent in marks if own == script}
    if script == "Latn" and "uz-Latn" in scores:
        scores["uz-Latn"] += 0.6 * len(UZBEK_LATIN.findall(sample)) / max(len(words), 1)
    best = max(scores, key=lambda code: scores[code])
    if likely in scores and scores[likely] >= scores[best]:
        return likely
    if scores[best] <= 0.0:
        return {"Cyrl": "ru", "Latn": "en"}[script] if len(words) > 1 else None
    return best


def _score(words: Sequence[str], sample: str, letters: frozenset[str], frequent: frozenset[str]) -> float:
    """Frequent words and letters of its own, each as a share of the words."""
    own = sum(map(sample.count, (letter for letter in letters if not letter.isascii())))
    return (sum(map(frequent.__contains__, words)) + 0.5 * own) / max(len(words), 1)
