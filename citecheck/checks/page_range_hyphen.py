from collections.abc import Iterator

from citecheck.extract.page_ranges import Range, hyphened
from citecheck.model import LISTS, Edit, Finding, Fix, Paper, Severity, Span
from citecheck.places import offset
from citecheck.rule import found, rule


@rule(
    "CC212",
    severity=Severity.INFO,
    since="0.2.0",
    message="Page ranges joined by a hyphen: {count}, the first of them {pages}; a dash ({dash}) joins pages.",
)
def page_range_hyphen(paper: Paper) -> Iterator[Finding]:
    """Ranges of pages are written with a hyphen.

    ## Why is this bad?
    A hyphen joins words, a dash joins numbers. In print the hyphen is short, and a line may end behind it.

    ## Example
    ```text
    Journal of Water History. 2019. № 2. P. 52-54.
    ```

    ## What to do
    Write an en dash (52–54), in LaTeX two hyphens (52--54). `citecheck fix` does it. It is said once a paper.

    ## When it's wrong
    When your journal prints hyphens. Ranges that no word for pages or issue's number stands beside are passed over.
    """
    if paper.format in LISTS:
        return
    dash = "--" if paper.format == "latex" else "–"
    rows = [(paper.place(one.start, one.end), one) for one in _ranges(paper)]
    if not rows:
        return
    span, first = rows[0]
    edits = tuple(_edit(place, one, dash) for place, one in rows)
    yield found(
        span,
        first.text,
        fix=Fix("join the pages by {dash}", edits, {"dash": dash}),
        count=len(rows),
        pages=first.text,
        dash=dash,
    )


def _edit(place: Span, one: Range, dash: str) -> Edit:
    """The edit of a range's hyphen, counted in the file that the range stands in."""
    start = place.start + one.dash[0] - one.start
    return Edit(place.path, start, start + one.dash[1] - one.dash[0], dash)


def _ranges(paper: Paper) -> Iterator[Range]:
    """The ranges of the list and of the citations, each once, in their order."""
    places = [*(one.span for one in paper.references), *(one.span for one in paper.citations)]
    stretches = []
    for place in places:
        start = offset(paper.path, paper.origins, len(paper.text), place)
        if start is not None:
            stretches.append((start, start + place.end - place.start))
    done = 0
    for start, end in sorted(stretches):
        for one in hyphened(paper.text, max(start, done), end):
            done = one.end
            yield one
