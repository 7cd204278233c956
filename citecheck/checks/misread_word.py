import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from citecheck.languages import fold, languages
from citecheck.model import Confidence, Finding, Paper, Severity
from citecheck.rule import found, rule

SHORTEST = 6  # letters a known word must have: in shorter ones a confusion makes other words
KINDS = ("university", "conference", "journal", "thesis", "publisher")
TOKEN = re.compile(r"(?<![\w/@.#=&-])[^\W_]{6,24}(?![\w/@=&-])")
# what text recognition takes for one another, in the letters of one script
CONFUSED = (
    ("0", "o"), ("0", "о"), ("1", "l"), ("1", "i"), ("3", "з"), ("6", "б"), ("5", "s"), ("8", "в"), ("rn", "m"),
    ("cl", "d"), ("vv", "w"), ("г", "т"), ("н", "п"), ("п", "л"), ("и", "н"), ("ш", "щ"), ("е", "с"),
    ("с", "е"), ("б", "6"), ("ц", "и"), ("ы", "ьі"), ("м", "т"), ("1", "і"), ("l", "i"), ("l", "t"), ("c", "e"),
)  # fmt: skip


@rule("CC113", severity=Severity.INFO, since="0.1.0", message="The word {word} probably reads {known}.")
def misread_word(paper: Paper) -> Iterator[Finding]:
    """A known word has a letter in it that text recognition takes for another.

    ## Why is this bad?
    The word can't be found, and where recognition failed once, other words near it may be wrong too.

    ## Example
    ```text
    универсигет, 0ktabr, Universily
    ```

    ## What to do
    Compare with the printed page.

    ## When it's wrong
    When the word is another one that happens to differ in one such letter.
    """
    known = misreadings()
    seen: set[str] = set()
    looked_up: set[str] = set()
    for match in TOKEN.finditer(paper.text):
        word = match[0]
        if word in looked_up:
            continue
        looked_up.add(word)
        low = word.lower() if word.isascii() else fold(word)
        meant = known.get(low)
        if meant and low not in seen:
            seen.add(low)
            yield found(paper.place(*match.span()), word, confidence=Confidence.MEDIUM, word=word, known=meant)


@cache
def misreadings() -> dict[str, str]:
    """Known words by their misreadings: each with one letter, or pair of letters, taken for another."""
    words = _known()
    wrong: dict[str, str] = {}
    for word in words:
        for seen, meant in CONFUSED:
            for at in range(len(word)):
                if word.startswith(meant, at):
                    made = word[:at] + seen + word[at + len(meant) :]
                    if made not in words:
                        wrong[made] = word
    return wrong


@cache
def _known() -> frozenset[str]:
    """Long words of all languages that papers are full of: months, and the names of institutions and publications."""
    found_words: set[str] = set()
    for language in languages():
        parts: list[Any] = [*language.months, *(word for kind in KINDS for word in language.words.get(kind, ()))]
        found_words.update(fold(word) for word in parts if len(word) >= SHORTEST and word.isalpha())
    return frozenset(found_words)
