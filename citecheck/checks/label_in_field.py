import re
from collections.abc import Iterator
from functools import cache

from citecheck.extract.vocabulary import words
from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.grammar import Field
from citecheck.norms.places import sources
from citecheck.rule import found, rule

KINDS = {"pages": "page", "volume": "volume", "number": "issue", "issue": "issue", "edition": "edition"}
NUMBERS = re.compile(r"\d{1,6}(?:\s?[-–]{1,2}\s?\d{1,6})?\.?\s*")  # 52--54


@rule("CC722", severity=Severity.INFO, since="0.2.0", message="The {field} of {entry} says {label} itself: {value}.")
def label_in_field(paper: Paper) -> Iterator[Finding]:
    """A field holds the word that the style prints before it.

    ## Why is this bad?
    The reader sees vol. vol. 3 or pp. pp. 52-54.

    ## Example
    ```text
    pages = {pp. 52--54}
    ```

    ## What to do
    Leave the number alone: {52--54}. `citecheck fix` does it where nothing else stands there.

    ## When it's wrong
    When the word belongs to the number (an issue called "No. 3bis").
    """
    for source in sources(paper):
        for entry, field in source.fields(*KINDS):
            name = field.low
            match = _label(KINDS[name]).search(field.text)
            if match:
                yield found(
                    source.place(field.start, field.end), field.text, reference=entry.key, field=name,
                    fix=_fix(source.path, field, match), entry=entry.key, label=match["label"].strip(),
                    value=field.text.strip(),
                )  # fmt: skip


def _fix(path: str, field: Field, match: re.Match[str]) -> Fix | None:
    """The number without the word, where nothing but a number or a range stands behind it."""
    if not field.plain or not NUMBERS.fullmatch(field.text, match.end()):
        return None
    start = field.pieces[0].start
    return Fix("leave the number alone", (Edit(path, start + match.start("label"), start + match.end(), ""),))


@cache
def _label(kind: str) -> re.Pattern[str]:
    """The words for page, volume and issue before a number; for edition behind it."""
    if kind == "edition":
        return re.compile(rf"\w\s+(?P<label>{words(kind)})\s*\}}*$", re.IGNORECASE)
    return re.compile(rf"^[\s{{]*(?P<label>{words(kind)})(?:(?<=\.)\s*|\s+)(?=\d)", re.IGNORECASE)
