import re
from collections import Counter
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.rule import found, rule

LETTER = re.compile("(?<=[oOgG])[‘’ʻʼ`´'](?=[a-z])")  # the sign in oʻzbek, togʻ
LEAST = 5  # signs of a second kind before they are more than slips


@rule(
    "CC112",
    severity=Severity.INFO,
    since="0.1.0",
    message="The letters oʻ and gʻ are written in {count} ways: {forms}.",
)
def mixed_apostrophes(paper: Paper) -> Iterator[Finding]:
    """The letters oʻ and gʻ of Uzbek are written with different signs.

    ## Why is this bad?
    A search for oʻzbek doesn't find o'zbek or o‘zbek: the same word is several words.

    ## Example
    ```text
    Oʻzbekiston, O'zbekiston, O‘zbekiston
    ```

    ## What to do
    Choose one sign (ʻ, U+02BB, is the letter's own) and replace the others.

    ## When it's wrong
    When quotations keep the signs of their sources.
    """
    if paper.lang != "uz-Latn":
        return
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for match in LETTER.finditer(paper.text):
        counts[match[0]] += 1
        first.setdefault(match[0], match.start())
    usual = counts.most_common()
    if sum(count for _, count in usual[1:]) < LEAST:
        return
    second = usual[1][0]
    forms = ", ".join(f"{sign} (U+{ord(sign):04X}) {count}" for sign, count in usual)
    span = paper.place(first[second] - 1, first[second] + 1)
    yield found(span, paper.said(span), count=len(usual), forms=forms)
