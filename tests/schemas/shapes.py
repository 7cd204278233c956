"""Papers and reports of any content, built by hypothesis from the types of the model."""

from hypothesis import strategies as st

from citecheck.model import (
    Citation,
    Dates,
    Finding,
    Hop,
    Link,
    Name,
    Paper,
    Person,
    Reference,
    Related,
    SecondList,
    Skipped,
    Span,
    Status,
    Verdict,
    Work,
)
from citecheck.report import Report, Summary

KINDS = st.sampled_from(
    ["article", "book", "chapter", "web", "newspaper", "thesis", "law", "archival", "conference", "report", "software",
     "dataset", "other"]
)  # fmt: skip
texts = st.text(max_size=8) | st.just("\ud800")
isos = st.none() | st.from_regex(r"\A[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?\Z")
numbers = st.integers(1, 10**6)
spans = st.builds(
    Span, path=texts, start=numbers, end=numbers, line=numbers, column=numbers, end_line=numbers, end_column=numbers
)
words = st.dictionaries(texts, texts, max_size=2)
listed = st.dictionaries(texts, st.lists(texts, max_size=2).map(tuple), max_size=2)
names = st.lists(st.builds(Name, family=st.none() | texts), max_size=2).map(tuple)
people = st.lists(st.builds(Person, names=words, family=...), max_size=2).map(tuple)
dates = st.builds(Dates, received=isos, revised=isos, accepted=isos, published=isos)
confidences = st.dictionaries(texts, st.floats(0, 1), max_size=2)
works = st.lists(st.builds(Work, kind=KINDS, authors=names, title=..., year=...), max_size=3).map(tuple)
references = st.builds(
    Reference, id=texts, n=numbers, authors=names, editors=names, title=..., doi=..., normalised=words,
    raw=texts, span=spans, kind=KINDS, confidence=confidences, works=works,
    spans=st.just({}),
)  # fmt: skip
papers = st.builds(
    Paper, title=words, authors=people, affiliation=listed, keywords=listed, lang=..., journal=...,
    path=texts, format=texts, sha256=st.sampled_from(["", "0a" * 32]), dates=dates, spans=st.just({}),
    references=st.lists(references, max_size=2).map(tuple), leaves=st.just(()), origins=st.just(()),
    troubles=st.just(()),
    second_list=st.none() | st.builds(SecondList, heading=texts, kind=texts, count=numbers),
    citations=st.lists(st.builds(Citation, marker=texts, span=spans, targets=..., locator=...), max_size=2).map(tuple),
    links=st.lists(st.builds(Link, url=texts, raw=texts, span=spans, reference=...), max_size=2).map(tuple),
)  # fmt: skip
REASONS = {
    Status.OK: [None, "moved", "fragment-missing"],
    Status.DEAD: ["http-404", "parked", "nxdomain"],
    Status.BROKEN: ["timeout", "tls-name"],
    Status.RESTRICTED: ["login"],
    Status.BLOCKED: ["http-403"],
    Status.UNKNOWN: ["offline", "robots"],
    Status.MALFORMED: ["https://example.org"],
    Status.UNSAFE: ["private-address"],
}
verdicts = st.sampled_from(Status).flatmap(
    lambda status: st.builds(
        Verdict, url=texts, status=st.just(status), reason=st.sampled_from(REASONS[status]), attempts=numbers,
        hops=st.lists(st.builds(Hop, url=texts), max_size=2).map(tuple),
    )
)  # fmt: skip
findings = st.builds(
    Finding, span=spans, values=st.just({"what": "\ud800 b"}), key=st.just("message"), code=st.just("CC101"),
    name=st.just("dates-out-of-order"), fingerprint=st.just("0123456789abcdef0123"), fix=st.none(),
    related=st.lists(st.builds(Related, path=texts, line=numbers, message=texts), max_size=2).map(tuple),
)  # fmt: skip
counted = st.builds(
    Summary, path=texts, references=numbers, citations=numbers, links=numbers, resolved=numbers, differ=numbers,
    not_found=numbers, not_checked=numbers,
)  # fmt: skip
reports = st.builds(
    Report, papers=st.lists(counted, max_size=2).map(tuple), links=st.lists(verdicts, max_size=3).map(tuple),
    findings=st.lists(findings, max_size=3).map(tuple), lines=st.just({}),
    skipped=st.lists(st.builds(Skipped, what=texts, reason=texts, count=numbers), max_size=2).map(tuple),
    sentences=st.just({"CC101": {"message": "It says {what}."}}),
)  # fmt: skip
