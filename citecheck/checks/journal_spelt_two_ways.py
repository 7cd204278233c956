import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from citecheck.model import Finding, Paper, Related, Severity, Span
from citecheck.norms.places import sources
from citecheck.rule import found, rule

WORD = re.compile(r"[^\W\d_]+")
SMALL = frozenset({"of", "the", "and", "in", "on", "for", "de", "la", "und", "der", "für", "et"})
LEAST = 2  # words of a journal's name that is abbreviated
Use = tuple[str, Span, str]


@rule(
    "CC717", severity=Severity.INFO, since="0.2.0", message="The journal is called {here} here and {there} in {other}."
)
def journal_spelt_two_ways(paper: Paper) -> Iterator[Finding]:
    """One journal is abbreviated in one entry and written out, or cased otherwise, in another.

    ## Why is this bad?
    The list looks as if two journals were cited; journals ask for one form.

    ## Example
    ```text
    journal = {J. Water Hist.}
    journal = {Journal of Water History}
    ```

    ## What to do
    Choose one form; a @string keeps it the same everywhere.

    ## When it's wrong
    When two journals have names that abbreviate alike.
    """
    uses: defaultdict[str, list[Use]] = defaultdict(list)
    for source in sources(paper):
        for entry, field in source.fields("journal", "journaltitle"):
            name = " ".join(re.sub(r"\\&", "&", re.sub(r"[{}]", "", field.text)).split())
            if name:
                uses[name].append((name, source.place(field.start, field.end), entry.key))
    for group in _groups(uses):
        usual = Counter({name: len(uses[name]) for name in group}).most_common(1)[0][0]
        first = uses[usual][0]
        related = Related(first[1].path, first[1].line, first[0], first[2], first[1])
        for name in group:
            if name != usual:
                _, span, key = uses[name][0]
                yield found(span, name, reference=key, related=[related], here=name, there=usual, other=first[2])


def _groups(names: Sequence[str] | dict[str, list[Use]]) -> Iterator[list[str]]:
    """Names that stand for one journal: their words begin alike, one by one, and at least one is cut."""
    blocks: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        words = _words(name)
        if len(words) >= LEAST:
            blocks[tuple(word[0] for word in words)].append(name)
    for block in blocks.values():
        while block:
            first = block.pop(0)
            same = [name for name in block[:50] if _same(_words(first), _words(name))]
            block[:] = [name for name in block if name not in same]
            if same:
                yield [first, *same]


def _words(name: str) -> list[str]:
    return [word for word in (word.lower() for word in WORD.findall(name)) if word not in SMALL]


def _same(a: list[str], b: list[str]) -> bool:
    return all(_cut(x, y) for x, y in zip(a, b, strict=True))


def _cut(a: str, b: str) -> bool:
    """Whether one word is the other, or its beginning, or loses letters within as Natl does for National."""
    short, long = sorted((a, b), key=len)
    return (
        short == long or long.startswith(short) or (len(short) > 2 and long[:2] == short[:2] and _within(short, long))
    )


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short) and short[-1] == long[-1]
