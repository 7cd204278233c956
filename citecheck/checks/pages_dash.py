import re
from collections.abc import Iterator
from string import ascii_letters

from citecheck.extract.page_ranges import rising
from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

RANGE = re.compile(r"(?<![\w.:/-])(?P<a>[a-zA-Z]?\d{1,6})(?P<dash>\s?[-‐‑‒–—−]\s?)(?P<b>[a-zA-Z]?\d{1,6})(?![\w.:/-])")


@rule(
    "CC713",
    severity=Severity.INFO,
    since="0.2.0",
    message="The pages of {entry} are joined by {dash}; BibTeX writes --.",
)
def pages_dash(paper: Paper) -> Iterator[Finding]:
    """A range of pages is written with a hyphen or a typographic dash.

    ## Why is this bad?
    BibTeX prints a hyphen for one, and an old LaTeX nothing for the other.

    ## Example
    ```text
    pages = {52-54}
    ```

    ## What to do
    Write two hyphens: {52--54}. `citecheck fix` does it.

    ## When it's wrong
    biblatex reads a single hyphen too; numbers with a hyphen of their own (S1-52) are passed over.
    """
    for source in sources(paper):
        for entry, field in source.fields("pages"):
            if not field.plain:
                continue
            matches = list(RANGE.finditer(field.text))
            if not matches or not all(_is_range(match["a"], match["b"]) for match in matches):
                continue
            start = field.pieces[0].start
            edits = tuple(
                Edit(source.path, start + match.start("dash"), start + match.end("dash"), "--") for match in matches
            )
            fix = Fix("join the pages by {dash}", edits, {"dash": "--"})
            span = source.place(start + matches[0].start(), start + matches[-1].end())
            yield found(
                span, field.text, reference=entry.key, fix=fix, entry=entry.key,
                dash=matches[0]["dash"].strip(),
            )  # fmt: skip


def _is_range(first: str, last: str) -> bool:
    """Whether two page numbers are a first and a last one; 1685-1 is a paper and its only page."""
    if first[0].isalpha() != last[0].isalpha():
        return False
    numbers = first.lstrip(ascii_letters), last.lstrip(ascii_letters)
    return rising(*numbers) or numbers[0] == numbers[1]
