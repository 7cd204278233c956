from collections.abc import Iterator

from citecheck.model import Finding, Reference, Severity
from citecheck.norms.styles import kind
from citecheck.rule import found, rule

KINDS = frozenset({"web", "newspaper"})
BIB = ("@online", "@electronic", "@www", "@webpage")


@rule(
    "CC203",
    severity=Severity.INFO,
    since="0.1.0",
    message="Reference {label} is a web page without the day it was read.",
)
def no_access_date(reference: Reference) -> Iterator[Finding]:
    """A web page is cited without the day it was read.

    ## Why is this bad?
    Pages change and vanish. GOST R 7.0.5 and IEEE ask for the day; with it a web archive's copy can be found.

    ## Example
    ```text
    5. Canals today. https://news.example.org/canals-today
    ```

    ## What to do
    Add the day: (accessed 27.12.2025), (дата обращения: 27.12.2025), (murojaat sanasi: 27.12.2025).

    ## When it's wrong
    For pages that are archived or never change; APA 7 asks for the day only where a page is made to change.
    """
    url = reference.url or ""
    if "." not in url or not ("://" in url or url.startswith("www.")):
        return
    if reference.accessed or reference.doi or kind(reference) not in KINDS:
        return
    if reference.raw.startswith("@") and not reference.raw.lower().startswith(BIB):
        return
    yield found(reference.span, reference.raw, reference=reference.id, label=reference.called)
