import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from citecheck.languages import fold
from citecheck.model import Finding, Paper, Reference, Related, Severity
from citecheck.rule import found, rule

NEAR = 92.0  # likeness of two spellings of one entry
APART = ("doi", "url", "volume", "issue", "year", "isbn")  # where these differ, the works differ
SHORTEST = 12  # letters an entry must have to be told from another
NUMBER = re.compile(r"\d+")


@rule(
    "CC309",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {second} is the same as reference {first}.",
    near="Reference {second} is nearly the same as reference {first}.",
    other_pages="References {first} and {second} are one work with other pages.",
    grades={"other_pages": Severity.INFO},
)
def duplicate_reference(paper: Paper) -> Iterator[Finding]:
    """One work stands twice in the list.

    ## Why is this bad?
    The work gets two numbers, the citations are split, and the list looks longer than it is.

    ## Example
    ```text
    1. Doe J. A title // Journal. 2019. № 2.
    11. Doe J. A title // Journal. 2019. № 2
    ```

    ## What to do
    Keep one, and correct the numbers in the text. Two places of one work belong into the citations ([4, p. 7]).

    ## When it's wrong
    For two editions, parts or printings that the entries don't tell apart.
    """
    for first, second, key in _pairs(paper.references):
        related = Related(first.span.path, first.span.line, first.raw, first.id, first.span)
        yield found(
            second.span,
            second.raw,
            key=key,
            reference=second.id,
            related=[related],
            first=first.called,
            second=second.called,
        )


def _pairs(references: Sequence[Reference]) -> Iterator[tuple[Reference, Reference, str]]:
    """Pairs of entries that may be one work; only entries that share a block are compared."""
    blocks: defaultdict[str, list[tuple[Reference, str]]] = defaultdict(list)
    for reference in references:
        text = _plain(reference)
        for key in _keys(reference, text):
            for other, known in blocks[key][-20:]:
                verdict = _same(other, known, reference, text)
                if verdict:
                    yield other, reference, verdict
                    break
            else:
                continue
            break
        for key in _keys(reference, text):
            blocks[key].append((reference, text))


def _plain(reference: Reference) -> str:
    """An entry's letters and digits; of a BibTeX entry without its key."""
    raw = reference.raw.partition(",")[2] if reference.raw.startswith("@") else reference.raw
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", fold(raw)))


def _keys(reference: Reference, text: str) -> set[str]:
    """Blocks: the first letters of the entry, and those of its title."""
    title = re.sub(r"[\W_]+", "", fold(reference.normalised.get("title") or reference.title or ""))
    return {key for key in (text[:14], title[:18]) if len(key) >= SHORTEST}


def _same(a: Reference, a_text: str, b: Reference, b_text: str) -> str | None:
    if a_text == b_text and len(a_text) >= SHORTEST:
        return "message"
    if (by_numbers := _but_for_numbers(a_text, b_text)) is not None:
        return by_numbers or None
    if any(_differ(getattr(a, field), getattr(b, field)) for field in APART):
        return None
    titles = [re.sub(r"[\W_]+", "", fold(one.normalised.get("title") or one.title or "")) for one in (a, b)]
    if (
        len(titles[0]) < SHORTEST
        or fuzz.ratio(*titles) < NEAR
        or NUMBER.findall(titles[0]) != NUMBER.findall(titles[1])
    ):
        return None
    if {name.family for name in a.authors} != {name.family for name in b.authors} and a.authors and b.authors:
        return None
    if _differ(a.pages, b.pages):
        return "other_pages"
    return "near" if fuzz.ratio(a_text, b_text) >= NEAR else None


def _but_for_numbers(a: str, b: str) -> str | None:
    """For entries of the same words: other pages where only the last number differs, two works where another does."""
    if len(a) < SHORTEST or NUMBER.sub("", a) != NUMBER.sub("", b):
        return None
    first, second = NUMBER.findall(a), NUMBER.findall(b)
    return "other_pages" if len(first) > 1 and first[:-1] == second[:-1] and a.endswith(first[-1]) else ""


def _differ(a: str | None, b: str | None) -> bool:
    return bool(a and b) and re.sub(r"[\W_]+", "", fold(a or "")) != re.sub(r"[\W_]+", "", fold(b or ""))
