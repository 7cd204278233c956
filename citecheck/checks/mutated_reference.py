from collections.abc import Iterator

from citecheck.compare.references import different_words, shared, title
from citecheck.model import Corpus, Finding, Reference, Related, Severity
from citecheck.rule import found, rule

MOST = 3  # words that may differ before it is simply another title


@rule(
    "CC603",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} stands in two papers with two titles; they differ in: {here} here, {there} there.",
    year="Reference {label} stands in two papers with two years: {here} here, {there} there.",
)
def mutated_reference(corpus: Corpus) -> Iterator[Finding]:
    """One reference stands in two papers with a title or year that differs.

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
    for first, second in shared(corpus):
        here, there = second.reference, first.reference
        related = [Related(first.paper, there.span.line, there.raw, there.id, there.span)]
        words = different_words(title(here), title(there))
        if words and all(len(side.split()) <= MOST for side in words) and _one_script(here, there):
            yield found(
                here.spans.get("title", here.span),
                title(here),
                reference=here.id,
                related=related,
                label=here.called,
                here=words[0],
                there=words[1],
            )
        elif not words and here.year and there.year and here.year != there.year and _one_source(here, there):
            yield found(
                here.spans.get("year", here.span),
                here.raw,
                key="year",
                reference=here.id,
                related=related,
                label=here.called,
                here=here.year,
                there=there.year,
            )


def _one_script(a: Reference, b: Reference) -> bool:
    """A title in another alphabet is a transliteration, not a mutation."""
    return a.lang == b.lang


def _one_source(a: Reference, b: Reference) -> bool:
    """Two years of one work are a defect only where the source, volume and pages are the same."""
    same = [
        getattr(a, name) == getattr(b, name) for name in ("container", "volume", "issue", "pages") if getattr(a, name)
    ]
    return len(same) >= 2 and all(same)
