from collections.abc import Iterator

from citecheck.model import Finding, Paper, Related, Severity
from citecheck.norms.grammar import Field
from citecheck.norms.places import sources
from citecheck.rule import found, rule

UNPRINTED = frozenset({"keywords", "file", "abstract", "annote", "annotation", "mendeley-tags", "bdsk-url-1"})


@rule(
    "CC703",
    severity=Severity.WARNING,
    since="0.2.0",
    message="The entry {entry} has the field {field} twice.",
    unprinted="The entry {entry} has {field} twice; programs keep one of them.",
    grades={"unprinted": Severity.INFO},
)
def duplicate_field(paper: Paper) -> Iterator[Finding]:
    """An entry has a field twice.

    ## Why is this bad?
    BibTeX takes the first and warns, biber takes the last: the two print different references.

    ## Example
    ```text
    @book{doe, year = 2018, title = {Canals}, year = 2019}
    ```

    ## What to do
    Keep the right one.

    ## When it's wrong
    For fields that no style prints (keywords, file), where nothing is lost but the second value.
    """
    for source in sources(paper):
        for entry in source.entries:
            seen: dict[str, Field] = {}
            for field in entry.fields:
                first = seen.setdefault(field.low, field)
                if first is field:
                    continue
                before = source.place(first.at, first.end)
                related = Related(source.path, before.line, source.text[first.at : first.end][:200], entry.key, before)
                span = source.place(field.at, field.end)
                quoted = source.text[field.at : field.end]
                key = "unprinted" if field.low in UNPRINTED else "message"
                yield found(
                    span, quoted, key=key, reference=entry.key, related=[related], entry=entry.key,
                    field=field.low,
                )  # fmt: skip
