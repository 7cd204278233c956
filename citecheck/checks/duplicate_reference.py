import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from citecheck.extract.vocabulary import words
from citecheck.languages import fold
from citecheck.model import Finding, Paper, Reference, Related, Severity
from citecheck.rule import found, rule

NEAR = 92.0  # likeness of two spellings of one entry
WORD_NEAR, SMALL = 75.0, 3  # likeness of two spellings of a word; letters of a word that may be left out
APART = ("doi", "url", "volume", "issue", "year", "isbn")  # where these differ, the works differ
STOP = re.compile(r"[.:]\s")  # where a title's first part ends
TITLED = 18  # letters of such a part that tell a work
SHORTEST = 12  # letters an entry must have to be told from another
NUMBER = re.compile(r"\d+")
WORDS = re.compile(r"\w+")
SIGNS = re.compile(r"[\W_]+")
PAGE_ONLY = re.compile(r"[\s.,–—-]*[^\W\d_]{1,6}\.?\s*\d+(?:\s?[-–—]\s?\d+)?[\s.]*")  # . С. 25.
CUT = re.compile(r"(?<=[^\W\d_]{3})\s?(?:\.{3}|…)")  # О русских книгах... – С. 50
MOST = 20  # entries of a block that one is compared with: the last ones


@rule(
    "CC309",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {second} is the same as reference {first}.",
    near="Reference {second} is nearly the same as reference {first}.",
    other_pages="References {first} and {second} are one work with other pages.",
    short_form="Reference {second} repeats reference {first} in short.",
    body="References {first} and {second} may be one work, once by its author and once by the body that published it.",
    grades={"body": Severity.INFO, "other_pages": Severity.INFO, "short_form": Severity.INFO},
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
        if first.id == second.id:
            continue  # duplicate-key says it
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


@dataclass(frozen=True, slots=True)
class Plain:
    """What of an entry is compared: letters and digits only, each made once."""

    reference: Reference
    text: str
    title: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    apart: tuple[str, ...]
    families: frozenset[str]
    pages: str


def _pairs(references: Sequence[Reference]) -> Iterator[tuple[Reference, Reference, str]]:
    """Pairs of entries that may be one work; only entries that share a block are compared."""
    blocks: defaultdict[str, list[Plain]] = defaultdict(list)
    for reference in references:
        here = _plain(reference)
        keys = dict.fromkeys(key for key in (here.text[:14], here.title[:18]) if len(key) >= SHORTEST)
        near = (other for key in keys for other in reversed(blocks[key][-MOST:]))
        first = next(((other, verdict) for other in near if (verdict := _same(other, here))), None)
        if first:
            yield first[0].reference, reference, first[1]
        for key in keys:
            blocks[key].append(here)


def _plain(reference: Reference) -> Plain:
    raw = reference.raw.partition(",")[2] if reference.raw.startswith("@") else reference.raw  # not the key
    printed = reference.normalised.get("title") or reference.title or ""
    title = _letters(printed)
    return Plain(
        reference,
        _letters(unicodedata.normalize("NFKC", raw)),
        title,
        tuple(WORDS.findall(fold(printed))),
        tuple(NUMBER.findall(title)),
        tuple(_letters(getattr(reference, field) or "") for field in APART),
        frozenset(name.family or name.literal or "" for name in reference.authors),
        _letters(reference.pages or ""),
    )


def _letters(text: str) -> str:
    """Letters and digits, folded."""
    folded = fold(text)
    return folded if folded.isalnum() else SIGNS.sub("", folded)


def _same(a: Plain, b: Plain) -> str | None:
    """Whether two entries are one work, and in which sense."""
    if len(a.text) >= SHORTEST and a.text == b.text:
        return "message"
    if any(one and other and one != other for one, other in zip(a.apart, b.apart, strict=True)):
        return None
    if _by_body(a, b):
        return "body"
    if (by_numbers := _but_for_numbers(a.text, b.text)) is not None:
        return by_numbers if by_numbers and _paged().search(b.reference.raw) else None
    if (repeated := _repeated(a, b)) is not None:
        return repeated
    if len(a.title) < SHORTEST or a.numbers != b.numbers or (a.families and b.families and a.families != b.families):
        return None
    if fuzz.ratio(a.title, b.title, score_cutoff=NEAR) < NEAR or not _misspelt(a.words, b.words):
        return None
    if a.pages and b.pages and a.pages != b.pages:
        return "other_pages"
    return "near" if fuzz.ratio(a.text, b.text, score_cutoff=NEAR) >= NEAR else None


def _by_body(a: Plain, b: Plain) -> bool:
    """For a work that stands under its body in one entry (FAO) and under a person in the other, which names the body.

    The titles are the same up to their first stop, the years are the same.
    """
    first, second = (STOP.split(one.reference.title or "", maxsplit=1)[0] for one in (a, b))
    if _letters(first) != _letters(second) or len(_letters(first)) < TITLED or not a.reference.year:
        return False
    for one, other in ((a, b), (b, a)):
        bodies = {name.strip(".") for name in one.families if name.strip(".").isupper() and len(name.strip(".")) > 2}
        if one.reference.year == other.reference.year and any(
            re.search(rf"(?<!\w){re.escape(body)}(?!\w)", other.reference.raw) for body in bodies - other.families
        ):
            return True
    return False


def _misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether titles differ in single letters, not in words: "convex" and "nonconvex" are two works."""
    if len(a) != len(b):
        return "".join(a) == "".join(b) or all(len(word) <= SMALL for word in set(a) ^ set(b))
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return all(abs(len(x) - len(y)) < SMALL and fuzz.ratio(x, y) >= WORD_NEAR for x, y in odd)


def _repeated(a: Plain, b: Plain) -> str | None:
    """For an entry that is the other one's beginning with a page added, or with its title cut off by dots."""
    short, long = sorted((a, b), key=lambda one: len(one.text))
    rest = long.reference.raw[len(short.reference.raw.rstrip(" .")) :]
    if len(short.text) >= SHORTEST and long.text.startswith(short.text) and PAGE_ONLY.fullmatch(rest):
        return "other_pages" if _paged().search(long.reference.raw) else None
    cut = CUT.search(short.reference.raw)
    begun = SIGNS.sub("", fold(short.reference.raw[: cut.start()])) if cut else ""
    same_people = short.families and short.families == long.families
    return "short_form" if same_people and len(begun) >= SHORTEST and long.text.startswith(begun) else None


@cache
def _paged() -> re.Pattern[str]:
    """An entry that ends in its pages: ... С. 7-8."""
    return re.compile(rf"(?<![^\W\d_]){words('page')}\s*\d+(?:\s?[-–—]\s?\d+)?\W*$", re.IGNORECASE)


def _but_for_numbers(a: str, b: str) -> str | None:
    """For entries of the same words: other pages where only the last number differs, two works where another does."""
    if len(a) < SHORTEST or NUMBER.sub("", a) != NUMBER.sub("", b):
        return None
    first, second = NUMBER.findall(a), NUMBER.findall(b)
    return "other_pages" if len(first) > 1 and first[:-1] == second[:-1] and a.endswith(first[-1]) else ""
