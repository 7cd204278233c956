from collections import defaultdict
from collections.abc import Iterator, Sequence

from citecheck.compare.passages import Passage
from citecheck.compare.reuse import WHOLE, Copy, reuse
from citecheck.compare.words import Words, words_of
from citecheck.model import Corpus, Finding, Paper, Related, Severity, Span, file_of
from citecheck.rule import found, rule

MOST = 3  # other papers with less than a copy that are told of one by one
SHOWN = 30  # passages that are listed
FIRST = 12  # words of a passage that are quoted


@rule(
    "CC601",
    severity=Severity.INFO,
    since="0.1.0",
    message="{here} of this text stands in {path} ({there} of that one); passages of 40 words and more: {count}, "
    "the longest of {longest} words. A text may be printed twice, or come from one source.",
    same="This text is the same, word for word, as {path}. The file may be here twice.",
    same_many="This text is the same, word for word, as {path} and {others} files more. It may be one file.",
    several="{here} of this text stands in {path} ({there} of that one), and parts of it in others (all in all: "
    "{others}); passages of 40 words and more: {count}, the longest of {longest} words. A text may be "
    "printed often, or come from one source.",
)
def copied_text(corpus: Corpus) -> Iterator[Finding]:
    """A passage of 40 words or more stands in two papers.

    ## Why is this bad?
    An editor wants to know that a text was printed before. Nothing more follows from it: which of two papers was
    first, and why they are alike, the texts don't say.

    ## Example
    ```text
    a.txt: ... the canals of the upper valley were dug by hand and kept clear by the villages ...
    b.txt: ... the canals of the upper valley were dug by hand and kept clear by the villages ...
    ```

    ## What to do
    Read both places, and ask the authors. `citecheck compare A B` shows the papers side by side.

    ## When it's wrong
    When the paper was printed again with everybody's knowledge, when both give the words of a law or of a third
    source without quotation marks, or when the extraction took a neighbour's page. Reference lists, quotations and
    passages that stand in more than three papers are left out.
    """
    seen = reuse(corpus)
    for path, others in seen.same.items():
        yield _same(corpus, path, others)
    by_paper: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in seen.copies:
        by_paper[copy.left].append(copy)
    for path, copies in by_paper.items():
        paper = corpus.paper(path)
        words = words_of(paper)
        ranked = sorted(copies, key=lambda copy: -max(copy.shares))
        large = [copy for copy in ranked if max(copy.shares) > WHOLE]
        told = [(large[0], large[1:])] if large else []
        told += [(copy, []) for copy in ranked[len(large) :][:MOST]]
        for copy, rest in told:
            yield _pair(corpus, paper, words, copy, rest)


def _same(corpus: Corpus, path: str, others: Sequence[str]) -> Finding:
    """One finding for all the papers of one text, at the second of them."""
    span = corpus.paper(others[0]).top
    related = [Related(file_of(name), corpus.paper(name).top.line, "the same text") for name in (path, *others[1:])]
    if len(others) == 1:
        return found(span, "", key="same", related=related, path=path)
    return found(span, "", key="same_many", related=related, path=path, others=len(others) - 1)


def _pair(corpus: Corpus, paper: Paper, words: Words, copy: Copy, rest: Sequence[Copy]) -> Finding:
    other = corpus.paper(copy.right)
    theirs = words_of(other)
    longest = copy.longest
    here, there = copy.shares
    related = [
        Related(
            file_of(copy.right),
            (place := _span(other, theirs, one.right, one.right_end)).line,
            _said(paper, words, one),
            None,
            place,
        )
        for one in copy.passages[:SHOWN]
    ]
    for one in rest[:SHOWN]:
        line = corpus.paper(one.right).top.line
        related.append(Related(file_of(one.right), line, f"{max(one.shares):.0%} of the shorter text"))
    span = _span(paper, words, longest.left, min(longest.left_end, longest.left + FIRST))
    return found(
        span,
        paper.text[words.starts[longest.left] : words.ends[min(longest.left_end, longest.left + FIRST) - 1]],
        key="several" if rest else "message",
        related=related,
        here=f"{here:.0%}",
        there=f"{there:.0%}",
        path=copy.right,
        count=len(copy.passages),
        longest=longest.words,
        others=len(rest),
    )


def _span(paper: Paper, words: Words, start: int, end: int) -> Span:
    return paper.place(words.starts[start], words.ends[end - 1])


def _said(paper: Paper, words: Words, passage: Passage) -> str:
    """Where a passage stands here, and how it begins."""
    span = _span(paper, words, passage.left, passage.left_end)
    start = paper.text[words.starts[passage.left] : words.ends[min(passage.left_end, passage.left + 6) - 1]]
    return f"{passage.words} words, here on lines {span.line} to {span.end_line}: “{' '.join(start.split())} …”"
