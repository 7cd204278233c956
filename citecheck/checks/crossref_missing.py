from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

POINTERS = ("crossref", "xdata", "xref", "related", "entryset")


@rule(
    "CC706",
    severity=Severity.ERROR,
    since="0.2.0",
    message="The {field} of {entry} points to {target}, which isn't there.",
    itself="The {field} of {entry} points to the entry itself.",
    order="The {field} of {entry} points to {target}, which stands before it; BibTeX needs it behind.",
    grades={"order": Severity.INFO},
)
def crossref_missing(paper: Paper) -> Iterator[Finding]:
    """An entry takes fields from another one that doesn't exist.

    ## Why is this bad?
    The fields stay empty: a chapter is printed without its book.

    ## Example
    ```text
    @incollection{doe2019, title = {Canals}, crossref = {book2019}}      (there is no book2019)
    ```

    ## What to do
    Correct the key, or add the entry.

    ## When it's wrong
    When the other entry stands in a file that citecheck wasn't given. That BibTeX needs the other entry further down
    is only said for crossref; biber doesn't mind.
    """
    places = {
        entry.key.lower(): (at, entry.start)
        for at, source in enumerate(sources(paper))
        for entry in source.entries
        if entry.key
    }
    for at, source in enumerate(sources(paper)):
        for entry, field in source.fields(*POINTERS):
            name = field.name.lower()
            for target in filter(None, (part.strip(" {}\t\r\n") for part in field.text.split(","))):
                place = places.get(target.lower())
                if place is None:
                    key = "message"
                elif target.lower() == entry.key.lower():
                    key = "itself"
                elif name == "crossref" and place < (at, entry.start):
                    key = "order"
                else:
                    continue
                span = source.place(field.start, field.end)
                yield found(span, target, key=key, reference=entry.key, field=name, entry=entry.key, target=target)
