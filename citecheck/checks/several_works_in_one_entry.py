import re
from collections.abc import Iterator

from citecheck.model import Finding, Reference, Severity
from citecheck.rule import found, rule

PARTS = re.compile(r"(?<=[\w.])\s*;\s+|(?<=\w{4}\.)\s+(?=[^\W\d_a-zа-яё]\w+\s[^\W\d_a-zа-яё]\.[^/]{8,200}?//)")
DATED = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@rule("CC204", severity=Severity.WARNING, since="0.1.0", message="Reference {label} holds {count} works.")
def several_works_in_one_entry(reference: Reference) -> Iterator[Finding]:
    """One numbered entry holds two works or more.

    ## Why is this bad?
    A citation of the number doesn't say which work is meant, and databases count only the first.

    ## Example
    ```text
    10. Ионова Е. Развитие отношений // Евразия. 2018. № 4. С. 132; Ионова Е. П. Приоритеты // Евразия. 2018. № 2.
    ```

    ## What to do
    Give each work an entry of its own and correct the numbers in the text.

    ## When it's wrong
    When the second part belongs to the first (a reprint, a translation).
    """
    if reference.raw.startswith("@"):
        return  # a .bib entry is one work, whatever stands in its fields
    count = len(reference.works) or _newspaper_and_article(reference.raw)
    if count > 1:
        yield found(reference.span, reference.raw, reference=reference.id, label=reference.called, count=count)


def _newspaper_and_article(raw: str) -> int:
    """A dated source first, then authors and a title of another: "Халқ сўзи. 2017 йил 24 март. Пулатов Ш. ... //"."""
    parts = PARTS.split(raw)
    return 2 if len(parts) == 2 and len(parts[0]) < 80 and DATED.search(parts[0]) and "//" not in parts[0] else 0
