from collections.abc import Iterator, Mapping, Sequence

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.grammar import Field
from citecheck.norms.places import sources
from citecheck.rule import found, rule

INHERITS = ("crossref", "xdata")
MOST = 50  # steps from entry to entry that are followed
POINTERS = ("crossref", "xdata", "xref", "related", "entryset")


@rule(
    "CC706",
    severity=Severity.ERROR,
    since="0.2.0",
    message="The {field} of {entry} points to {target}, which isn't there.",
    itself="The {field} of {entry} points to the entry itself.",
    loop="The {field} of {entry} leads by {target} back to the entry itself.",
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
    parents = {
        entry.key.lower(): [part for name in INHERITS if (field := entry.field(name)) for part in _targets(field)]
        for source in sources(paper) for entry in source.entries
    }  # fmt: skip
    for at, source in enumerate(sources(paper)):
        for entry, field in source.fields(*POINTERS):
            name = field.low
            for target in _targets(field):
                place = places.get(target.lower())
                if place is None:
                    key = "message"
                elif target.lower() == entry.key.lower():
                    key = "itself"
                elif name in INHERITS and _comes_back(entry.key.lower(), target.lower(), parents):
                    key = "loop"
                elif name == "crossref" and place < (at, entry.start):
                    key = "order"
                else:
                    continue
                span = source.place(field.start, field.end)
                yield found(span, target, key=key, reference=entry.key, field=name, entry=entry.key, target=target)


def _targets(field: Field) -> list[str]:
    """The keys that a field points to."""
    return [target for part in field.text.split(",") if (target := part.strip(" {}\t\r\n"))]


def _comes_back(start: str, first: str, parents: Mapping[str, Sequence[str]]) -> bool:
    """Whether the entries that a first one takes fields from lead back to the start."""
    seen, now = {first}, [first]
    while now and len(seen) <= MOST:
        now = [one.lower() for key in now for one in parents.get(key, ()) if one.lower() not in seen]
        if start in now:
            return True
        seen.update(now)
    return False
