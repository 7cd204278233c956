import re
from collections.abc import Iterator

from citecheck.model import Citation, Finding, Paper, Related, Severity
from citecheck.rule import found, rule

NUMBER = re.compile(r"^[\[({/]\s*\d{1,3}(?!\d)")  # [6], [5. 1-bet]
NAMED = re.compile(r"[^\W\d_]{3,}.*(?:1[5-9]|20)\d\d")  # (Doe, 2019)
LEAST = 2  # citations of the rarer system
SHARE = 0.1  # of all citations


@rule(
    "CC310",
    severity=Severity.INFO,
    since="0.1.0",
    message="The text cites by number ({numbers}) and by name and year ({names}).",
)
def two_citation_systems(paper: Paper) -> Iterator[Finding]:
    """A paper cites by number in some places and by name and year in others.

    ## Why is this bad?
    Journals ask for one system, and readers for one way to find a source.

    ## Example
    ```text
    ... [3]. ... (Doe, 2019).
    ```

    ## What to do
    Choose the journal's system.

    ## When it's wrong
    When a name with a year belongs to the sentence and no reference is meant.
    """
    kinds: dict[str, list[Citation]] = {"number": [], "name": []}
    for citation in paper.citations:
        kind = "number" if NUMBER.match(citation.marker) else "name" if NAMED.search(citation.marker) else None
        if kind and citation.targets:
            kinds[kind].append(citation)
    rarer, other = sorted(kinds.values(), key=len)
    if len(rarer) < LEAST or len(rarer) < SHARE * (len(rarer) + len(other)):
        return
    related = Related(other[0].span.path, other[0].span.line, other[0].marker, None, other[0].span)
    yield found(
        rarer[0].span, rarer[0].marker, related=[related], numbers=len(kinds["number"]), names=len(kinds["name"])
    )
