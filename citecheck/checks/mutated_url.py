from collections.abc import Iterator

from citecheck.compare.references import shared
from citecheck.compare.urls import difference
from citecheck.model import Corpus, Finding, Related, Severity
from citecheck.rule import found, rule


@rule(
    "CC602",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} has another address in another paper; the {part} differs: {here} here, {there} there.",
)
def mutated_url(corpus: Corpus) -> Iterator[Finding]:
    """One reference stands in two papers with an address that differs in a letter or a piece.

    ## Why is this bad?
    At most one of the two addresses is right, and a reader of the other paper can't find the source.

    ## Example
    ```text
    a.txt: 1. A title https://www.uza.example/posts/a-title
    b.txt: 1. A title https://www.aza.example/posts/a-title
    ```

    ## What to do
    Open both addresses. Which of them is damaged can't be told from the papers alone.

    ## When it's wrong
    When the site has both addresses, or moved from one to the other.
    """
    for first, second in shared(corpus):
        here, there = second.reference, first.reference
        if not here.url or not there.url or not (what := difference(here.url, there.url)):
            continue
        span = here.spans.get("url", here.span)
        place = there.spans.get("url", there.span)
        yield found(
            span,
            here.url,
            reference=here.id,
            related=[Related(first.paper, place.line, there.url, there.id, place)],
            label=here.called,
            part=what.part,
            here=what.left,
            there=what.right,
        )
