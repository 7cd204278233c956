from collections.abc import Iterator
from urllib.parse import urlsplit

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.addresses import full
from citecheck.rule import found, rule

ITSELF = frozenset({"software", "dataset", "other"})  # works that may well be a site as a whole
FEW = 4  # words of a title that may be the site's own name


@rule("CC409", severity=Severity.INFO, since="0.1.0", message="Reference {label} gives a home page: {url}.")
def homepage_as_source(paper: Paper) -> Iterator[Finding]:
    """A reference gives a site's home page as its source.

    ## Why is this bad?
    A home page changes every day. Nobody can find there what was read.

    ## Example
    ```text
    5. The harvest of 2019 and its consequences for the valley. https://news.example/
    ```

    ## What to do
    Give the address of the page itself.

    ## When it's wrong
    When the site as a whole is the source. Short titles, software and data are passed over.
    """
    known = {reference.id: reference for reference in paper.references}
    for link in paper.links:
        reference = known.get(link.reference or "")
        if not reference or reference.kind in ITSELF or reference.doi or not _is_home(link.url):
            continue
        if len((reference.title or "").split()) <= FEW or any(
            other.reference == link.reference and other.url != link.url for other in paper.links
        ):
            continue
        yield found(link.span, link.url, reference=reference.id, label=reference.called, url=link.url)


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(full(url))
    except ValueError:
        return False
    return bool(parts.hostname) and parts.path in ("", "/") and not parts.query and not parts.fragment
