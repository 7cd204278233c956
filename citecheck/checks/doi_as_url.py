import re
from collections.abc import Iterator

from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

ADDRESS = re.compile(r"^\s*(?:https?://)?(?:dx\.|www\.)?doi\.org/+|^\s*doi:\s*", re.IGNORECASE)  # https://doi.org/


@rule(
    "CC505",
    severity=Severity.INFO,
    since="0.1.0",
    message="The doi of {label} is written as an address: {doi}.",
)
def doi_as_url(paper: Paper) -> Iterator[Finding]:
    """A doi field holds an address or the word doi before the DOI.

    ## Why is this bad?
    Styles put https://doi.org/ before the field: the link in print becomes https://doi.org/https://doi.org/...

    ## Example
    ```text
    doi = {https://doi.org/10.1000/182}
    ```

    ## What to do
    Leave the DOI alone: doi = {10.1000/182}. `citecheck fix` does it.

    ## When it's wrong
    When your style expects the address. None of BibTeX's and biblatex's own styles does.
    """
    for source in sources(paper):
        for entry, field in source.fields("doi"):
            match = ADDRESS.match(field.text)
            if not match or not field.text[match.end() :].startswith("10."):
                continue
            fix = None
            if field.plain:
                start = field.pieces[0].start
                fix = Fix("leave the DOI alone", (Edit(source.path, start, start + match.end(), ""),))
            span = source.place(field.pieces[0].start, field.pieces[0].end)
            yield found(span, field.text, reference=entry.key, fix=fix, label=entry.key, doi=field.text.strip())
