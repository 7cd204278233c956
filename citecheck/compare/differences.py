"""One reference in two papers: the fields in which it differs, each once, and which side is damaged."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citecheck.compare import damage, urls
from citecheck.compare.canonical import MIXED, key, latin
from citecheck.compare.marks import indexed
from citecheck.compare.references import NOTHING, different_words
from citecheck.compare.works import FIELDS, Cited, matches, title
from citecheck.languages import fold
from citecheck.model import Corpus

WORDS = 3  # words of a title that may differ before it is simply another title
OTHER = 50.0  # likeness of two texts whose letters needn't be held against each other
NAME = 75.0  # likeness of two spellings of one name


@dataclass(frozen=True, slots=True)
class Mutation:
    """A field in which a reference (`here`) differs from the same one in an earlier paper (`there`)."""

    here: Cited
    there: Cited
    field: str
    part: str
    here_text: str
    there_text: str
    damaged: str = damage.UNDECIDED


def mutations(corpus: Corpus) -> tuple[Mutation, ...]:
    """Every difference of a corpus, found once for all rules; a spelling that several papers have is told once."""
    return indexed(corpus, "mutations", lambda whole: tuple(_found(whole)))


def _found(corpus: Corpus) -> Iterator[Mutation]:
    known = damage.of_corpus(corpus)
    for _, entries in matches(corpus):
        for one, others in entries:
            if others:
                yield from _urls(one, others, known)
                yield from _titles(one, others)
                yield from _fields(one, others)


def _urls(one: Cited, others: list[Cited], known: damage.Hosts) -> Iterator[Mutation]:
    if not one.reference.url:
        return
    there = [other for other in others if other.reference.url]
    if not there or any(urls.parts(other.reference.url or "") == urls.parts(one.reference.url) for other in there):
        return  # it is spelt so elsewhere too: what differs from that was told there
    other = _usual(there, lambda cited: cited.reference.url or "")
    for what in urls.differences(one.reference.url, other.reference.url or ""):
        verdict = damage.damaged(one, other, what, known)
        yield Mutation(one, other, "url", what.part, what.left, what.right, verdict)


def _titles(one: Cited, others: list[Cited]) -> Iterator[Mutation]:
    there = [other for other in others if title(other.reference) and other.reference.lang == one.reference.lang]
    own = title(one.reference)
    if not own or not there or any(different_words(own, title(other.reference)) is None for other in there):
        return
    other = _usual(there, lambda cited: title(cited.reference))
    words = different_words(own, title(other.reference))
    if not words or any(len(side.split()) > WORDS for side in words) or not _misspelt(*words):
        return
    twins = fold(words[0]) == fold(words[1])
    part = "title (look-alike letters)" if twins else "title"
    yield Mutation(one, other, "title", part, *words, damage.damaged_title(own, title(other.reference)))


def _misspelt(here: str, there: str) -> bool:
    """Whether words are spellings of each other, or one is there and another isn't; no two scripts, no two names."""
    if bool(MIXED.search(here)) == bool(MIXED.search(there)) and here.isascii() != there.isascii():
        return here == NOTHING or there == NOTHING
    if here.isascii() and there.isascii() and key(here) == key(there):
        return False  # a name of another alphabet, written in Latin letters in two ways
    return NOTHING in (here, there) or fuzz.ratio(latin(here), latin(there)) >= 50


def _fields(one: Cited, others: list[Cited]) -> Iterator[Mutation]:
    """Year, pages and names, where everything around them is the same."""
    for name in ("year", "pages"):
        own = getattr(one.reference, name)
        there = [other for other in others if getattr(other.reference, name) and _one_source(one, other, name)]
        if own and there and not any(_same_number(own, getattr(other.reference, name)) for other in there):
            yield Mutation(one, there[0], name, name, own, getattr(there[0].reference, name))
    there = [other for other in others if other.families and other.reference.lang == one.reference.lang]
    if one.families and there and not any(other.families == one.families for other in there):
        yield from _names(one, there[0])


def _one_source(a: Cited, b: Cited, without: str) -> bool:
    """Two years or pages of one work are a mutation only where its source is the same and something else too."""
    names = [name for name in (*FIELDS, "year") if name != without]
    both = [
        key(one) == key(other)
        for name in names
        if (one := getattr(a.reference, name)) and (other := getattr(b.reference, name))
    ]
    return len(both) >= 2 and all(both) and bool(a.reference.container)


def _same_number(a: str, b: str) -> bool:
    """Whether two years are one, or two ranges of pages lie in one another."""
    one, other = (_whole("".join(c if c.isdigit() else " " for c in text).split()) for text in (a, b))
    if not one or not other:
        return True
    return (min(one) <= min(other) and max(other) <= max(one)) or (min(other) <= min(one) and max(one) <= max(other))


def _whole(numbers: list[str]) -> list[int]:
    """Numbers of which a later one may be cut short: 108-22 is 108-122."""
    first = numbers[0] if numbers else ""
    return [int(first[: -len(n)] + n if len(n) < len(first) and int(n) < int(first) else n) for n in numbers]


def _names(one: Cited, other: Cited) -> Iterator[Mutation]:
    """One name spelt in two ways, the others alike."""
    here, there = one.families - other.families, other.families - one.families
    if len(here) == len(there) == 1 and fuzz.ratio(*here, *there) >= NAME:
        spelt = _spelt(one, here), _spelt(other, there)
        yield Mutation(one, other, "authors", "author", *spelt, damage.damaged_title(*spelt))


def _spelt(cited: Cited, families: frozenset[str]) -> str:
    """A name as printed, by its key."""
    names = (name.family or name.literal or "" for name in cited.reference.authors)
    return next(name for name in names if key(name) in families)


def _usual(there: list[Cited], spelling: Callable[[Cited], str]) -> Cited:
    """The entry whose spelling most papers have; the first of several."""
    often = Counter(spelling(cited) for cited in there)
    return max(there, key=lambda cited: often[spelling(cited)])


def pieces(text: str, other: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether another text has it there too; one piece where they have little in common."""
    if text and fuzz.ratio(text, other) < OTHER:
        return [(text, False)]
    made: list[tuple[str, bool]] = []
    for op in Levenshtein.opcodes(text, other):
        piece, same = text[op.src_start : op.src_end], op.tag == "equal"
        if made and made[-1][1] == same:
            made[-1] = (made[-1][0] + piece, same)
        elif piece:
            made.append((piece, same))
    return made


def marked(text: str, other: str) -> str:
    """A text with the letters in brackets in which it differs from another: ка[з]ахстан."""
    return "".join(piece if same else f"[{piece}]" for piece, same in pieces(text, other))
