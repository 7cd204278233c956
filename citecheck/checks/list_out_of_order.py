import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from citecheck.model import Confidence, Finding, Paper, Reference, Severity
from citecheck.rule import found, rule

LEAST = 8  # entries before an order can be told
SORTED = 0.85  # share of the entries that must stand in the order of the alphabet
LETTERS = re.compile(r"[^\W\d_]+")
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳәіңүұөһ"


@rule(
    "CC211",
    severity=Severity.INFO,
    since="0.1.0",
    message="Reference {label} stands out of the alphabetical order of the list.",
)
def list_out_of_order(paper: Paper) -> Iterator[Finding]:
    """An entry stands out of its place in a list that goes by the alphabet.

    ## Why is this bad?
    A reader who looks for the name doesn't find it where it should be.

    ## Example
    ```text
    Abbot, J. ...
    Zimmer, K. ...
    Barnes, R. ...
    ```

    ## What to do
    Move the entry to its place.

    ## When it's wrong
    When a language sorts its letters otherwise, or the list has groups (laws first, then books).
    """
    if paper.reference_heading is None:
        return
    for script in ("latin", "cyrillic"):
        group = [(key, one) for one in paper.references if (key := _key(one)) and _script(key) == script]
        kept = _longest([key for key, _ in group])
        odd = [one for at, (_, one) in enumerate(group) if at not in kept]
        if len(group) < LEAST or len(odd) > max(1, (1 - SORTED) * len(group)):
            continue
        for one in odd:
            yield found(one.span, one.raw, reference=one.id, label=one.called, confidence=Confidence.MEDIUM)


def _key(reference: Reference) -> tuple[int, ...]:
    """By what an entry is sorted: its first word, letter by letter."""
    words = LETTERS.findall(reference.raw.casefold())
    first = next((word for word in words if len(word) > 1), "")
    return tuple(CYRILLIC.find(letter) + 0x400 if letter in CYRILLIC else ord(letter) for letter in first)


def _script(key: tuple[int, ...]) -> str:
    return "cyrillic" if key[0] >= 0x400 else "latin"


def _longest(keys: Sequence[tuple[int, ...]]) -> set[int]:
    """The places of the longest row of keys that rise or stay."""
    tails: list[tuple[int, ...]] = []
    places: list[int] = []
    before: list[int] = []
    for at, key in enumerate(keys):
        where = bisect_right(tails, key)
        before.append(places[where - 1] if where else -1)
        tails[where : where + 1] = [key]
        places[where : where + 1] = [at]
    row: set[int] = set()
    at = places[-1] if places else -1
    while at >= 0:
        row.add(at)
        at = before[at]
    return row
