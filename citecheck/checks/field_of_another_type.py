from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.entry_types import misplaced
from citecheck.norms.places import sources
from citecheck.rule import found, rule


@rule(
    "CC720",
    severity=Severity.INFO,
    since="0.2.0",
    message="The {field} of {entry} is not printed for @{type}; {right} is.",
)
def field_of_another_type(paper: Paper) -> Iterator[Finding]:
    """An entry has a field that its type never prints.

    ## Why is this bad?
    The journal, the book or the publisher is missing in print though it is in the file.

    ## Example
    ```text
    @incollection{doe2019, title = {Canals}, journal = {Rivers of the steppe}, ...}
    ```

    ## What to do
    Rename the field, or change the type of the entry.

    ## When it's wrong
    When the right field is there too, nothing is said; otherwise only where a style of your own prints the field.
    """
    for source in sources(paper):
        for entry in source.entries:
            for name, right in misplaced().get(entry.type, {}).items():
                field = entry.field(name)
                if field and field.text.strip(" {}") and not entry.field(right):
                    yield found(
                        source.place(field.at, field.at + len(field.name)), f"{name} = {field.text}",
                        reference=entry.key, field=name, entry=entry.key, type=entry.type, right=right,
                    )  # fmt: skip
