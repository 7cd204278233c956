from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.places import Source, sources
from citecheck.rule import found, rule

SHOWN = 40  # letters of the place that are quoted


@rule(
    "CC701",
    severity=Severity.ERROR,
    since="0.2.0",
    message="There is no field here: {what}.",
    no_key="This @{what} has no key.",
    no_brace="Behind @{what} a brace is missing.",
    no_comma="Behind {what} a comma is missing.",
    no_equals="Behind {what} there is no equals sign.",
    no_value="The field {what} has no value.",
    swallows="The value of {what} is never closed and swallows what follows.",
    unclosed="The entry {what} is never closed.",
    early="The entry {what} is closed too early: what follows is lost.",
    percent="A % within an entry is a comment for biber and an error for BibTeX.",
    grades={"percent": Severity.WARNING},
)
def bib_syntax_error(paper: Paper) -> Iterator[Finding]:
    """A .bib file breaks BibTeX's grammar.

    ## Why is this bad?
    BibTeX stops, or goes on silently without the field, the entry or the rest of the file.

    ## Example
    ```text
    author = {Doe, Jane},
    title = {Canals,        <- never closed
    year = {2019}
    ```

    ## What to do
    Set the brace, comma or quote that is missing at the place shown.

    ## When it's wrong
    When only a program with a grammar of its own reads the file.
    """
    for source in sources(paper):
        seen: set[int] = set()
        for fault in source.library.faults:
            line = source.place(fault.start, fault.end).line
            if line in seen:  # one slip upsets what follows on its line
                continue
            seen.add(line)
            yield _finding(source, fault.kind, fault.start, fault.end, " ".join(fault.what.split()))


def _finding(source: Source, kind: str, start: int, end: int, what: str) -> Finding:
    key = "message" if kind == "junk" else kind
    quoted = source.text[start : max(end, start + SHOWN)].split("\n")[0] or what
    return found(source.place(start, min(end, start + SHOWN)), quoted, key=key, what=what[:SHOWN])
