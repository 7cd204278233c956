import re
from collections.abc import Iterator

from citecheck.model import Finding, Reference, Severity
from citecheck.rule import found, rule

WORDS = re.compile(r"[^\W\d_]{3,}")


@rule("CC202", severity=Severity.WARNING, since="0.1.0", message="Reference {label} is nothing but an address.")
def bare_url(reference: Reference) -> Iterator[Finding]:
    """A reference is nothing but an address.

    ## Why is this bad?
    When the page moves, nobody can tell what was cited.

    ## Example
    ```text
    9. https://mfa.example/ru/press/news/2019/1021497/
    ```

    ## What to do
    Add who wrote the page, its title, its date and the day you read it.

    ## When it's wrong
    When the words of the entry were lost before the text reached citecheck.
    """
    if bare(reference):
        yield found(reference.span, reference.raw, reference=reference.id, label=reference.called)


def bare(reference: Reference) -> bool:
    """Whether an entry holds an address and no words beside it."""
    if not reference.url or "url" not in reference.spans or reference.title or reference.authors:
        return False
    return not WORDS.search(reference.raw.replace(reference.url, "").replace("http", ""))
