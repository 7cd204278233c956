import re
from collections.abc import Iterator
from functools import cache

from citecheck.extract.vocabulary import words
from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.grammar import Field
from citecheck.norms.places import sources
from citecheck.norms.styles import told
from citecheck.rule import found, rule

AND = re.compile(r"\sand\s+$", re.IGNORECASE)  # Doe, Jane and


@rule(
    "CC210",
    severity=Severity.INFO,
    since="0.1.0",
    message="Reference {label}: “{words}” stands for authors; {style} asks for their names.",
    bib="The names of {label} end in “{words}”; BibTeX writes “and others”.",
)
def literal_et_al(paper: Paper) -> Iterator[Finding]:
    """The words "et al." stand in the place of authors.

    ## Why is this bad?
    In a .bib file "et al." becomes an author with that name. In a list in APA style up to twenty authors are named.

    ## Example
    ```text
    author = {Doe, Jane and et al.}
    ```

    ## What to do
    Name the authors, or write "and others" in a .bib file.

    ## When it's wrong
    In GOST and IEEE lists "[и др.]" and "et al." are right, and nothing is said there.
    """
    for source in sources(paper):
        for entry, field in source.fields("author", "editor"):
            if match := _others().search(field.text):
                span = source.place(field.start, field.end)
                fix = _fix(source.path, field, match)
                yield found(span, field.text, key="bib", reference=entry.key, fix=fix, label=entry.key, words=match[0])
    if told(paper.references) != "apa":
        return
    for reference in paper.references:
        year = reference.raw.find("(")
        match = _others().search(reference.raw, 0, year if 0 < year < 300 else 0)
        if match:
            yield found(
                reference.span,
                reference.raw,
                reference=reference.id,
                label=reference.called,
                words=match[0],
                style="APA",
            )


def _fix(path: str, field: Field, match: re.Match[str]) -> Fix | None:
    """The word of BibTeX's own, where the words stand as the last of the names."""
    last = field.text[match.end() :].strip(" \t\r\n.") == ""
    if not field.plain or not last or not AND.search(field.text[: match.start()]):
        return None
    start, end = field.pieces[0].start, len(field.text.rstrip())
    return Fix("write others", (Edit(path, start + match.start(), start + end, "others"),))


@cache
def _others() -> re.Pattern[str]:
    """What languages write for "and others", but for BibTeX's own words."""
    return re.compile(rf"(?<![^\W\d_])(?!and others){words('et_al')}(?![^\W\d_])", re.IGNORECASE)
