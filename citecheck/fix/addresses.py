"""Addresses whose right form the network has shown: healed, moved for good, or answering over HTTPS."""

import re
from urllib.parse import urlsplit

from citecheck.model import Edit, Evidence, Finding, Fix, Status, Verdict
from citecheck.norms.addresses import replaceable

BROKEN, MOVED, INSECURE = "CC402", "CC406", "CC411"
RIGHT = re.compile(r"\S+")


def repair(finding: Finding, evidence: Evidence, there: str) -> Fix | None:
    """The repair of a finding about an address, where evidence makes its outcome certain.

    `there` is what stands in the file where the finding points to; if it is more than the address, nothing is done.
    """
    if finding.code not in (BROKEN, MOVED, INSECURE):
        return None
    url = finding.values.get("url") or finding.evidence
    verdict = evidence.links.get(url)
    if verdict is None or verdict.status is not Status.OK or "".join(RIGHT.findall(there)) != url:
        return None
    right = url if finding.code == BROKEN else _final(url, verdict, same_page=finding.code == INSECURE)
    if not right or not replaceable(url, right):
        return None
    span = finding.span
    return Fix("write the address as {right}", (Edit(span.path, span.start, span.end, right),), {"right": right})


def _final(url: str, verdict: Verdict, *, same_page: bool) -> str | None:
    """Where an address leads for good; with `same_page` only if that is the same page over HTTPS."""
    final = verdict.final_url or ""
    if not final.startswith("https://") or final == url or (not same_page and verdict.reason != "moved"):
        return None
    here, there = urlsplit(url), urlsplit(final)
    if same_page and (here.hostname, here.path, here.query) != (there.hostname, there.path, there.query):
        return None
    return f"{final}#{here.fragment}" if here.fragment and not there.fragment else final
