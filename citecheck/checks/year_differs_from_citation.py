from collections.abc import Iterator

from citecheck.checks.name_differs_from_citation import differing
from citecheck.model import Finding, Paper, Severity
from citecheck.rule import rule


@rule(
    "CC306",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The text cites {cited}; reference {label}, by the same author, is of {listed}.",
)
def year_differs_from_citation(paper: Paper) -> Iterator[Finding]:
    """A citation and its reference give two years.

    ## Why is this bad?
    A reader can't tell whether the reference is meant or another work that is missing.

    ## Example
    ```text
    ... as was shown (Doe, 2018).

    Doe, J. (2019). Canals of the valley. ...
    ```

    ## What to do
    Look the year up in the work itself and correct the other place.

    ## When it's wrong
    When the cited work is another one by the same author, and is missing in the list. It is only said where that
    author has one entry that nothing else cites.
    """
    yield from differing(paper, "year")
