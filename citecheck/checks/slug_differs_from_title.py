from collections.abc import Iterator

from citecheck.compare.canonical import key, word_keys
from citecheck.compare.slugs import AGREES, Fit, Sign, fit_of
from citecheck.model import Confidence, Finding, Reference, Severity
from citecheck.rule import found, rule

SEVERAL = 2  # signs that make more than a hint


@rule(
    "CC407",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The address of reference {label} seems to name another title: it has {slug}, which the title doesn't.",
    one="The address of reference {label} has {slug}, which its title doesn't.",
    grades={"one": Severity.INFO},
)
def slug_differs_from_title(reference: Reference) -> Iterator[Finding]:
    """The words in an address are only partly those of the title beside it.

    ## Why is this bad?
    The address may lead to another article of the same site, one of another year or about another town.

    ## Example
    ```text
    1. Водий каналлари 2021 йилда қандай тозаланди? https://xabar.example/post/vodij-kanallari-2019-jilda-qandaj-tozalandi
    ```

    ## What to do
    Open the address and see whether the page has this title.

    ## When it's wrong
    When an editor changed the title after the address was made, or chose other words for the address. Nothing is said
    of numbers, short links, single words, translated addresses and those in other letters.
    """
    fit = fit_of(reference)
    if fit is None or fit.share >= AGREES or fit.hard:
        return
    signs = [sign for sign in fit.signs if sign.kind in ("word", "figure") and not _explained(sign, reference, fit)]
    if signs:
        yield found(
            reference.spans.get("url", reference.span),
            reference.url or "",
            key="message" if len(signs) >= SEVERAL else "one",
            reference=reference.id,
            confidence=Confidence.MEDIUM,
            label=reference.called,
            slug=", ".join(f"“{sign.slug}”" for sign in signs),
        )


def _explained(sign: Sign, reference: Reference, fit: Fit) -> bool:
    """Whether a word is one of the entry's (a name, a year), the site's own name, or a number of the article."""
    printed = reference.raw.partition("://")[0]
    own = set(word_keys(sign.slug)) <= set(word_keys(printed)) or key(sign.slug) in key(printed)
    numbered = sign.kind == "word" and any(letter.isdigit() for letter in sign.slug)  # v12n2
    return own or numbered or sign.slug in fit.slug.host
