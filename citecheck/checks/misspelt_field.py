from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.entry_types import fields, read
from citecheck.norms.places import sources
from citecheck.rule import found, rule

SHORTEST = 5  # letters of a name in which one slip can be told from another name


@rule(
    "CC724",
    severity=Severity.WARNING,
    since="0.2.0",
    message="The entry {entry} has a field {field}, which no style reads; {near} is one letter off.",
)
def misspelt_field(paper: Paper) -> Iterator[Finding]:
    """A field's name is one slip away from one that styles read.

    ## Why is this bad?
    Programs pass over fields they don't know without a word: the author or title is missing in print.

    ## Example
    ```text
    auhtor = {Doe, Jane}
    ```

    ## What to do
    Correct the name.

    ## When it's wrong
    For a field of your own that happens to be called so.
    """
    for source in sources(paper):
        for entry, field in source.fields():
            name = field.low
            near = _near(name)
            if near and field.text.strip(" {}") and not entry.field(near):
                span = source.place(field.at, field.at + len(field.name))
                yield found(span, field.name, reference=entry.key, entry=entry.key, field=field.name, near=near)


@cache
def _near(name: str) -> str | None:
    """The one known name that a letter left out, added, changed or exchanged with its neighbour makes of another."""
    if name in fields() or len(name) < SHORTEST or not name.isalpha():
        return None
    near = [one for one in read() if len(one) >= SHORTEST and OSA.distance(name, one, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else None
