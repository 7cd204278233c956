import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from citecheck.model import Confidence, Finding, Paper, Severity
from citecheck.rule import found, rule

NUMBER = re.compile(r"^[\[({/]\s*(\d{1,3})(?!\d)")  # [6], [5. 1-bet]
LEAST = 5  # numbers in the text before an order can be told
ORDERED = 0.75  # share of them that must stand in order before the others are out of it
ALPHABETICAL = 0.85  # share of neighbours in a list that stand in the order of the alphabet


@rule(
    "CC308",
    severity=Severity.INFO,
    since="0.1.0",
    message="[{later}] is cited before [{earlier}], though the numbers otherwise go by the order of citation.",
)
def citation_order(paper: Paper) -> Iterator[Finding]:
    """Numbers are first cited out of their order, in a list that goes by the order of citation.

    ## Why is this bad?
    Styles that number by citation ask for 1, 2, 3; a leap mostly means that a passage was moved and its
    numbers weren't.

    ## Example
    ```text
    ... [4]. ... [6]. ... [5].
    ```

    ## What to do
    Number the list anew, or see whether the numbers are right.

    ## When it's wrong
    When the list goes by the alphabet or by kinds of sources: then numbers in any order are right, and nothing is said.
    """
    first: dict[int, int] = {}
    for at, citation in enumerate(paper.citations):
        numbers = _numbers(citation.marker, citation.targets, paper)
        for number in numbers:
            first.setdefault(number, at)
    order = list(first)
    if len(order) < LEAST or _longest(order) < ORDERED * len(order):
        return
    if alphabetical([reference.raw for reference in paper.references]):
        return
    highest = 0
    for number in order:
        if number < highest:
            later = next(one for one in order if one > number)
            citation = paper.citations[first[later]]
            yield found(citation.span, citation.marker, confidence=Confidence.MEDIUM, later=later, earlier=number)
            return
        highest = max(highest, number)


def _numbers(marker: str, targets: tuple[str, ...], paper: Paper) -> list[int]:
    """The entries a marker cites, by number."""
    if not NUMBER.match(marker):
        return []
    if not paper.references:
        return [int(NUMBER.findall(marker)[0])]
    return sorted(int(target) for target in targets if target.isdigit())


def _longest(numbers: list[int]) -> int:
    """The length of the longest rising row among numbers."""
    tails: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(tails)


def alphabetical(entries: list[str]) -> bool:
    """Whether a list goes by the alphabet, entries in two scripts each by their own."""
    rows = [re.sub(r"[^\w ]+", "", entry).strip().casefold() for entry in entries]
    pairs = [(a, b) for a, b in pairwise(rows) if a and b and (a[0] < "\u0400") == (b[0] < "\u0400")]
    return len(pairs) >= LEAST - 1 and sum(a <= b for a, b in pairs) >= ALPHABETICAL * len(pairs)
