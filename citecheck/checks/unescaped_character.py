import re
from collections.abc import Iterator

from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.entry_types import printed
from citecheck.norms.grammar import Field
from citecheck.norms.places import sources
from citecheck.rule import found, rule

SPECIAL = re.compile(r"(?<!\\)[&#%_^]")
DOLLAR = re.compile(r"(?<!\\)\$")
HIDDEN = re.compile(
    r"(?<!\\)\$[^$]{0,500}\$|\\(?:url|href|path|ensuremath)\s?\{[^{}]*\}|\\\(.{0,500}?\\\)|https?://\S+", re.DOTALL
)
HTML = re.compile(r"&(?:[a-z]{2,8}|#\d+);", re.IGNORECASE)

MEANT = re.compile(r"(?<=[\w}.,] )&(?= [\w{\\])|(?<=\d)%(?=[\s,.;:)}]|$)")  # Water & Soil, 5%


@rule(
    "CC711",
    severity=Severity.WARNING,
    since="0.2.0",
    message="The {field} of {entry} has a bare {sign}; LaTeX needs \\{sign}.",
    dollar="The {field} of {entry} opens a formula by $ and never closes it.",
)
def unescaped_character(paper: Paper) -> Iterator[Finding]:
    """A field that is printed holds a sign that LaTeX takes for a command.

    ## Why is this bad?
    LaTeX stops ("Misplaced alignment tab", "Missing $ inserted"), or a % hides the rest of the line.

    ## Example
    ```text
    journal = {Water & Soil}
    ```

    ## What to do
    Put a backslash before it: Water \\& Soil; formulas between dollar signs. `citecheck fix` does
    it for an & between words and a % behind a number.

    ## When it's wrong
    When the file is only read by programs that know no LaTeX (pandoc reads both).
    """
    for source in sources(paper):
        for entry, field in source.fields():
            if field.low not in printed():
                continue
            dollars = [one.start() for one in DOLLAR.finditer(field.text)]
            if len(dollars) % 2:
                at = field.pieces[0].start + dollars[-1] if field.plain else field.start
                yield found(
                    source.place(at, at + 1), field.text, key="dollar", reference=entry.key, field=field.low,
                    entry=entry.key, sign="$",
                )  # fmt: skip
                continue
            if not SPECIAL.search(field.text):
                continue
            text = HIDDEN.sub(
                lambda match: " " * len(match[0]), HTML.sub(lambda match: " " * len(match[0]), field.text)
            )
            match = SPECIAL.search(text)
            if match:
                start = field.pieces[0].start + match.start() if field.plain else field.start
                span = source.place(start, start + 1)
                yield found(
                    span, field.text, reference=entry.key, fix=_fix(source.path, field, text),
                    field=field.low, entry=entry.key, sign=match[0],
                )  # fmt: skip


def _fix(path: str, field: Field, text: str) -> Fix | None:
    """The signs that are meant as themselves with a backslash: an & between words, a % behind a number."""
    if not field.plain or "$" in field.text:
        return None
    start = field.pieces[0].start
    edits = tuple(Edit(path, start + at, start + at, "\\") for at in (one.start() for one in MEANT.finditer(text)))
    return Fix("put a backslash before it", edits) if edits else None
