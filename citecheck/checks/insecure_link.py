from collections.abc import Iterator
from urllib.parse import urlsplit

from citecheck.model import Edit, Evidence, Finding, Fix, Paper, Severity, Status
from citecheck.rule import found, rule


@rule("CC411", severity=Severity.INFO, since="0.1.0", message="{url} begins with http; the site answers by https.")
def insecure_link(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """An address begins with http although the site has a safe one.

    ## Why is this bad?
    Whoever sits between can read and change what the reader gets, and more and more browsers warn.

    ## Example
    ```text
    http://journal.example/12  ->  https://journal.example/12
    ```

    ## What to do
    Write https. `citecheck fix` does it.

    ## When it's wrong
    Never, as far as we know: it is only said where the server itself led from http to https.
    """
    for link in paper.links:
        verdict = evidence.links.get(link.url)
        if not verdict or verdict.status is not Status.OK or not verdict.final_url:
            continue
        if not link.url.lower().startswith("http://") or not verdict.final_url.startswith("https://"):
            continue
        if not _one_page(link.url, verdict.final_url):
            continue  # it moved, which is another finding
        fix = None
        start = link.span.start
        if link.span.path == paper.path and paper.said(link.span).lower().startswith("http:"):
            fix = Fix("write https", (Edit(paper.path, start, start + 4, "https"),))
        yield found(link.span, link.url, reference=link.reference, fix=fix, url=link.url)


def _one_page(url: str, target: str) -> bool:
    try:
        here, there = urlsplit(url), urlsplit(target)
    except ValueError:
        return False
    hosts = [(parts.hostname or "").removeprefix("www.") for parts in (here, there)]
    return hosts[0] == hosts[1] and here.path.rstrip("/") == there.path.rstrip("/") and here.query == there.query
