import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from citecheck.compare.canonical import key
from citecheck.model import Confidence, Finding, Paper, Severity
from citecheck.rule import found, rule

INITIAL = 2  # letters of a word that may be an initial
SAME, OTHER = 80.0, 45.0  # likeness above: one name; below: another word (a title, a patronymic left out)
VOWELS = re.compile("[aeiou]")


@rule(
    "CC105",
    severity=Severity.WARNING,
    since="0.1.0",
    message="One author has two names: {first} ({first_lang}) and {second} ({second_lang}); they differ in {here} and "
    "{there}.",
)
def author_differs_between_languages(paper: Paper) -> Iterator[Finding]:
    """An author's name, written in another alphabet, is another name.

    ## Why is this bad?
    The paper is indexed for two people, and one of them doesn't exist.

    ## Example
    ```text
    Камилов Шухрат      Shukhrat Kamolov
    ```

    ## What to do
    Ask the author how the name is written in the passport, and write it so everywhere.

    ## When it's wrong
    When the author signs with two forms of the name on purpose.
    """
    for person in paper.authors:
        for (first_lang, first), (second_lang, second) in combinations(person.names.items(), 2):
            odd = _odd(first, second)
            if odd:
                yield found(
                    paper.spans.get(f"authors.{first_lang}", paper.top),
                    f"{first} / {second}",
                    confidence=Confidence.MEDIUM,
                    first=first,
                    first_lang=first_lang,
                    second=second,
                    second_lang=second_lang,
                    here=odd[0],
                    there=odd[1],
                )
                break


def _odd(first: str, second: str) -> tuple[str, str] | None:
    """The two words in which names differ, where all their other words are the same."""
    here, there = _words(first), _words(second)
    if len(here) != len(there) or len(here) < 2:
        return None
    odd = []
    for word in here:
        best = max(there, key=lambda other: _likeness(word, other))
        there.remove(best)
        if (likeness := _likeness(word, best)) < SAME:
            odd.append((likeness, word, best))
    if len(odd) != 1 or odd[0][0] < OTHER:
        return None
    return odd[0][1], odd[0][2]


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*", name) if len(key(word)) > INITIAL]


def _likeness(a: str, b: str) -> float:
    """How like two spellings are; vowels, which alphabets write differently, count little."""
    one, two = key(a), key(b)
    bones = fuzz.ratio(VOWELS.sub("", one), VOWELS.sub("", two))
    return max(fuzz.ratio(one, two), bones if bones < 100 or len(one) != len(two) else 100.0)
