from collections.abc import Iterator

from citecheck.model import LISTS, Finding, Paper, Severity
from citecheck.rule import found, rule


@rule("CC104", severity=Severity.WARNING, since="0.1.0", message="No {field} could be read at the head of the paper.")
def missing_header_field(paper: Paper) -> Iterator[Finding]:
    """A paper has no title or no authors at its head, as far as they could be read.

    ## Why is this bad?
    Without them a paper can't be indexed, cited or exported.

    ## Example
    ```text
    ANNOTATSIYA
    Mazkur maqolada ...
    ```

    ## What to do
    Put title and authors above the abstract, each on lines of their own.

    ## When it's wrong
    When they stand in a picture or a text box, or the head was cut off before the file reached citecheck.
    """
    if paper.format in LISTS or paper.fragment or not paper.text.strip():
        return
    for field, value in (("title", paper.title), ("authors", paper.authors)):
        if not value:
            yield found(paper.top, field, field=field)
