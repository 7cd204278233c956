from collections.abc import Iterator
from typing import Any

from citecheck.compare.articles import Twin, names, title_place, twins
from citecheck.model import Corpus, Finding, Paper, Related, Severity, file_of
from citecheck.rule import found, rule


@rule(
    "CC605",
    severity=Severity.INFO,
    since="0.1.0",
    message="{path} has the same title and other authors: {here} here, {there} there.",
)
def same_title_other_authors(corpus: Corpus) -> Iterator[Finding]:
    """Two papers have one title and no author in common.

    ## Why is this bad?
    One of the heads may be wrong, or one paper stands under two names.

    ## Example
    ```text
    a.txt: Canals of the Upper Valley, Ada Kerr
    b.txt: Canals of the Upper Valley, Brian Lowther
    ```

    ## What to do
    Compare the papers: `citecheck compare A B`.

    ## When it's wrong
    When two people chose one title, which happens with short ones.
    """
    for twin in twins(corpus):
        if names(twin.paper) and names(twin.other) and not twin.shared:
            yield of_twin(twin, here=_people(twin.paper), there=_people(twin.other))


def of_twin(twin: Twin, **values: Any) -> Finding:  # noqa: ANN401 (as found takes them)
    """What is found of two papers with one title, at the title of the later one."""
    here, there = (next(iter(paper.title.values())) for paper in (twin.paper, twin.other))
    related = Related(file_of(twin.path), title_place(twin.other).line, there)
    return found(title_place(twin.paper), here, related=[related], path=twin.path, **values)


def _people(paper: Paper) -> str:
    return ", ".join(next(iter(person.names.values()), "") for person in paper.authors)
