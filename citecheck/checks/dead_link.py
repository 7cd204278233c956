from collections.abc import Iterator

from citecheck.model import Edit, Evidence, Finding, Fix, Link, Paper, Severity, Status, Verdict
from citecheck.norms.addresses import replaceable
from citecheck.rule import found, rule

REASONS = {
    "http-404": "the server says there is no such page (404)",
    "http-410": "the server says the page was taken away (410)",
    "soft-404": "the page says that it was not found",
    "redirect-home": "the address leads to the home page",
    "parked": "the domain is for sale",
    "nxdomain": "there is no such host",
}


@rule(
    "CC404",
    severity=Severity.WARNING,
    since="0.1.0",
    message="{url}: {reason}. Seen once; ask again in some days.",
    confirmed="{url}: {reason}. Seen three times over at least three days.",
    copied="{url}: {reason}. Seen once; ask again in some days. An archived copy: {archived}.",
    confirmed_copied="{url}: {reason}. Seen three times over at least three days. An archived copy: {archived}.",
    grades={"confirmed": Severity.ERROR, "confirmed_copied": Severity.ERROR},
)
def dead_link(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A link leads nowhere.

    ## Why is this bad?
    The source can't be read where the reference says it is.

    ## Example
    ```text
    https://news.example/2019/moved-away     404 Not Found
    ```

    ## What to do
    Look for the page's new address, or for a copy in a web archive, and give that. Where an archive has a copy of about
    the day it was read on, it is named.

    ## When it's wrong
    When the server was in trouble for a moment. A first death is a warning, not an error.
    """
    for link in paper.links:
        verdict = evidence.links.get(link.url)
        if not verdict or verdict.status is not Status.DEAD or verdict.reason == "doi-unregistered":
            continue
        reason = REASONS.get(verdict.reason or "", verdict.reason or "nothing is there")
        copy = verdict.archived or ""
        key = ("confirmed_copied" if copy else "confirmed") if verdict.confirmed else "copied" if copy else "message"
        yield found(
            link.span, link.url, key=key, reference=link.reference, url=link.url, reason=reason, archived=copy,
            fix=_fix(paper, link, verdict),
        )  # fmt: skip


def _fix(paper: Paper, link: Link, verdict: Verdict) -> Fix | None:
    """The copy; also in the place of an address that is dead beyond doubt and stands in one piece."""
    copy, start, end = verdict.archived, link.span.start, link.span.end
    if not copy:
        return None
    alone = link.span.path == paper.path and paper.said(link.span) == link.url and replaceable(link.url, copy)
    edits = (Edit(paper.path, start, end, copy),) if alone and verdict.confirmed else ()
    return Fix("give the archived copy {copy}, once you have read it", edits, {"copy": copy}, sure=False)
