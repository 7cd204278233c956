import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.grammar import Entry
from citecheck.norms.places import sources
from citecheck.rule import found, rule

BRACED = re.compile(r"\{[^{}]*\}")
FORMULA = re.compile(r"\$[^$]*\$|\\[a-zA-Z]+")
# DNA, LaTeX, pH, mRNA, but not a word that merely begins with a capital
INNER = re.compile(r"(?<![\w\\-])(?:[A-Z]{2,}[a-z]?|[A-Z]?[a-z]+[A-Z][A-Za-z]*|[A-Z][a-z]+[A-Z][A-Za-z]*)(?![\w])")
SHOWN = 5
ROMAN = re.compile(r"[IVX]+")
SHARE = 0.25  # of the titles with such words that must protect them before the others stand out


@rule("CC712", severity=Severity.INFO, since="0.2.0", message="The title of {entry} doesn't protect {words}.")
def unprotected_capitals(paper: Paper) -> Iterator[Finding]:
    """Capitals in a title have no braces, in a file that puts braces around others.

    ## Why is this bad?
    Styles that write titles in small letters print dna and latex.

    ## Example
    ```text
    title = {Sequences of DNA in LaTeX}
    ```

    ## What to do
    Put the words in braces: {Sequences of {DNA} in {LaTeX}}.

    ## When it's wrong
    When your style leaves titles as they are. It is only said where the file protects such words elsewhere.
    """
    rows = []
    protected = 0
    for source in sources(paper):
        for entry in source.entries:
            words, own = _capitals(entry)
            protected += own and not words
            if words:
                rows.append((source, entry, words))
    if not rows or protected < SHARE * (protected + len(rows)):
        return
    for source, entry, words in rows:
        field = entry.field("title")
        if field:
            yield found(
                source.place(field.start, field.end), field.text, reference=entry.key, entry=entry.key,
                words=", ".join(words[:SHOWN]),
            )  # fmt: skip


def _capitals(entry: Entry) -> tuple[list[str], bool]:
    """The words of a title with capitals inside that stand bare, and whether others are protected."""
    field = entry.field("title")
    if not field:
        return [], False
    text = FORMULA.sub(" ", field.text)
    plain = text
    while (bare := BRACED.sub(" ", plain)) != plain:
        plain = bare
    letters = [letter for letter in plain if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > len(letters) / 2:
        return [], False  # title-in-capitals says it
    words = [word for word in dict.fromkeys(INNER.findall(plain)) if not ROMAN.fullmatch(word)]
    return words, bool(INNER.search(text.replace("{", " ").replace("}", " ")))
