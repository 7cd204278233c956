from collections.abc import Iterator

from citecheck.compare.damage import LEFT, RIGHT
from citecheck.compare.differences import marked, mutations
from citecheck.model import Corpus, Finding, Related, Severity, file_of
from citecheck.rule import found, rule

KEYS = {LEFT: "here", RIGHT: "there"}


@rule(
    "CC602",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} has another address in {path}; the {part} differs: {here} here, {there} there.",
    here="Reference {label} has another address in {path}; the {part} differs: {here} here, {there} there. "
    "The one here looks damaged.",
    there="Reference {label} has another address in {path}; the {part} differs: {here} here, {there} there. "
    "The one there looks damaged.",
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
    Open both addresses. One is called damaged only where a sign speaks for it: an ending that no host has, a host that
    no other reference names, a slug that spells the title worse. Which paper took it from which is not asked.

    ## When it's wrong
    When the site has both addresses, or moved from one to the other.
    """
    for one in mutations(corpus):
        if one.field != "url":
            continue
        here, there = one.here.reference, one.there.reference
        place = there.spans.get("url", there.span)
        yield found(
            here.spans.get("url", here.span),
            here.url or "",
            key=KEYS.get(one.damaged, "message"),
            reference=here.id,
            related=[Related(file_of(one.there.path), place.line, there.url or "", there.id, place)],
            label=here.called,
            path=one.there.path,
            part=one.part,
            here=marked(one.here_text, one.there_text),
            there=marked(one.there_text, one.here_text),
        )
