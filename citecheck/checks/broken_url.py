import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule

LABEL = re.compile(r"(?:doi|arxiv)[:\s]*", re.IGNORECASE)  # DOI: 10.1000/x


@rule("CC402", severity=Severity.INFO, since="0.1.0", message="The address is torn; read as {url}.")
def broken_url(paper: Paper) -> Iterator[Finding]:
    """An address is torn by a line end or a blank; it was put together again.

    ## Why is this bad?
    A torn address can't be clicked, and where it was torn a hyphen may be lost or added.

    ## Example
    ```text
    https://news.example/kazakhstan-
    uzbekistan-projects
    ```

    ## What to do
    See whether the address that was read is the right one.

    ## When it's wrong
    When the page's lines are only broken for print; then nothing needs doing.
    """
    for link in paper.links:
        if re.search(r"\s", link.url):
            continue  # malformed-url says it
        if re.search(r"\s", LABEL.sub("", link.raw.strip(), count=1)):
            yield found(link.span, link.url, reference=link.reference, url=link.url)
