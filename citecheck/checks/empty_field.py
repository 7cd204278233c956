from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule


@rule("CC719", severity=Severity.INFO, since="0.2.0", message="The entry {entry} has empty fields: {fields}.")
def empty_field(paper: Paper) -> Iterator[Finding]:
    """An entry has fields without anything in them.

    ## Why is this bad?
    BibTeX warns of each, and what was meant to be filled in was forgotten.

    ## Example
    ```text
    volume = {},
    ```

    ## What to do
    Fill the field in or take it out.

    ## When it's wrong
    When a program keeps empty fields on purpose.
    """
    for source in sources(paper):
        for entry in source.entries:
            empty = [field for field in entry.fields if field.plain and not field.text.strip(" {}\t\r\n")]
            if empty:
                span = source.place(empty[0].at, empty[0].end)
                fields = ", ".join(field.low for field in empty)
                yield found(span, f"{entry.key}: {fields}", reference=entry.key, entry=entry.key, fields=fields)
