import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule

NUMBER = re.compile(r"^[\[({/]\s*\d{1,3}(?!\d)")  # [6], [5. 1-bet]
LEAST = 8  # entries: in a short list it is chance


@rule(
    "CC311",
    severity=Severity.INFO,
    since="0.1.0",
    message="All {count} references are cited once, one at a time, in the order of the list.",
)
def cited_once_in_order(paper: Paper) -> Iterator[Finding]:
    """Every reference is cited exactly once, alone, and in the order of the list.

    ## Why is this bad?
    It isn't by itself. Where an argument rests on its sources, some are cited twice and some together; numbers that run
    through a text from 1 to n once may have been set afterwards.

    ## Example
    ```text
    ... [1]. ... [2]. ... [3]. ...   up to [12], each once
    ```

    ## What to do
    See whether the sources say what the sentences before the numbers say.

    ## When it's wrong
    Often: short papers and reviews that go through their sources one by one look the same.
    """
    order = [citation.targets for citation in paper.citations if NUMBER.match(citation.marker)]
    listed = [(reference.id,) for reference in paper.references]
    if len(listed) >= LEAST and order == listed and len(order) == len(paper.citations):
        yield found(paper.citations[0].span, paper.citations[0].marker, count=len(listed))
