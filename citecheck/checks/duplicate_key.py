from collections.abc import Iterator

from citecheck.model import Finding, Paper, Related, Severity, Span
from citecheck.norms.places import sources
from citecheck.rule import found, rule


@rule(
    "CC702",
    severity=Severity.ERROR,
    since="0.2.0",
    message="The key {entry} stands twice.",
    case="The keys {entry} and {other} differ in case only, which BibTeX takes for one.",
)
def duplicate_key(paper: Paper) -> Iterator[Finding]:
    """Two entries have one key.

    ## Why is this bad?
    BibTeX stops with "Repeated entry", biber takes the first and drops the other.

    ## Example
    ```text
    @book{doe2019, ...}
    @article{Doe2019, ...}
    ```

    ## What to do
    Rename one of them, or delete it if both are one work.

    ## When it's wrong
    When the files are never used together.
    """
    seen: dict[str, tuple[str, Span]] = {}
    for source in sources(paper):
        for entry in source.entries:
            if not entry.key:
                continue
            span = source.place(entry.key_at, entry.key_at + len(entry.key))
            first = seen.setdefault(entry.key.lower(), (entry.key, span))
            if first[1] == span:
                continue
            related = Related(first[1].path, first[1].line, first[0], first[0], first[1])
            key = "message" if first[0] == entry.key else "case"
            yield found(
                span, entry.key, key=key, reference=entry.key, related=[related], entry=entry.key, other=first[0]
            )
