from collections.abc import Iterator

from citecheck.compare.records import recorded
from citecheck.model import Evidence, Finding, Paper, Severity
from citecheck.rule import found, rule

KINDS = frozenset({"retraction", "removal", "withdrawal"})


@rule(
    "CC511",
    severity=Severity.ERROR,
    since="0.1.0",
    message="Reference {label} was taken back by its publisher ({kind}, {date}; notice: {notice}).",
)
def retracted_work(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A cited work was retracted, removed or withdrawn.

    ## Why is this bad?
    Its results no longer count, and readers should know that.

    ## Example
    ```text
    6. Doe, J. (2012). Cold canals. doi:10.1000/191     (retracted 2014-03-02, notice 10.1000/200)
    ```

    ## What to do
    Read the notice. Leave the work out, or say in the text that it was retracted and why it is cited all the same.

    ## When it's wrong
    When the paper cites the work because it was retracted.
    """
    for reference, record in recorded(paper, evidence):
        for update in record.updates:
            if update.kind in KINDS:
                yield found(
                    reference.span, record.doi, reference=reference.id, label=reference.called, kind=update.kind,
                    date=update.date or "no date", notice=update.doi or "not given",
                )  # fmt: skip
                break
