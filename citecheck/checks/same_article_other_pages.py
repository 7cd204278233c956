from collections.abc import Iterator

from citecheck.checks.same_title_other_authors import of_twin
from citecheck.compare.articles import twins
from citecheck.model import Corpus, Finding, Severity
from citecheck.rule import rule


@rule(
    "CC606",
    severity=Severity.INFO,
    since="0.1.0",
    message="{path} has the same title and an author in common, but another {field}: {here} here, {there} there.",
)
def same_article_other_pages(corpus: Corpus) -> Iterator[Finding]:
    """One article stands in two files that name other pages, another issue or another journal.

    ## Why is this bad?
    It will be cited in two ways and counted twice.

    ## Example
    ```text
    a.txt: Canals of the Upper Valley, Ada Kerr. Vol. 3, pp. 129-143
    b.txt: Canals of the Upper Valley, Ada Kerr. Vol. 5, pp. 163-177
    ```

    ## What to do
    See whether the article was printed twice, or whether one of the heads is that of a neighbour.

    ## When it's wrong
    For an article printed again with everybody's knowledge, a preprint, parts of a series under one title.
    """
    for twin in twins(corpus):
        if twin.shared and twin.differing:
            fields, here, there = (", ".join(column) for column in zip(*twin.differing, strict=True))
            yield of_twin(twin, field=fields, here=here, there=there)
