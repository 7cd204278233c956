import re
import unicodedata
from collections.abc import Iterator

from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+"
)
NAMES = {"\u00ad": "SOFT HYPHEN", "\ufeff": "BYTE ORDER MARK"}
NOT_IN = frozenset({"abstract", "file", "annote", "annotation"})


@rule(
    "CC715",
    severity=Severity.WARNING,
    since="0.2.0",
    message="The {field} of {entry} holds a sign that can't be seen: {sign}.",
)
def invisible_character(paper: Paper) -> Iterator[Finding]:
    """A field holds a character that can't be seen.

    ## Why is this bad?
    It came along when text was copied. The word can't be found, a DOI or address with it leads nowhere, and LaTeX may
    stop.

    ## Example
    ```text
    doi = {10.1000/182}      (with U+200B at its end)
    ```

    ## What to do
    Delete it. `citecheck fix` does it.

    ## When it's wrong
    For marks of direction in Arabic or Hebrew text.
    """
    for source in sources(paper):
        for entry, field in source.fields():
            if field.low in NOT_IN or (field.text.isascii() and field.text.isprintable()):
                continue
            match = INVISIBLE.search(field.text)
            if not match:
                continue
            signs = list(dict.fromkeys("".join(INVISIBLE.findall(field.text))))
            said = ", ".join(
                f"U+{ord(sign):04X} {unicodedata.name(sign, NAMES.get(sign, 'CONTROL'))}" for sign in signs
            )
            edits = []
            if field.plain:
                start = field.pieces[0].start
                edits = [
                    Edit(source.path, start + one.start(), start + one.end(), "")
                    for one in INVISIBLE.finditer(field.text)
                ]
            fix = Fix("delete what can't be seen", tuple(edits)) if edits else None
            span = source.place(field.start, field.end)
            yield found(span, field.text, reference=entry.key, fix=fix, field=field.low, entry=entry.key, sign=said)
