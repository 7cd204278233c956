from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.grammar import pieces
from citecheck.norms.places import sources
from citecheck.rule import found, rule

MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
# what plain.bst and biblatex define themselves
JOURNALS = frozenset({
    "acmcs", "acta", "cacm", "ibmjrd", "ibmsj", "ieeese", "ieeetc", "ieeetcad", "ipl", "jacm", "jcss", "scp", "sicomp",
    "tcs", "tocs", "tods", "tog", "toms", "toois", "toplas",
})  # fmt: skip


@rule(
    "CC705",
    severity=Severity.ERROR,
    since="0.2.0",
    message="{name} is no @string of this file; a text needs braces or quotes.",
    twice="The @string {name} is defined twice.",
    grades={"twice": Severity.WARNING},
)
def undefined_string(paper: Paper) -> Iterator[Finding]:
    """A value is a bare word that no @string defines.

    ## Why is this bad?
    BibTeX warns and prints nothing in its place.

    ## Example
    ```text
    journal = Nature,
    month = januar
    ```

    ## What to do
    Put braces around the text, or define the word: @string{nature = "Nature"}.

    ## When it's wrong
    When the word is defined in another file that is loaded before this one, or in the style itself.
    """
    known = set(MONTHS | JOURNALS)
    for source in sources(paper):
        for entry in source.library.strings:
            for field in entry.fields:
                name = field.low
                if name in known and name not in MONTHS | JOURNALS:
                    span = source.place(field.at, field.at + len(field.name))
                    yield found(span, field.name, key="twice", name=field.name)
                known.add(name)
    for source in sources(paper):
        for entry, _, piece in pieces(source.entries, "name"):
            name = source.text[piece.start : piece.end]
            if name.lower() not in known:
                yield found(source.place(piece.start, piece.end), name, reference=entry.key, name=name)
