"""How two addresses of one page differ: in the host, in a piece of the path, in a slug's letters, in a dash."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from citecheck.compare.addresses import decoded
from citecheck.languages import fold
from citecheck.norms.addresses import full

CLOSE = 70.0  # likeness of two spellings of one address
LEFT = 0.4  # share of a slug that is left when a piece of it is lost
LANGUAGE = 3  # letters of a piece that may name a language: /uz/, /eng/


@dataclass(frozen=True, slots=True)
class Difference:
    """The part in which two addresses differ, and how each has it."""

    part: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Parts:
    """An address without what makes no difference: scheme, www, the last slash, percent-encoding."""

    host: str
    pieces: tuple[str, ...]
    query: str


def difference(a: str, b: str) -> Difference | None:
    """The first part in which two addresses differ; None where they are one, or two different pages."""
    return next(iter(differences(a, b)), None)


def differences(a: str, b: str) -> tuple[Difference, ...]:
    """The parts in which two addresses of one page differ; none where they are one, or two different pages."""
    left, right = parts(a), parts(b)
    if left == right or not left.host or not right.host or left.query != right.query:
        return ()
    path = _path(left.pieces, right.pieces)
    if path is None:
        return ()
    if left.host == right.host:
        return path
    host = _host(left.host, right.host)
    return (host, *path) if host and (left.pieces or left.query) else ()


def _host(a: str, b: str) -> Difference | None:
    if fold(a) == fold(b):
        return Difference("look-alike letter of the host", a, b)
    (name, ending), (other, other_ending) = _split(a), _split(b)
    if name == other and ending != other_ending:
        return Difference("top-level domain", a, b)
    return Difference("host", a, b) if fuzz.ratio(a, b) >= CLOSE else None


def _path(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[Difference, ...] | None:
    """The pieces that differ; None where they are those of another page."""
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        lost = [n for n in range(len(longer)) if longer[:n] + longer[n + 1 :] == shorter]
        told = len(longer) == len(shorter) + 1 and lost and shorter and "-" in shorter[-1]
        one = _language(longer[lost[0]]) if told else True
        return None if one else (Difference("path", "/".join(a), "/".join(b)),)
    changed = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    if not all(_one_piece(*pair) for pair in changed) or len(changed) > 1:
        return None
    return tuple(Difference(_kind(*pair), *pair) for pair in changed)


def _one_piece(a: str, b: str) -> bool:
    """Whether two pieces of a path are spellings of one: words alike, no two numbers, no two languages."""
    if a.isdigit() or b.isdigit() or [c for c in a if c.isdigit()] != [c for c in b if c.isdigit()]:
        return False
    if _language(a) and _language(b):
        return False
    if fuzz.ratio(a, b) >= CLOSE:
        return True
    shorter, longer = sorted((a, b), key=len)
    return "-" in shorter and len(shorter) >= LEFT * len(longer) and LCSseq.similarity(a, b) == len(shorter)


def _kind(a: str, b: str) -> str:
    if fold(a) == fold(b) and a.casefold() != b.casefold():
        return "dash or look-alike letter"
    return "slug" if any(mark in a + b for mark in "-_") else "segment"


def _language(piece: str) -> bool:
    return len(piece) <= LANGUAGE and piece.isalpha()


def parts(url: str) -> Parts:
    """Takes an address apart; nothing in it where it is none."""
    try:
        split = urlsplit(full(url))
        host = (split.hostname or "").removeprefix("www.")
    except ValueError:
        return Parts("", (), "")
    pieces = tuple(decoded(piece) for piece in split.path.split("/") if piece)
    return Parts(host, pieces, split.query)


def known_ending(host: str) -> bool:
    """Whether a host ends in something that hosts end in."""
    return _suffixes().publicsuffix(host) is not None


def _split(host: str) -> tuple[str, str]:
    """A host's name and its ending: uza, uz."""
    ending = _suffixes().publicsuffix(host) or host.rpartition(".")[2]
    return host.removesuffix(f".{ending}"), ending


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)
