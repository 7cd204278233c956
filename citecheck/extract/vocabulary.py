"""The words of all languages as patterns: what a label, a month or an abbreviation looks like in print."""

import re
from functools import cache

from citecheck.languages import fold, languages

APOSTROPHE = "['’‘ʻʼ`´′]"
PIECE = re.compile(r" +|[^ ]")  # blanks, or one letter
CLOSING = " .:;,*_#-–—"  # marks at the end of a heading
END = ""  # in a tree of phrases: one ends here

Tree = dict[str, "Tree"]


def pattern(phrases: set[str]) -> str:
    """One pattern for phrases, the longest first: any apostrophe, any blank, an optional final full stop.

    Phrases that begin alike share their beginning in it: "(?:vol(?:ume|\\.?))" is tried once where a row of
    phrases would be tried one by one, which takes four times as long.
    """
    tree: Tree = {}
    for phrase in phrases:
        branch = tree
        for piece in PIECE.findall(phrase.rstrip(".")):
            branch = branch.setdefault(_printed(piece), {})
        stop = phrase.endswith(".") or phrase[-1:].isalpha()
        branch[END] = {r"\.?": {}} if stop else branch.get(END, {})
    return f"(?:{_written(tree)})" if tree else r"(?!)"


def _printed(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    return APOSTROPHE if piece in "'’‘ʻʼ`´′" else re.escape(piece)


def _written(tree: Tree) -> str:
    """A tree as a pattern; what ends here comes after what goes on."""
    ways = [start + _written(rest) for start, rest in sorted(tree.items(), reverse=True) if start != END]
    if END in tree:
        ways.append("".join(tree[END]))
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


@cache
def words(*kinds: str) -> str:
    """A pattern for the words of some kinds, in every language."""
    return pattern({word for language in languages() for kind in kinds for word in language.words.get(kind, ())})


@cache
def labels(*kinds: str) -> str:
    """A pattern for the labels of some kinds, in every language."""
    return pattern({word for language in languages() for kind in kinds for word in language.labels.get(kind, ())})


@cache
def months() -> dict[str, int]:
    """Every month's name and abbreviation, without its full stop, in lower case."""
    return {name.rstrip(".").casefold(): n for language in languages() for name, n in language.months.items()}


@cache
def month() -> str:
    """A pattern for a month in any language."""
    return pattern(set(months()))


@cache
def phrases() -> dict[str, str]:
    """Every heading of every language, folded, and its kind."""
    return {
        plain(phrase): kind for language in languages() for kind, heads in language.headings.items() for phrase in heads
    }


def plain(text: str) -> str:
    """A heading without case, look-alike letters and closing marks."""
    return " ".join(fold(text).split()).strip(CLOSING)
