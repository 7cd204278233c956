import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from citecheck.model import Edit, Evidence, Finding, Fix, Link, Paper, Severity, Status
from citecheck.norms.addresses import full, replaceable
from citecheck.rule import found, rule

RESOLVERS = frozenset({"doi.org", "dx.doi.org", "hdl.handle.net", "purl.org", "w3id.org", "n2t.net"})


@rule("CC406", severity=Severity.INFO, since="0.1.0", message="{url} moved for good to {target}.")
def moved_link(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A page moved for good, and its server says where to.

    ## Why is this bad?
    The old address works only for as long as somebody keeps the signpost up.

    ## Example
    ```text
    http://www.journal.example/old/12  ->  https://journal.example/articles/12   (301)
    ```

    ## What to do
    Look whether the new page is the one meant, and give its address.

    ## When it's wrong
    For addresses that are made to lead elsewhere, such as DOIs; those are passed over.
    """
    for link in paper.links:
        verdict = evidence.links.get(link.url)
        if not verdict or verdict.status is not Status.OK or verdict.reason != "moved" or not verdict.final_url:
            continue
        target = verdict.final_url
        if _host(link.url) in RESOLVERS or _plain(link.url) == _plain(target):
            continue  # only the scheme, www or the last slash changed
        yield found(
            link.span, link.url, reference=link.reference, fix=_fix(paper, link, target), url=link.url, target=target
        )


def _fix(paper: Paper, link: Link, target: str) -> Fix | None:
    """The new address in the place of the old one, where that stands in one piece."""
    if re.search(r"\s", link.raw) or link.span.path != paper.path:
        return None
    part = link.url.partition("#")[2]
    target = f"{target}#{part}" if part and "#" not in target else target
    if paper.said(link.span) != link.url or not replaceable(link.url, target):
        return None
    return Fix("write the new address", (Edit(paper.path, link.span.start, link.span.end, target),))


def _host(url: str) -> str:
    try:
        return (urlsplit(full(url)).hostname or "").lower()
    except ValueError:
        return ""


def _plain(url: str) -> str:
    return url.partition("://")[2].lower().removeprefix("www.").rstrip("/") or url.lower().rstrip("/")
