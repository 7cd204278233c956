from collections.abc import Iterator

from citecheck.compare.records import recorded
from citecheck.model import Evidence, Finding, Paper, Severity
from citecheck.rule import found, rule

KINDS = {
    "correction": "a correction",
    "erratum": "an erratum",
    "corrigendum": "a corrigendum",
    "expression_of_concern": "an expression of concern",
    "addendum": "an addendum",
    "clarification": "a clarification",
    "partial_retraction": "a partial retraction",
    "new_version": "a new version",
}


@rule(
    "CC512",
    severity=Severity.INFO,
    since="0.1.0",
    message="Of reference {label} there is {kind} ({date}): {notice}.",
)
def corrected_work(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A correction, a concern or a new version of a cited work was published.

    ## Why is this bad?
    It isn't, but what is cited may be just what was corrected.

    ## Example
    ```text
    7. Doe, J. (2015). Warm canals. doi:10.1000/195     (corrigendum 10.1000/196 of 2016)
    ```

    ## What to do
    Read the notice and see whether it touches what is cited.

    ## When it's wrong
    When the correction is about something else, such as an author's affiliation.
    """
    for reference, record in recorded(paper, evidence):
        for update in record.updates:
            if update.kind in KINDS:
                yield found(
                    reference.span, f"{record.doi} {update.kind} {update.doi}", reference=reference.id,
                    label=reference.called, kind=KINDS[update.kind], date=update.date or "no date",
                    notice=update.doi or "not given",
                )  # fmt: skip
