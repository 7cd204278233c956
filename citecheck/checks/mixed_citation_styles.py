from collections.abc import Iterator

from citecheck.model import Confidence, Finding, Paper, Severity
from citecheck.norms.styles import style, told
from citecheck.rule import found, rule

MOST = 0.25  # share of entries in another style: more of them are a list without a style


@rule(
    "CC208",
    severity=Severity.INFO,
    since="0.1.0",
    message="Reference {label} is written in {style} style, most others in {usual}.",
)
def mixed_citation_styles(paper: Paper) -> Iterator[Finding]:
    """An entry is written in another style than the others.

    ## Why is this bad?
    It was probably taken over from another list, and may have brought its own mistakes along.

    ## Example
    ```text
    5. Канал сегодня // Вестник долины. – 2019. – № 2.
    6. Doe, J. (2019). Canals today. Valley Herald, 2.
    ```

    ## What to do
    Write the entry as the others are written.

    ## When it's wrong
    When the journal asks for two styles (one for each alphabet).
    """
    usual = told(paper.references)
    if usual is None or paper.reference_heading is None:
        return
    odd = [(one, own) for one in paper.references if (own := style(one.raw)) and own != usual]
    if len(odd) > MOST * len(paper.references):
        return
    for one, own in odd:
        yield found(
            one.span,
            one.raw,
            reference=one.id,
            confidence=Confidence.MEDIUM,
            label=one.called,
            style=own.upper(),
            usual=usual.upper(),
        )
