from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.grammar import pieces
from citecheck.norms.places import sources
from citecheck.rule import found, rule

SHARE = 0.5  # of the definitions that must be used: else the file holds a stock of them


@rule("CC721", severity=Severity.INFO, since="0.2.0", message="The @string {name} is never used.")
def unused_string(paper: Paper) -> Iterator[Finding]:
    """A @string that nothing uses.

    ## Why is this bad?
    It was forgotten, or the entries that should use it spell the name out.

    ## Example
    ```text
    @string{jwh = "Journal of Water History"}      (and no entry says journal = jwh)
    ```

    ## What to do
    Use it or take it out.

    ## When it's wrong
    When the file begins with a stock of journals; where most are unused nothing is said.
    """
    used: set[str] = set()
    defined = []
    for source in sources(paper):
        for entries in (source.entries, source.library.strings):
            used.update(source.text[piece.start : piece.end].lower() for _, _, piece in pieces(entries, "name"))
        defined += [(source, field) for entry in source.library.strings for field in entry.fields]
    unused = [(source, field) for source, field in defined if field.low not in used]
    if len(unused) > SHARE * len(defined):
        return
    for source, field in unused:
        yield found(source.place(field.at, field.end), f"{field.name} = {field.text}", name=field.name)
