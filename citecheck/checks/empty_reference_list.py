import re
from collections.abc import Iterator
from functools import cache

from citecheck.languages import fold, languages
from citecheck.model import LISTS, Finding, Paper, Severity, Span
from citecheck.rule import found, rule

LONGEST = 60  # letters of a line that may be a heading
MARKS = re.compile(r"[^\w' ]+|\b\d{1,2}\b")  # # 5. References: **


@rule(
    "CC903",
    severity=Severity.INFO,
    since="0.2.0",
    message="Below the heading “{heading}” no reference could be read.",
)
def empty_reference_list(paper: Paper) -> Iterator[Finding]:
    """The heading of a reference list is there, but no entry below it could be read.

    ## Why is this bad?
    Nothing about references and citations was checked.

    ## Example
    ```text
    References

    Appendix A
    ```

    ## What to do
    See whether the list was lost, stands in a picture or in another file. If it is there, please report it.

    ## When it's wrong
    When the line only looks like the heading of a list.
    """
    place = heading(paper)
    if place:
        text = paper.said(place).strip()
        yield found(place, text, heading=text.strip("#*: "))


def heading(paper: Paper) -> Span | None:
    """Where the heading of a list stands in a paper without references: the last line that is one."""
    if paper.references or paper.format in LISTS or paper.fragment:
        return None
    for line in reversed(range(len(paper.lines))):
        start = paper.lines[line]
        end = paper.lines[line + 1] if line + 1 < len(paper.lines) else len(paper.text)
        text = paper.text[start:end].strip()
        if text and end - start <= LONGEST and _plain(text) in _headings():
            return paper.place(start, start + len(paper.text[start:end].rstrip()))
    return None


@cache
def _headings() -> frozenset[str]:
    return frozenset(_plain(words) for language in languages() for words in language.headings["references"])


def _plain(text: str) -> str:
    return " ".join(MARKS.sub(" ", fold(text)).split())
