from collections.abc import Iterator, Sequence

from citecheck.compare import damage
from citecheck.compare.habits import Habits
from citecheck.compare.respelling import repairs
from citecheck.compare.slugs import Fit, Sign, fit_of
from citecheck.model import Confidence, Corpus, Finding, Reference, Severity
from citecheck.rule import found, rule

SAID = {
    "letter": "“{slug}” where the title has “{title}”",
    "missing": "“{title}” is missing inside a word",
    "dashes": "“{slug}” as if a piece were lost",
    "habit": "“{slug}” where the site writes “{title}”",
}


@rule(
    "CC408",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The address of reference {label} doesn't spell its title: {signs:word}. "
    "Suggestion, not checked: {repairs} .",
    one="The address of reference {label} doesn't quite spell its title: {signs:word}. "
    "Suggestion, not checked: {repairs} .",
    bare="The address of reference {label} doesn't spell its title: {signs:word}.",
    grades={"one": Severity.INFO, "bare": Severity.INFO},
)
def damaged_slug(corpus: Corpus) -> Iterator[Finding]:
    """An address spells the title beside it, but for a letter too many or a piece that is lost.

    ## Why is this bad?
    A site answers to the whole address only; with a letter or a piece lost it leads nowhere.

    ## Example
    ```text
    7. Водий ва тоғ: кўҳна йўллар харитаси https://xabar.example/view/vodiy--hna-yollar-haritasi
    ```

    ## What to do
    Try the suggestions, which are the title spelt anew as this site spells others, or search the site for the title.

    ## When it's wrong
    When the site itself made the address so, or the title was changed later.
    """
    habits = damage.of_corpus(corpus).habits
    for paper in corpus.papers():
        for reference in paper.references:
            fit = fit_of(reference)
            if fit and fit.hard:
                yield _finding(reference, fit, habits)


def _finding(reference: Reference, fit: Fit, habits: Habits) -> Finding:
    signs = [*fit.hard, *habits.odd(fit)]
    likely = repairs(fit, habits)
    return found(
        reference.spans.get("url", reference.span),
        reference.url or "",
        key="bare" if not likely else "message" if len(signs) > 1 else "one",
        reference=reference.id,
        confidence=Confidence.MEDIUM,
        label=reference.called,
        signs=_said(signs),
        repairs=", ".join(likely),
    )


def _said(signs: Sequence[Sign]) -> str:
    """The signs in words; a letter too many has nothing in the title to be compared with."""
    words = [
        f"“{sign.slug}” has no place in the title"
        if sign.kind == "letter" and not sign.title
        else SAID[sign.kind].format(slug=sign.slug, title=sign.title)
        for sign in signs
    ]
    return ", ".join(dict.fromkeys(words))
