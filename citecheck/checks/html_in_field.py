import re
from collections.abc import Iterator

from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.entry_types import printed
from citecheck.norms.grammar import Field
from citecheck.norms.places import sources
from citecheck.rule import found, rule

ENTITY = re.compile(r"\\?&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|p|br|span|a|div|scp|jats:[a-z]+|mml:[a-z]+|font|u|tt)(?:\s[^<>]{0,200})?/?>", re.I
)

AMPERSAND = re.compile(r"\\?&amp;(?!\s?[a-z]{2,8};|#)", re.IGNORECASE)  # &amp;, but not &amp;nbsp;


@rule("CC709", severity=Severity.WARNING, since="0.2.0", message="The {field} of {entry} holds HTML: {html}.")
def html_in_field(paper: Paper) -> Iterator[Finding]:
    """A field holds a tag or entity of HTML.

    ## Why is this bad?
    It is printed as it stands: Water &amp; Soil, H<sub>2</sub>O.

    ## Example
    ```text
    journal = {Water &amp; Soil}
    ```

    ## What to do
    Write it as LaTeX: Water \\& Soil, H$_2$O, \\emph{Salix}. `citecheck fix` does it for &amp;.

    ## When it's wrong
    When the file is only ever shown on web pages.
    """
    for source in sources(paper):
        for entry, field in source.fields():
            if field.low not in printed() or not ("&" in field.text or "<" in field.text):
                continue
            match = ENTITY.search(field.text) or TAG.search(field.text)
            if match:
                start = field.pieces[0].start + match.start() if field.plain else field.start
                span = source.place(start, start + len(match[0]) if field.plain else field.end)
                yield found(
                    span, field.text, reference=entry.key, fix=_fix(source.path, field), field=field.low,
                    entry=entry.key, html=match[0],
                )  # fmt: skip


def _fix(path: str, field: Field) -> Fix | None:
    """LaTeX's ampersand for HTML's; tags have more than one form in LaTeX."""
    if not field.plain or TAG.search(field.text):
        return None
    start = field.pieces[0].start
    edits = tuple(Edit(path, start + one.start(), start + one.end(), r"\&") for one in AMPERSAND.finditer(field.text))
    return Fix(r"write \&", edits) if edits else None
