from collections.abc import Iterator

from citecheck.compare.damage import LEFT, RIGHT
from citecheck.compare.differences import Mutation, marked, mutations
from citecheck.compare.references import NOTHING
from citecheck.model import Corpus, Finding, Related, Severity, file_of
from citecheck.rule import found, rule

KEYS = {LEFT: "here", RIGHT: "there"}


@rule(
    "CC603",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} stands in {path} too; the {part} differs: {here} here, {there} there.",
    here="Reference {label} stands in {path} too; the {part} differs: {here} here, {there} there. "
    "The spelling here mixes two scripts.",
    there="Reference {label} stands in {path} too; the {part} differs: {here} here, {there} there. "
    "The spelling there mixes two scripts.",
    more="Reference {label} stands in {path} too; its title is without {here} there.",
    fewer="Reference {label} stands in {path} too; its title has {there} too, there.",
    grades={"more": Severity.INFO, "fewer": Severity.INFO},
)
def mutated_reference(corpus: Corpus) -> Iterator[Finding]:
    """One reference stands in two papers with a title, a name, a year or pages that differ.

    ## Why is this bad?
    At most one is right; look-alike letters hide a work from every search.

    ## Example
    ```text
    a.txt: 7. ИНТЕРЕСНО Казахстан ...
    b.txt: 7. ИНТЕРЕCHO Казахстан ...      (C, H and O are Latin)
    ```

    ## What to do
    Compare both with the work itself.

    ## When it's wrong
    For two editions or versions with nearly one title.
    """
    for one in mutations(corpus):
        if one.field == "url":
            continue
        here, there = one.here.reference, one.there.reference
        yield found(
            here.spans.get(one.field, here.span),
            one.here_text if one.field != "title" else here.normalised.get("title") or here.title or "",
            key=_key(one),
            reference=here.id,
            related=[Related(file_of(one.there.path), there.span.line, there.raw, there.id, there.span)],
            label=here.called,
            path=one.there.path,
            part=one.part,
            here=marked(one.here_text, one.there_text),
            there=marked(one.there_text, one.here_text),
        )


def _key(one: Mutation) -> str:
    """The sentence for a difference: words that one side doesn't have are worth a look only."""
    if one.there_text == NOTHING:
        return "more"
    return "fewer" if one.here_text == NOTHING else KEYS.get(one.damaged, "message")
