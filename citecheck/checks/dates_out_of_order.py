from collections.abc import Iterator
from itertools import pairwise

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule

ORDER = ("received", "revised", "accepted", "published")


@rule(
    "CC101",
    severity=Severity.ERROR,
    since="0.1.0",
    message="{later} {later_date}, before it was {earlier} {earlier_date}.",
)
def dates_out_of_order(paper: Paper) -> Iterator[Finding]:
    """A paper's dates are not in the order received, revised, accepted, published.

    ## Why is this bad?
    Readers and indexing services take the dates as proof of a review. Dates that can't be true put it in doubt.

    ## Example
    ```text
    Received: 14.05.2022
    Accepted: 12.04.2022
    ```

    ## What to do
    Look the dates up in the editorial system; mostly day and month were exchanged or a year was mistyped.

    ## When it's wrong
    When a label stands for something else in your journal ("Received" of a second version).
    """
    dates = [(name, date) for name in ORDER if (date := getattr(paper.dates, name))]
    for (earlier, first), (later, second) in pairwise(dates):
        shortest = min(len(first), len(second))
        if second[:shortest] < first[:shortest]:
            span = paper.spans.get(f"dates.{later}", paper.top)
            yield found(
                span,
                paper.said(span),
                later=later.capitalize(),
                later_date=second,
                earlier=earlier,
                earlier_date=first,
            )
