from collections.abc import Iterator

from citecheck.checks.name_differs_from_citation import meanings
from citecheck.model import LISTS, Finding, Paper, Severity
from citecheck.rule import found, rule


@rule(
    "CC302",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} is not cited in the text.",
    unprinted="{label} is not cited in the text, so that it won't be printed.",
    grades={"unprinted": Severity.INFO},
)
def uncited_reference(paper: Paper) -> Iterator[Finding]:
    """A reference that no citation points to.

    ## Why is this bad?
    A list holds what the text rests on; what isn't cited was forgotten in the text or doesn't belong in the list.

    ## Example
    ```text
    7. Doe, J. A work that the text never mentions. 2019.
    ```

    ## What to do
    Cite it where it belongs, or take it out of the list. An entry of a .bib that is not cited is not printed either:
    that is worth a look only.

    ## When it's wrong
    When the list is a bibliography for further reading, or a citation was printed in a form citecheck couldn't read.
    """
    if paper.format in LISTS or not any(citation.targets for citation in paper.citations):
        return
    if not paper.reference_heading and max(one.n for one in paper.references) > len(paper.references):
        return  # notes of pages: each is called by its own number
    cited = {target for citation in paper.citations for target in citation.targets}
    cited |= {meant.reference.id for meant in meanings(paper)}  # said by a rule that knows more
    from citecheck.extract.mentions import mentioned  # a run on addresses alone needs none of it

    cited |= mentioned(paper)
    for reference in paper.references:
        if reference.id not in cited:
            bib = reference.raw.startswith("@")
            label, key = (reference.id, "unprinted") if bib else (reference.called, "message")
            yield found(reference.span, reference.raw, key=key, reference=reference.id, label=label)
