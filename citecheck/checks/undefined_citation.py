import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from citecheck.checks.name_differs_from_citation import meanings
from citecheck.model import Citation, Edit, Finding, Fix, Paper, Severity
from citecheck.rule import found, rule

NEAR = 88.0  # likeness of a key that was mistyped
MOST = 50  # keys for which a near one is looked for


@rule(
    "CC301",
    severity=Severity.ERROR,
    since="0.1.0",
    message="{cited} is cited, but the list has no such reference.",
    near="{cited} is cited, but the list has no such reference; {near} is nearly the same.",
)
def undefined_citation(paper: Paper) -> Iterator[Finding]:
    """The text cites something that the reference list doesn't have.

    ## Why is this bad?
    A reader who wants to look the claim up finds nothing.

    ## Example
    ```text
    ... as was shown before [14].      (the list ends at 12)
    ```

    ## What to do
    Add the reference, or correct the number, name or key in the text.

    ## When it's wrong
    When a bracketed number is no citation (an interval, a formula's number), or the list was read wrongly: look at
    `citecheck parse`.
    """
    if not paper.references and not any(citation.targets for citation in paper.citations) and not _keyed(paper):
        return  # no-reference-list says it once
    elsewhere = {(meant.citation.span, meant.part) for meant in meanings(paper)}  # said by a rule that knows more
    keys = [reference.id for reference in paper.references]
    looked = 0
    for citation in paper.citations:
        for part in citation.unresolved:
            if (citation.span, part) in elsewhere:
                continue
            looked += 1
            near = _near(part, keys) if looked <= MOST and not part.isdigit() else None
            quoted = f"{citation.marker} {part}"
            if near:
                fix = _fix(paper, citation, part, near, keys)
                yield found(citation.span, quoted, key="near", fix=fix, cited=part, near=near)
            else:
                yield found(citation.span, quoted, cited=part)


def _near(part: str, keys: list[str]) -> str | None:
    """The key that is nearly this one: but for case, else but for a letter."""
    same = [key for key in keys if key.casefold() == part.casefold()]
    if len(same) == 1:
        return same[0]
    best = process.extractOne(part, keys, scorer=fuzz.ratio, score_cutoff=NEAR)
    return best[0] if best else None


def _fix(paper: Paper, citation: Citation, part: str, near: str, keys: list[str]) -> Fix | None:
    """The key as the one entry has it; sure where it differs in case only."""
    sure = [key for key in keys if key.casefold() == part.casefold()] == [near]
    if citation.span.path != paper.path or (not sure and not _keyed(paper) and paper.format != "latex"):
        return None
    start = citation.span.start
    places = [start + match.start() for match in re.finditer(re.escape(part), paper.said(citation.span))]
    edits = tuple(Edit(paper.path, at, at + len(part), near) for at in places)
    return Fix("write the key as {near}", edits, {"near": near}, sure=sure) if len(edits) == 1 else None


def _keyed(paper: Paper) -> bool:
    return any(citation.marker.startswith(("@", "[@", "-@", "[-@")) for citation in paper.citations)
