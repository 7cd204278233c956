import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from citecheck.checks.name_differs_from_citation import names, people
from citecheck.compare.canonical import key
from citecheck.extract.vocabulary import words
from citecheck.model import Finding, Paper, Reference, Related, Severity
from citecheck.rule import found, rule

PART = re.compile(r"(?P<who>[^\W\d_][^\d;()\[\]]{1,100}?)[\s,]*[(\[]?\s*(?P<year>(?:1[5-9]|20)\d\d)(?![a-zа-я\d])")


@rule(
    "CC307",
    severity=Severity.WARNING,
    since="0.1.0",
    message="{cited} fits references {labels}.",
)
def ambiguous_citation(paper: Paper) -> Iterator[Finding]:
    """A citation by name and year fits two references.

    ## Why is this bad?
    A reader can't tell which work is meant.

    ## Example
    ```text
    ... (Karimov, 2020).

    Karimov A. (2020). Canals. ...
    Karimov A. (2020). Rivers. ...
    ```

    ## What to do
    Add letters to the years, in the text and in the list: 2020a, 2020b.

    ## When it's wrong
    When the two entries are one work; then another finding says so.
    """
    groups: defaultdict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in paper.references if paper.citations else ():
        if reference.year and re.fullmatch(r"\d{4}", reference.year.strip()) and names(reference):
            groups[key(names(reference)[0]), reference.year.strip()].append(reference)
    said: set[tuple[str, str]] = set()
    for citation in paper.citations:
        for part in PART.finditer(citation.marker) if citation.targets else ():
            who = part["who"].strip(" ,.")
            cited = people(who)
            name = (key(cited[0]) if cited else "", part["year"])
            fitting = _fitting(groups.get(name, ()), cited, who)
            if len(fitting) > 1 and name not in said:
                said.add(name)
                yield found(
                    citation.span,
                    f"{citation.marker} {who}",
                    related=[Related(one.span.path, one.span.line, one.raw, one.id, one.span) for one in fitting],
                    cited=f"{who}, {part['year']}",
                    labels=", ".join(one.called for one in fitting),
                )


def _fitting(candidates: Sequence[Reference], cited: Sequence[str], who: str) -> list[Reference]:
    """The references that have exactly the people cited; where others follow (et al.), three people or more."""
    more = re.search(words("et_al"), who, re.IGNORECASE)
    exact = [one for one in candidates if (len(names(one)) > 2 if more else len(names(one)) == len(cited))]
    distinct = {re.sub(r"\W+", "", one.title or one.raw).casefold(): one for one in exact}
    return list(distinct.values())
