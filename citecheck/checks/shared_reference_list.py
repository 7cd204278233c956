from collections.abc import Iterator

from citecheck.compare.lists import shared_lists
from citecheck.model import Corpus, Finding, Related, Severity, file_of
from citecheck.rule import found, rule


@rule(
    "CC604",
    severity=Severity.INFO,
    since="0.1.0",
    message="{shared} of the {count} references stand in {path} too, {ordered} of them in the same order.",
    errors="{shared} of the {count} references stand in {path} too, {ordered} of them in the same order, "
    "{errors} of them with the same error in them.",
)
def shared_reference_list(corpus: Corpus) -> Iterator[Finding]:
    """Two papers cite the same works in the same order, or with the same errors.

    ## Why is this bad?
    Two authors of one field cite the same works, but seldom in one order and never with one slip of the pen: such
    lists come from one source, and an error in it is in both.

    ## Example
    ```text
    a.txt: 7. A title https://site.example/a--le
    b.txt: 7. A title https://site.example/a--le
    ```

    ## What to do
    Look at both lists: `citecheck compare A B` puts them row by row.

    ## When it's wrong
    For two parts of one study, for papers of one author, for a list that a journal asks all its authors to cite.
    Lists by the alphabet are told of only if they share nearly everything.
    """
    for one in shared_lists(corpus):
        paper = corpus.paper(one.left)
        related = [
            Related(file_of(one.right), place.line, there.reference.raw, there.reference.id, place)
            for _, there in (one.errors or one.entries[:1])
            for place in [there.reference.span]
        ]
        yield found(
            paper.references[0].span,
            " ".join(here.reference.raw[:40] for here, _ in one.entries[:3]),
            key="errors" if one.errors else "message",
            related=related,
            shared=len(one.entries),
            count=one.left_count,
            path=one.right,
            ordered=one.ordered,
            errors=len(one.errors),
        )
