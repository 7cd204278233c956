from collections.abc import Iterator

from citecheck.model import Evidence, Finding, Paper, Severity, Status
from citecheck.rule import found, rule

REASONS = {
    "timeout": "the server did not answer in time",
    "reset": "the server broke the connection off",
    "refused": "the server takes no connections",
    "tls-expired": "the site's certificate has expired",
    "tls-self-signed": "nobody known vouches for the site's certificate",
    "tls-name": "the site's certificate is another site's",
    "server-error": "the server is in trouble (5xx)",
    "loop": "the address leads in a circle",
    "protocol": "what came back is no answer one can read",
    "bad-redirect": "the address leads to something that is no address",
    "private-redirect": "the address leads into a private network",
}


@rule("CC405", severity=Severity.WARNING, since="0.1.0", message="{url} can't be reached: {reason}.")
def unreachable_link(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A link can't be reached, though its host exists.

    ## Why is this bad?
    If it lasts, readers won't get to the source either.

    ## Example
    ```text
    https://archive.example/paper.pdf     no answer within ten seconds, twice
    ```

    ## What to do
    Try again in some days. If it stays so, give another address or an archived copy.

    ## When it's wrong
    When the server was in trouble for a moment, or answers only in its own country.
    """
    for link in paper.links:
        verdict = evidence.links.get(link.url)
        if verdict and verdict.status is Status.BROKEN:
            reason = REASONS.get(verdict.reason or "", "something went wrong on the way")
            yield found(link.span, link.url, reference=link.reference, url=link.url, reason=reason)
