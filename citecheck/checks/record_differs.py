import re
from collections.abc import Iterator
from itertools import chain

from citecheck.compare.identified import described
from citecheck.compare.records import Difference, differences, is_another_work, recorded
from citecheck.model import Confidence, Edit, Evidence, Finding, Fix, Paper, Severity, Span
from citecheck.rule import found, rule

GRADES = {"volume": Severity.INFO, "issue": Severity.INFO, "pages": Severity.INFO}
OWN = frozenset({*GRADES, "authors"})  # fields with a sentence of their own
NUMBERS = frozenset({"year", "volume", "issue", "pages"})
DASH = re.compile(r"\s?[-–]{1,2}\s?")  # 52-54
PLAIN = re.compile(r"[\w.-]{1,20}")  # 52--54, e1012, 12.3


@rule(
    "CC504",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The {field} of reference {label} differs from the register's: {here} here, {there} there.",
    authors="The authors of reference {label} differ from the register's: {here} here, {there} there.",
    volume="The volume of reference {label} differs from the register's: {here} here, {there} there.",
    issue="The issue of reference {label} differs from the register's: {here} here, {there} there.",
    pages="The pages of reference {label} differ from the register's: {here} here, {there} there.",
    grades=GRADES,
)
def record_differs(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A reference says something else of its work than the register of its DOI, arXiv number or PMID.

    ## Why is this bad?
    A wrong year or author sends readers to the wrong shelf, and databases don't link the reference.

    ## Example
    ```text
    4. Doe, J. (2015). Canals of the valley. doi:10.1000/182     (the register says 2016)
    ```

    ## What to do
    Compare with the work itself. The register may be wrong as well.

    ## When it's wrong
    For titles that were translated (passed over where the script differs), for early and printed versions of one
    article, and where the register has a mistake. A value that stands anywhere in the entry counts as agreeing.
    """
    others = ((reference, record) for _, reference, record in described(paper, evidence))
    for reference, record in chain(recorded(paper, evidence), others):
        if is_another_work(reference, record):
            continue  # that says it all
        for one in differences(reference, record):
            span = reference.spans.get(one.field, reference.span)
            key = one.field if one.field in OWN else "message"
            yield found(
                span, f"{one.field}: {one.here}", key=key, reference=reference.id, confidence=Confidence.MEDIUM,
                field=one.field, label=reference.called, here=one.here, there=one.there, fix=_fix(paper, span, one),
            )  # fmt: skip


def _fix(paper: Paper, span: Span, one: Difference) -> Fix | None:
    """The register's number in a .bib file, which may be wrong as well."""
    text = paper.text if paper.format == "bibtex" and span.path == paper.path else paper.sources.get(span.path, "")
    there = DASH.sub("--", one.there)
    if one.field not in NUMBERS or not PLAIN.fullmatch(there) or text[span.start : span.end] != one.here:
        return None
    edit = Edit(span.path, span.start, span.end, there)
    return Fix("write {there}, as the register has it", (edit,), {"there": there}, sure=False)
