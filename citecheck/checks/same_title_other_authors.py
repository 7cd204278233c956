from collections.abc import Iterator

from citecheck.compare.articles import names, title_place, twins
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
            span = title_place(twin.paper)
            yield found(
                span,
                next(iter(twin.paper.title.values())),
                related=[
                    Related(file_of(twin.path), title_place(twin.other).line, next(iter(twin.other.title.values())))
                ],
                path=twin.path,
                here=_people(twin.paper),
                there=_people(twin.other),
            )


def _people(paper: Paper) -> str:
    return ", ".join(next(iter(person.names.values()), "") for person in paper.authors)
