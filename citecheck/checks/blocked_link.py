from collections.abc import Iterator

from citecheck.model import Evidence, Finding, Paper, Severity, Status
from citecheck.rule import found, rule

REASONS = {
    "bot-wall": "the site lets no program in; a person can probably open it",
    "http-403": "the site refuses programs, or this reader (403)",
    "http-999": "the site refuses programs (999)",
    "login": "a log-in stands before the page",
    "paywall": "the page must be paid for",
    "http-401": "the page asks for a name and a password (401)",
    "http-402": "the page must be paid for (402)",
    "http-451": "the page is withheld by law (451)",
}


@rule("CC403", severity=Severity.INFO, since="0.1.0", message="{url} could not be looked at: {reason}.")
def blocked_link(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A link could not be looked at, because the site keeps programs or strangers out.

    ## Why is this bad?
    It mostly isn't: the page may be there. But nobody has checked it, and a reader may not get in either.

    ## Example
    ```text
    https://publisher.example/article/17     403 Forbidden
    ```

    ## What to do
    Open it yourself. Where readers would have to pay or log in, a DOI or a free copy beside it helps them.

    ## When it's wrong
    When everybody who reads the paper has access.
    """
    for link in paper.links:
        verdict = evidence.links.get(link.url)
        if verdict and verdict.status in (Status.BLOCKED, Status.RESTRICTED):
            reason = REASONS.get(verdict.reason or "", "the site keeps programs out")
            yield found(link.span, link.url, reference=link.reference, url=link.url, reason=reason)
