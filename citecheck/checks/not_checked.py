from collections import Counter, defaultdict
from collections.abc import Iterator

from citecheck.compare.identified import ABSENT
from citecheck.model import Corpus, Evidence, Finding, Severity, Span, Status
from citecheck.rule import found, rule

REASONS = {
    "offline": "the network was not asked, or wasn't there",
    "interrupted": "the run was interrupted before they were asked",
    "no-answer": "the register's answer says neither that it is there nor that it isn't",
    "rate-limited": "the site asked us to wait longer than we may",
    "dns-timeout": "the name service did not answer",
    "robots": "the site does not want programs to ask",
}


@rule(
    "CC905",
    severity=Severity.INFO,
    since="0.1.0",
    message="Links that were not checked: {count} ({reason}).",
    records="Works that were not compared with a register: {count} ({service}).",
)
def not_checked(corpus: Corpus, evidence: Evidence) -> Iterator[Finding]:
    """Something was not checked, with the reason, once a reason.

    ## Why is this bad?
    It isn't: it keeps a clean report from saying more than it knows.

    ## Example
    ```text
    Links that were not checked: 12 (the network was not asked, or wasn't there).
    ```

    ## What to do
    Run the check again with the network, or later.

    ## When it's wrong
    Never; it says what this run did.
    """
    reasons: defaultdict[str, set[str]] = defaultdict(set)  # one address stands in many papers
    places: dict[str, Span] = {}
    for paper in corpus.papers():
        for link in paper.links:
            verdict = evidence.links.get(link.url)
            if verdict and verdict.status is Status.UNKNOWN:
                answered = verdict.reason == "offline" and verdict.http
                reason = "no-answer" if answered else verdict.reason or "unknown"
                reasons[reason].add(link.url)
                places.setdefault(reason, paper.top)
    for reason, urls in reasons.items():
        yield found(places[reason], reason, count=len(urls), reason=REASONS.get(reason, reason))
    troubles = Counter(
        REASONS.get(record.trouble, record.trouble.partition(":")[0])
        for record in evidence.records.values()
        if record.trouble and record.trouble != ABSENT
    )
    first = next((paper.top for paper in corpus.papers()), None)
    for service, count in sorted(troubles.items()):
        if first:
            yield found(first, f"records {service}", key="records", count=count, service=service)
