import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

ODD = re.compile(r"[^!-~]|[\"#%(),={}~\\]")


@rule(
    "CC718",
    severity=Severity.INFO,
    since="0.2.0",
    message="The key {entry} has signs that not every program takes: {signs}.",
)
def odd_key(paper: Paper) -> Iterator[Finding]:
    """A key holds a blank, a letter with an accent, or a sign with a meaning of its own.

    ## Why is this bad?
    BibTeX, biber and pandoc draw the line differently: a citation that works with one fails with another.

    ## Example
    ```text
    @book{Müller 2019, ...}
    ```

    ## What to do
    Keep to letters without accents, digits, and - _ : . + /

    ## When it's wrong
    When only biber reads the file: it takes most signs but blanks and commas.
    """
    for source in sources(paper):
        for entry in source.entries:
            signs = sorted(set(ODD.findall(entry.key)))
            if signs:
                span = source.place(entry.key_at, entry.key_at + len(entry.key))
                said = " ".join("U+0020" if sign == " " else sign for sign in signs)
                yield found(span, entry.key, reference=entry.key, entry=entry.key, signs=said)
