from collections.abc import Iterator

from citecheck.model import Evidence, Finding, Paper, Severity, Status
from citecheck.rule import found, rule

REASONS = {
    "private": "it leads into a private network, not to the internet",
    "number": "its host is a number in disguise",
    "userinfo": "it carries a name or a password",
    "port": "it names a port that is no web server's",
}


@rule("CC410", severity=Severity.ERROR, since="0.1.0", message="{url} was not asked: {reason}.")
def unsafe_address(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """An address that no reader should be sent to, and that citecheck doesn't ask.

    ## Why is this bad?
    It leads nowhere for readers, or into their own network; some such addresses are traps.

    ## Example
    ```text
    http://192.168.1.14/papers/draft.pdf
    ```

    ## What to do
    Give the public address of the source.

    ## When it's wrong
    When your site's name is answered with a private address inside your network only. Open the range in your own
    configuration: `[network] allow = ["10.1.0.0/16"]`.
    """
    for link in paper.links:
        verdict = evidence.links.get(link.url)
        if verdict and verdict.status is Status.UNSAFE:
            reason = REASONS.get(verdict.reason or "", "it is not public")
            yield found(link.span, link.url, reference=link.reference, url=link.url, reason=reason)
