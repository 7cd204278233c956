from collections.abc import Iterator

from citecheck.model import LISTS, Finding, Paper, Severity
from citecheck.rule import found, rule


@rule(
    "CC304",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The list has {count} references, but no citation of any was found.",
)
def no_citations(paper: Paper) -> Iterator[Finding]:
    """A paper has a reference list and cites none of it.

    ## Why is this bad?
    A reader can't tell what in the text rests on which source.

    ## Example
    ```text
    (twelve references, and not one [1] or (Doe, 2019) in the text)
    ```

    ## What to do
    Put the citations where they belong.

    ## When it's wrong
    When the citations are superscripts that were lost in the text, or in a form citecheck couldn't read.
    """
    if paper.format in LISTS or not paper.references or any(citation.targets for citation in paper.citations):
        return
    from citecheck.extract.mentions import mentioned  # a run on addresses alone needs none of it

    if mentioned(paper):
        return  # names with their years, in a form that is no marker
    first = paper.references[0]
    yield found(first.span, paper.reference_heading or first.raw, count=len(paper.references))
