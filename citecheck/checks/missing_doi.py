from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule

KINDS = frozenset({"article", "conference"})
LEAST, SHARE = 5, 0.8  # articles with a DOI, and their share of all, before one without stands out
OLDEST = "1997"  # DOIs were first given in that year; older works got theirs unevenly


@rule(
    "CC513",
    severity=Severity.INFO,
    since="0.1.0",
    message="Reference {label} has no DOI; {count} of {all} articles in the list have one.",
)
def missing_doi(paper: Paper) -> Iterator[Finding]:
    """An article has no DOI in a list where nearly all have one.

    ## Why is this bad?
    A DOI finds the work when its address changed, and counts the citation.

    ## Example
    ```text
    7. Doe, J. (2019). Canals of the valley. Journal of Water History, 1(1), 52-54.
    ```

    ## What to do
    Look for it at search.crossref.org. This is a suggestion, nothing more.

    ## When it's wrong
    When the journal gives no DOIs, or the work is a preprint. It is only said where most other articles have one.
    """
    articles = [one for one in paper.references if one.kind in KINDS and not one.arxiv]
    having = sum(bool(one.doi) for one in articles)
    if having < LEAST or having < SHARE * len(articles):
        return
    for one in articles:
        if not one.doi and (one.year or "") >= OLDEST and "doi" not in one.raw.lower():
            yield found(one.span, one.raw, reference=one.id, label=one.called, count=having, all=len(articles))
