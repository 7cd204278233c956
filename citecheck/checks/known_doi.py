import re
from collections.abc import Iterator

from citecheck.compare.registered import registered
from citecheck.model import LISTS, Confidence, Edit, Evidence, Finding, Fix, Paper, Record, Reference, Severity
from citecheck.norms.places import Source, sources
from citecheck.rule import found, rule

PLAIN = re.compile(r"[\w./;:()-]+", re.ASCII)  # 10.1000/182; others LaTeX or Markdown may take for a command


@rule(
    "CC515",
    severity=Severity.INFO,
    since="0.2.0",
    message="Reference {label} has no DOI; {doi} has the same title, year and first author.",
)
def known_doi(paper: Paper, evidence: Evidence) -> Iterator[Finding]:
    """A reference gives no DOI, and a work of the same title, year and first author has one.

    ## Why is this bad?
    A DOI finds the work when its address changed, and counts the citation.

    ## Example
    ```text
    7. Doe, J. (2019). Canals of the upper valley. Journal of Water History, 1(1), 52-54.
    ```

    ## What to do
    Look whether it is the same work, and give its DOI. `citecheck fix --unsafe` does it. Only the records of DOIs that
    other references give are looked through; no search is made.

    ## When it's wrong
    When a work appeared twice under one title in a year (a preprint and the article, a book and a chapter).
    """
    if not evidence.records:
        return
    files = list(sources(paper))
    for reference, record in registered(paper, evidence):
        edit = _in_bib(reference, record, files) or _in_text(paper, reference, record)
        fix = None
        if edit and PLAIN.fullmatch(record.doi):
            fix = Fix("add the DOI {doi}", (edit,), {"doi": record.doi}, sure=False)
        yield found(
            reference.span, reference.raw, reference=reference.id, fix=fix, confidence=Confidence.MEDIUM,
            label=reference.called, doi=record.doi,
        )  # fmt: skip


def _in_bib(reference: Reference, record: Record, files: list[Source]) -> Edit | None:
    """A field behind the last one of the entry, indented as that one is."""
    entries = [(file, entry) for file in files for entry in file.entries if entry.key == reference.id and entry.fields]
    if len(entries) != 1:
        return None
    file, entry = entries[0]
    last = entry.fields[-1]
    line = file.text.rfind("\n", 0, last.at)
    line -= line > 0 and file.text[line - 1] == "\r"
    gap = file.text[line : last.at] if line >= 0 and not file.text[line : last.at].strip() else " "
    return Edit(file.path, last.end, last.end, f",{gap}doi = {{{record.doi}}}")


def _in_text(paper: Paper, reference: Reference, record: Record) -> Edit | None:
    """The DOI's address behind the entry."""
    start = paper.within(reference.span)
    if paper.format in LISTS or reference.raw.startswith("@") or start is None:
        return None
    length = len(paper.text[start : start + reference.span.end - reference.span.start].rstrip())
    at = reference.span.start + length
    return Edit(reference.span.path, at, at, f" https://doi.org/{record.doi}")
