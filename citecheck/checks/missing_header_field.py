import re
from collections.abc import Iterator

from citecheck.model import LISTS, Finding, Paper, Severity
from citecheck.rule import found, rule

WORDS = re.compile(r"[^\W\d_]{3,}")
HEAD = 1200  # letters of a paper in which its head ends
GIVEN = r"\\{field}(?:\[[^\]]*\])?\{{\s*[^\s}}]"  # \title{{Canals


@rule(
    "CC104",
    severity=Severity.WARNING,
    since="0.1.0",
    message="No {field} could be read at the head of the paper.",
    unsure="No {field} could be told from other words at the head of the paper.",
    grades={"unsure": Severity.INFO},
)
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
            yield found(paper.top, field, key="unsure" if _unsure(paper, field) else "message", field=field)


def _unsure(paper: Paper, field: str) -> bool:
    """Whether there are words at the head that may be it, in a form that couldn't be read."""
    if paper.format == "latex":
        own = re.search(GIVEN.format(field=field.removesuffix("s")), paper.text)
        return bool(own) or "\\maketitle" not in paper.text
    told = sorted((span.start, span.end) for span in paper.spans.values() if span.path == paper.path)
    end = min([HEAD, *(span.start for name, span in paper.spans.items() if name.startswith(("abstract", "keywords")))])
    at = 0
    for line in paper.text[:end].splitlines(keepends=True):
        start, at = at, at + len(line)
        if len(WORDS.findall(line)) > 1 and not any(a < at and start < b for a, b in told):
            return True
    return False
