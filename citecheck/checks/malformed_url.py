import re
from collections.abc import Iterator

from citecheck.compare.meant import candidates
from citecheck.model import Edit, Finding, Fix, Link, Paper, Severity
from citecheck.norms.addresses import ODD, full, parts
from citecheck.rule import found, rule

ESCAPED = re.compile(r"\\([_&%#~$])")  # \_ as LaTeX wants it, which is a _ in the address
DASHES = re.compile("[‐‑‒–—―−]")
CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-z]")
PLACEHOLDERS = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:x{3,}|\.{3}|your-?(?:site|url|domain)|domain|site)\b", re.IGNORECASE
)
LOCAL = re.compile(r"^(?:file:|[a-z]:[\\/])", re.IGNORECASE)
SEVERAL = re.compile(r"\s+(?:https?://|www\.)")  # id:5 http://...
ENDING = re.compile(r"\.[^\W\d_]{2,}$|\.xn--[\w-]+$")


@rule(
    "CC401",
    severity=Severity.ERROR,
    since="0.1.0",
    message="The address {url} has a typographic dash ({dash}) in it; addresses are mostly written with a hyphen.",
    host="The host of {url} mixes Latin and Cyrillic letters.",
    placeholder="The address {url} is a placeholder.",
    local="The address {url} is a file on somebody's computer.",
    several="“{url}” is more than an address: there is something before or behind it.",
    no_host="The address {url} has no host that could be asked.",
    odd="The address {url} has a blank or a sign in it that addresses don't have.",
    scheme="{url} can't be checked: it is no address of the web (http or https).",
    schemes="{count} addresses, {url} the first, can't be checked: they are no addresses of the web (http or https).",
    grades={
        "several": Severity.WARNING,
        "odd": Severity.WARNING,
        "scheme": Severity.INFO,
        "schemes": Severity.INFO,
    },
)
def malformed_url(paper: Paper) -> Iterator[Finding]:
    """An address can't work as it is printed.

    ## Why is this bad?
    Nobody who clicks or types it gets to the page.

    ## Example
    ```text
    https://journal.example/new–volume-5      (a dash where a hyphen belongs)
    ```

    ## What to do
    Copy the address anew from the browser.

    ## When it's wrong
    When the page's address really has such a dash in it (Wikipedia's may; those are passed over).
    """
    strange = []
    for link in paper.links:
        key = _fault(link)
        if key == "scheme":
            strange.append(link)
        elif key:
            dash = DASHES.search(link.url)
            yield found(
                link.span, link.raw, key=key, reference=link.reference, url=link.url, dash=dash[0] if dash else "",
                fix=_meant(paper, link),
            )  # fmt: skip
    if strange:  # said once: a list of old data may have thousands
        first, key = strange[0], "scheme" if len(strange) == 1 else "schemes"
        yield found(first.span, first.raw, key=key, reference=first.reference, url=first.url, count=len(strange))


def _meant(paper: Paper, link: Link) -> Fix | None:
    """What was perhaps meant."""
    better = candidates(link.url)
    if not better:
        return None
    start, end = link.span.start, link.span.end
    alone = len(better) == 1 and link.span.path == paper.path and paper.said(link.span) == link.url
    edits = (Edit(paper.path, start, end, better[0]),) if alone else ()
    return Fix("perhaps meant (not asked): {meant}", edits, {"meant": ", ".join(better)}, sure=False)


def _fault(link: Link) -> str | None:
    url = link.url
    if LOCAL.match(url):
        return "local"
    if SEVERAL.search(url):
        return "several"
    if PLACEHOLDERS.match(url):
        return "placeholder"
    try:
        cut = parts(full(url))
    except ValueError:
        return "no_host"
    if cut.scheme not in ("http", "https"):
        return "scheme"
    if ODD.search(ESCAPED.sub(r"\1", url)):
        return "odd"
    host = cut.hostname or ""
    if not ENDING.search(host) and not re.fullmatch(r"[\d.:a-f]+", host):
        return "no_host"
    if any(CYRILLIC.search(part) and LATIN.search(part) for part in host.split(".")):
        return "host"
    if DASHES.search(url) and "wiki" not in host and "doi.org" not in host:
        return "message"
    return None
