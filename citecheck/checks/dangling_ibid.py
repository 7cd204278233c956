import re
from collections.abc import Iterator
from functools import cache

from citecheck.extract.vocabulary import words
from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule


@rule(
    "CC209",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} says “{ibid}”, but nothing stands before it.",
    several="Reference {label} says “{ibid}”, but the entry before it holds {count} works.",
)
def dangling_ibid(paper: Paper) -> Iterator[Finding]:
    """An entry says "ibid." or "там же" and it can't be told what it points to.

    ## Why is this bad?
    A reader can't find the work, and once the list is sorted or an entry is added the word points to another.

    ## Example
    ```text
    1. Там же. С. 15.
    2. Петров П. П. История каналов. М., 2006.
    ```

    ## What to do
    Write the entry out.

    ## When it's wrong
    When the entry before it was lost when the text was extracted.
    """
    before = None
    for reference in paper.references:
        match = _ibid().match(reference.raw)
        if match and before is None:
            yield found(reference.span, reference.raw, reference=reference.id, label=reference.called, ibid=match[0])
        elif match and before is not None and len(before.works) > 1:
            yield found(
                reference.span,
                reference.raw,
                key="several",
                reference=reference.id,
                label=reference.called,
                ibid=match[0],
                count=len(before.works),
            )
        before = reference


@cache
def _ibid() -> re.Pattern[str]:
    return re.compile(rf"{words('ibid')}(?![^\W\d_])", re.IGNORECASE)
