"""Papers side by side: their heads, the text they have in common, and their reference lists row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.compare import damage, urls
from citecheck.compare.canonical import key
from citecheck.compare.passages import Passage, passages
from citecheck.compare.references import Pair, align
from citecheck.compare.words import Words, words_of
from citecheck.compare.works import cited, title
from citecheck.model import Paper, Reference, Span

HEADS = ("title", "authors", "journal", "volume", "issue", "pages", "doi", "udc", "received", "accepted", "published")
FIELDS = ("authors", "title", "container", "year", "volume", "issue", "pages", "publisher", "place", "doi", "accessed")
EXPLANATIONS = (
    "A text or a list may stand in two papers because the paper was printed again with everybody's knowledge, because "
    "both use one source, because one author wrote both, or because the extraction took a neighbour's page.",
    "Differences may come from printing, from retyping, from the extraction, or from the site, which may have moved.",
    "Nothing here says which paper was first.",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, as each side has it; `damaged` is the side whose spelling has signs of damage."""

    field: str
    left: str
    right: str
    damaged: str = damage.UNDECIDED


@dataclass(frozen=True, slots=True)
class Row:
    """A reference and the same work in the other list (None: it isn't there), and how they differ."""

    pair: Pair
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """A passage in both texts, with both places and its words as the first has them."""

    words: int
    left: Span
    right: Span
    left_text: str
    right_text: str


@dataclass(frozen=True, slots=True)
class Side:
    """A paper beside the first one."""

    left: Paper
    right: Paper
    heads: tuple[Difference, ...]
    passages: tuple[Common, ...]
    left_share: float
    right_share: float
    rows: tuple[Row, ...]

    @property
    def both(self) -> int:
        """How many references stand in both lists."""
        return sum(bool(row.pair.left and row.pair.right) for row in self.rows)


def compare(papers: Sequence[Paper]) -> tuple[Side, ...]:
    """Puts every paper beside the first."""
    known = damage.hosts(papers)
    return tuple(_side(papers[0], other, known) for other in papers[1:])


def _side(left: Paper, right: Paper, known: damage.Hosts) -> Side:
    mine, theirs = words_of(left), words_of(right)
    found = passages(mine.keys, theirs.keys)
    return Side(
        left,
        right,
        tuple(_heads(left, right)),
        tuple(_common(left, right, mine, theirs, passage) for passage in found),
        sum(passage.words for passage in found) / max(1, len(mine.keys)),
        sum(passage.right_end - passage.right for passage in found) / max(1, len(theirs.keys)),
        tuple(_row(pair, left.path, right.path, known) for pair in align(left.references, right.references)),
    )


def _common(left: Paper, right: Paper, mine: Words, theirs: Words, passage: Passage) -> Common:
    here = mine.starts[passage.left], mine.ends[passage.left_end - 1]
    there = theirs.starts[passage.right], theirs.ends[passage.right_end - 1]
    return Common(
        passage.words, left.place(*here), right.place(*there), left.text[slice(*here)], right.text[slice(*there)]
    )


def _heads(left: Paper, right: Paper) -> Iterator[Difference]:
    """The fields of the heads that either paper has, the same ones too."""
    for name in HEADS:
        one, other = (_head(paper, name) for paper in (left, right))
        if one or other:
            yield Difference(name, one, other)


def _head(paper: Paper, name: str) -> str:
    if name == "title":
        return " / ".join(paper.title.values())
    if name == "authors":
        return "; ".join(" / ".join(person.names.values()) for person in paper.authors)
    return getattr(paper, name, None) or getattr(paper.dates, name, None) or ""


def _row(pair: Pair, left: str, right: str, known: damage.Hosts) -> Row:
    if pair.left is None or pair.right is None:
        return Row(pair, ())
    return Row(pair, (*_fields(pair.left, pair.right), *_addresses(pair.left, pair.right, left, right, known)))


def _fields(left: Reference, right: Reference) -> Iterator[Difference]:
    for name in FIELDS:
        one, other = _field(left, name), _field(right, name)
        if one and other and _plain(one) != _plain(other):
            told = damage.damaged_title(one, other) if name in ("title", "authors") else damage.UNDECIDED
            yield Difference(name, one, other, told)


def _addresses(left: Reference, right: Reference, here: str, there: str, known: damage.Hosts) -> Iterator[Difference]:
    """The parts in which the addresses differ; whole addresses where they are two pages."""
    if not left.url or not right.url or urls.parts(left.url) == urls.parts(right.url):
        return
    found = urls.differences(left.url, right.url)
    if not found:
        yield Difference("address", left.url, right.url)
    for one in found:
        told = damage.damaged(cited(here, left), cited(there, right), one, known)
        yield Difference(f"{one.part} of the address", one.left, one.right, told)


def _field(reference: Reference, name: str) -> str:
    if name == "title":
        return title(reference)
    if name == "authors":
        return ", ".join(
            " ".join(filter(None, (one.family, one.given))) or one.literal or "" for one in reference.authors
        )
    return getattr(reference, name) or ""


def _plain(text: str) -> str:
    """A field without what makes no difference: marks, blanks, case; look-alike letters do make one."""
    return "".join(letter for letter in text.casefold() if letter.isalnum()) or key(text)
