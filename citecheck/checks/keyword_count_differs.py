from collections import Counter
from collections.abc import Iterator

from citecheck.model import Confidence, Finding, Paper, Severity
from citecheck.rule import found, rule

MOST_OFF = 3  # a longer difference is a list that was read wrongly


@rule("CC106", severity=Severity.INFO, since="0.1.0", message="Keywords: {counts}.")
def keyword_count_differs(paper: Paper) -> Iterator[Finding]:
    """The keywords in one language are more than in another.

    ## Why is this bad?
    One of the lists lost a word in translation, or two words ran together.

    ## Example
    ```text
    Ключевые слова: вода, канал, река.
    Keywords: water, canal.
    ```

    ## What to do
    Compare the lists word by word.

    ## When it's wrong
    When one word is two in another language, or the lists were never meant to agree.
    """
    counts = {lang: len(words) for lang, words in paper.keywords.items() if len(words) > 1}
    if len(set(counts.values())) < 2 or max(counts.values()) - min(counts.values()) > MOST_OFF:
        return
    usual = Counter(counts.values()).most_common(1)[0][0]
    odd = next((lang for lang, count in counts.items() if count != usual), "")
    said = ", ".join(f"{count} ({lang})" for lang, count in counts.items())
    span = paper.spans.get(f"keywords.{odd}", paper.spans.get("keywords", paper.top))
    yield found(span, said, confidence=Confidence.MEDIUM, counts=said)
