import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from citecheck.model import Confidence, Finding, Paper, Reference, Severity
from citecheck.rule import found, rule

NUMBER = re.compile(r"[\[(]?(\d{1,4})[\])]?[.,)]{0,2}")  # [7], 7., 7)
SHARE = 0.6  # of the entries must be numbered one after another before a leap is an error
MOST = 3  # leaps: more of them are a list that was read wrongly


@rule(
    "CC205",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The number {number} follows on {before}.",
    twice="The number {number} stands twice in the list.",
)
def broken_numbering(paper: Paper) -> Iterator[Finding]:
    """The numbers of a reference list leap, go back or stand twice.

    ## Why is this bad?
    A citation of such a number points to the wrong entry or to two.

    ## Example
    ```text
    6. Doe J. ...
    8. Roe R. ...
    ```

    ## What to do
    Number the list anew and compare the citations in the text.

    ## When it's wrong
    When an entry was lost or torn when the text was extracted: compare the list with the page.
    """
    if not paper.reference_heading:
        return  # notes of pages: those that cite nothing aren't among the references
    numbered = [
        (one, int(match[1])) for one in paper.references if (match := NUMBER.fullmatch((one.label or "").strip()))
    ]
    if len(numbered) < len(paper.references) or len(numbered) < 3:
        return
    leaps = [(one, last, number) for (_, last), (one, number) in pairwise(numbered) if number != last + 1]
    if len(leaps) > MOST or len(leaps) > (1 - SHARE) * len(numbered):
        return
    for one, last, number in leaps:
        key = "twice" if any(number == other for _, other in numbered[: _at(numbered, one)]) else "message"
        yield found(
            one.span, one.raw, key=key, reference=one.id, confidence=Confidence.MEDIUM, number=number, before=last
        )


def _at(numbered: Sequence[tuple[Reference, int]], one: Reference) -> int:
    return next(at for at, (other, _) in enumerate(numbered) if other is one)
