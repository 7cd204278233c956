from collections.abc import Iterator
from difflib import get_close_matches

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.entry_types import known
from citecheck.norms.places import sources
from citecheck.rule import found, rule


@rule(
    "CC704",
    severity=Severity.WARNING,
    since="0.2.0",
    message="Neither BibTeX nor biblatex knows the type @{type}.",
    near="Neither BibTeX nor biblatex knows the type @{type}; @{near} is nearly the same.",
)
def unknown_entry_type(paper: Paper) -> Iterator[Finding]:
    """An entry has a type that no style knows.

    ## Why is this bad?
    It is printed as @misc: without journal, volume and pages.

    ## Example
    ```text
    @artical{doe2019, ...}
    ```

    ## What to do
    Take the type that fits; @misc or @online where none does.

    ## When it's wrong
    When your style declares the type itself.
    """
    for source in sources(paper):
        for entry in source.entries:
            if entry.type in known():
                continue
            span = source.place(entry.start, entry.start + 1 + len(entry.type))
            near = get_close_matches(entry.type, known(), 1, 0.75)
            quoted = f"@{entry.type}{{{entry.key}"
            if near:
                yield found(span, quoted, key="near", reference=entry.key, type=entry.type, near=near[0])
            else:
                yield found(span, quoted, reference=entry.key, type=entry.type)
