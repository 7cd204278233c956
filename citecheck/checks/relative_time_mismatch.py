from collections.abc import Iterator

from citecheck.compare.relative import told
from citecheck.model import Confidence, Finding, Paper, Severity
from citecheck.rule import found, rule


@rule(
    "CC111",
    severity=Severity.INFO,
    since="0.1.0",
    message="“{words}” counts more months than the year had when the paper was received ({date}).",
    year="“{words}” isn't the year told from the paper's own date ({date}).",
)
def relative_time_mismatch(paper: Paper) -> Iterator[Finding]:
    """A time told from the day of writing doesn't fit the paper's own dates.

    ## Why is this bad?
    The sentence was written in another year than the paper, so its figures are of another year than a reader thinks.

    ## Example
    ```text
    Received: 11.05.23
    ... жорий йилнинг ўн ойида экспорт икки баробар ошди ...
    ```

    ## What to do
    Write the year, and see whether the figures are still the right ones.

    ## When it's wrong
    Inside a quotation, or where the paper was received long before its dates say.
    """
    dates = paper.dates
    date = dates.received or dates.revised or dates.accepted or dates.published
    seen: set[str] = set()
    for one in told(paper):
        words = " ".join(paper.text[one.start : one.end].split())
        if words not in seen:  # said once, however often it is written
            seen.add(words)
            span = paper.place(one.start, one.end)
            key = "year" if one.kind == "year" else "message"
            yield found(span, words, key=key, confidence=Confidence.MEDIUM, words=words, date=date)
