import re
import unicodedata
from collections.abc import Iterator

from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

PARTS = re.compile("[^\u0300-\u036f][\u0300-\u036f]{1,4}")  # a letter and its marks


@rule(
    "CC716",
    severity=Severity.INFO,
    since="0.2.0",
    message="The {field} of {entry} has letters in two parts (a letter and a mark): {letters}.",
)
def decomposed_letter(paper: Paper) -> Iterator[Finding]:
    """A letter with an accent is written as two characters.

    ## Why is this bad?
    It looks the same and sorts and compares otherwise; older LaTeX prints the accent beside the letter or stops.

    ## Example
    ```text
    author = {Müller, Max}      (u and U+0308)
    ```

    ## What to do
    Save the text in normal form C. `citecheck fix` does it.

    ## When it's wrong
    For letters that have no form in one character; they are passed over.
    """
    for source in sources(paper):
        for entry, field in source.fields():
            if field.text.isascii() or unicodedata.is_normalized("NFC", field.text):
                continue
            composed = unicodedata.normalize("NFC", field.text)
            letters = sorted(set(composed) - set(field.text))
            fix = None
            if field.plain:
                start = field.pieces[0].start
                edits = tuple(
                    Edit(source.path, start + one.start(), start + one.end(), unicodedata.normalize("NFC", one[0]))
                    for one in PARTS.finditer(field.text)
                    if not unicodedata.is_normalized("NFC", one[0])
                )
                fix = Fix("write each letter as one character", edits)
            if letters:
                span = source.place(field.start, field.end)
                yield found(
                    span, field.text, reference=entry.key, fix=fix, field=field.low, entry=entry.key,
                    letters=" ".join(letters),
                )  # fmt: skip
