from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from citecheck.compare.canonical import key
from citecheck.model import Finding, Paper, Reference, Related, Severity
from citecheck.rule import found, rule

MOST = 20  # entries of one DOI that another is compared with
SHORTEST, OTHER = 12, 60.0  # letters of a title that can be told from another, likeness below which they are two


@rule(
    "CC506",
    severity=Severity.WARNING,
    since="0.1.0",
    message="References {first} and {second} have one DOI, {doi}, but are two works.",
)
def one_doi_two_works(paper: Paper) -> Iterator[Finding]:
    """Two different works carry one DOI.

    ## Why is this bad?
    A DOI names one work. One of the two is a slip of copying, and its readers get the other work.

    ## Example
    ```text
    4. Doe J. Canals of the valley. 2016. doi:10.1000/182
    5. Roe M. The harvest of 2019. 2020. doi:10.1000/182
    ```

    ## What to do
    Open the DOI, see which of the two it is, and look the other one up.

    ## When it's wrong
    For two chapters of one book that share the book's DOI.
    """
    seen: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in paper.references:
        if not reference.doi or "10." not in reference.doi:  # malformed-doi speaks of what is none
            continue
        doi = reference.doi.lower()
        other = next((one for one in seen[doi][:MOST] if _differ(one, reference)), None)
        seen[doi].append(reference)
        if other:
            related = Related(other.span.path, other.span.line, other.raw, other.id, other.span)
            yield found(
                reference.spans.get("doi", reference.span), doi, reference=reference.id, related=[related],
                first=other.called, second=reference.called, doi=doi,
            )  # fmt: skip


def _differ(a: Reference, b: Reference) -> bool:
    titles = [key(one.normalised.get("title") or one.title or "") for one in (a, b)]
    if min(map(len, titles)) < SHORTEST or fuzz.partial_ratio(*titles) >= OTHER:
        return False
    families = [{key(name.family or name.literal or "") for name in one.authors} for one in (a, b)]
    return not (families[0] & families[1]) or a.year != b.year
