import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

WORD = re.compile(r"[^\W\d_]{2,}")
LEAST = 4  # words; a short title may be a name
SHARE = 0.85


@rule("CC708", severity=Severity.INFO, since="0.2.0", message="The {field} of {entry} is written in capital letters.")
def title_in_capitals(paper: Paper) -> Iterator[Finding]:
    """A title is written in capital letters.

    ## Why is this bad?
    Styles can make capitals of small letters but not the reverse: it can't be told which letters are capitals of names.

    ## Example
    ```text
    title = {CANALS OF THE VALLEY AND THEIR HISTORY}
    ```

    ## What to do
    Write it as on the work's own page: {Canals of the valley and their history}.

    ## When it's wrong
    For a title that consists of abbreviations.
    """
    for source in sources(paper):
        for entry, field in source.fields("title", "booktitle"):
            words = WORD.findall(re.sub(r"\\[a-zA-Z]+", "", field.text))
            if len(words) >= LEAST and sum(word.isupper() for word in words) >= SHARE * len(words):
                span = source.place(field.start, field.end)
                yield found(span, field.text, reference=entry.key, field=field.low, entry=entry.key)
