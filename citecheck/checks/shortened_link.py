from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.addresses import full, parts
from citecheck.rule import found, rule

SHORTENERS = frozenset(
    {"bit.ly", "bitly.com", "tinyurl.com", "goo.gl", "t.co", "ow.ly", "is.gd", "v.gd", "buff.ly", "cutt.ly", "rb.gy",
     "clck.ru", "vk.cc", "u.to", "goo.su", "shorturl.at", "t.ly", "tiny.cc", "rebrand.ly", "lnkd.in", "surl.li",
     "qr.ae", "dlvr.it", "fb.me", "amzn.to", "wp.me", "youtu.be", "ift.tt", "trib.al", "soo.gd", "s2r.co"}
)  # fmt: skip


@rule("CC412", severity=Severity.INFO, since="0.1.0", message="{url} is a shortened address; it hides where it leads.")
def shortened_link(paper: Paper) -> Iterator[Finding]:
    """An address was made short by a service.

    ## Why is this bad?
    It works for as long as the service does (several have closed), and nobody sees what is cited.

    ## Example
    ```text
    https://bit.ly/3xYzAbC
    ```

    ## What to do
    Open it, and give the address it leads to.

    ## When it's wrong
    When the full address doesn't fit in print and stands elsewhere in the entry.
    """
    for link in paper.links:
        try:
            cut = parts(full(link.url))
            host = (cut.hostname or "").removeprefix("www.")
        except ValueError:
            continue
        if host in SHORTENERS and len(cut.path) > 1:
            yield found(link.span, link.url, reference=link.reference, url=link.url)
