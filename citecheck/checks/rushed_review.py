from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from citecheck.config import Config
from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule

EXACT = len("2022-05-14")


@rule(
    "CC103",
    severity=Severity.INFO,
    since="0.1.0",
    message="{earlier} {first}, {later} {second}; days between them: {days}.",
)
def rushed_review(paper: Paper, config: Config) -> Iterator[Finding]:
    """Fewer days than a review takes lie between two of a paper's dates.

    ## Why is this bad?
    A paper accepted a day or two after it was received can hardly have been reviewed.

    ## Example
    ```text
    Received: 14.05.22
    Accepted: 16.05.22
    ```

    ## What to do
    Check the dates. The number of days is set by `rushed-days` in the configuration (7).

    ## When it's wrong
    For an invited paper, an editorial, or a resubmission whose first date isn't printed.
    """
    dates = [(name, value) for name in ("received", "accepted", "published") if (value := getattr(paper.dates, name))]
    for (earlier, first), (later, second) in pairwise(dates):
        if len(first) < EXACT or len(second) < EXACT or not 0 <= (days := _days(first, second)) < config.rushed_days:
            continue
        span = paper.spans.get(f"dates.{later}", paper.top)
        quoted = paper.said(span)
        yield found(span, quoted, earlier=earlier.capitalize(), first=first, later=later, second=second, days=days)
        return


def _days(first: str, second: str) -> int:
    try:
        return (date.fromisoformat(second) - date.fromisoformat(first)).days
    except ValueError:  # the 31st of a short month: dates-out-of-order's business, not ours
        return -1
