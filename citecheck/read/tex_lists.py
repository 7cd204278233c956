"""Lists that stand in LaTeX itself: thebibliography, and the .bbl files of BibTeX and biblatex."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from citecheck.languages import fold, languages
from citecheck.model import Entry, Span
from citecheck.read.tex_scan import arguments
from citecheck.read.tex_text import plain

LIST = re.compile(r"\\begin\{thebibliography\}(.*?)(?:\\end\{thebibliography\}|\Z)", re.DOTALL)
ITEM = re.compile(r"\\bibitem(?![A-Za-z])")
HEADING = re.compile(r"\\(?:section|subsection|chapter|paragraph)\*?\s*\{(?P<text>[^{}]{1,80})\}")
ENUMERATED = re.compile(r"(?:\s|\\(?:label|hypertarget)\{[^{}]*\}|\\addcontentsline(?:\{[^{}]*\}){3}|\}){0,20}"
                        r"\\begin\{enumerate\}(.*?)\\end\{enumerate\}", re.DOTALL)  # fmt: skip
PLAIN_ITEM = re.compile(r"\\item(?![A-Za-z])(?:\s*\[[^\]]{0,40}\])?")
ENTRY = re.compile(r"\\entry\{(?P<key>[^{}]+)\}\{(?P<type>[^{}]*)\}.*?\\endentry", re.DOTALL)  # biblatex's .bbl
FIELD = re.compile(r"\\(?:field|list)\{(?P<name>\w+)\}(?:\{\d+\})?\{")
VERB = re.compile(r"\\verb\{(?P<name>\w+)\}\s*\n\s*\\verb (?P<value>[^\n]+)")
FAMILY = re.compile(r"family=\{(?P<family>[^{}]*)\}(?:.{0,200}?given=\{(?P<given>[^{}]*)\})?", re.DOTALL)
SHOWN = ("title", "journaltitle", "booktitle", "publisher", "volume", "number", "pages", "year")

Place = Callable[[int, int], Span]


def entries(text: str, masked: str, place: Place) -> list[Entry]:
    """The entries of every list in a source, numbered on."""
    made: list[Entry] = []
    for listed in LIST.finditer(masked):
        made += _items(masked, listed.start(1), listed.end(1), place, len(made))
    for match in ENTRY.finditer(text):
        raw = _shown(match[0])
        made.append(Entry(match["key"], len(made) + 1, raw, place(*match.span())))
    return made or list(_counted(masked, place))


def _counted(masked: str, place: Place) -> Iterator[Entry]:
    """The entries of a plain numbered list under a heading for references."""
    for heading in HEADING.finditer(masked):
        if fold(plain(heading["text"]).strip(" .:")) not in _headings():
            continue
        listed = ENUMERATED.match(masked, heading.end())
        starts = (
            [match.start() for match in PLAIN_ITEM.finditer(masked, listed.start(1), listed.end(1))] if listed else []
        )
        for n, (at, stop) in enumerate(pairwise((*starts, listed.end(1) if listed else 0)), 1):
            own = PLAIN_ITEM.match(masked, at)
            begin = own.end() if own else at
            inner = begin + len(masked[begin:stop]) - len(masked[begin:stop].lstrip())
            last = begin + len(masked[begin:stop].rstrip())
            yield Entry(str(n), n, plain(masked[begin:stop]), place(inner, max(inner, last)))
        if starts:
            return


@cache
def _headings() -> frozenset[str]:
    """The headings of reference lists in every language."""
    return frozenset(fold(one) for language in languages() for one in language.headings["references"])


def _items(masked: str, start: int, end: int, place: Place, before: int) -> Iterator[Entry]:
    starts = [match.start() for match in ITEM.finditer(masked, start, end)]
    for n, (at, stop) in enumerate(pairwise((*starts, end)), before + 1):
        given = []
        for argument in arguments(masked, at + len("\\bibitem"), 2):
            given.append(argument)
            if argument.bracket == "{":
                break
        if not given or given[-1].bracket != "{":
            continue
        begin = given[-1].end + 1
        label = plain(given[0].text) if given[0].bracket == "[" else None
        raw = plain(masked[begin:stop])
        inner = begin + len(masked[begin:stop]) - len(masked[begin:stop].lstrip())
        last = begin + len(masked[begin:stop].rstrip())
        yield Entry(given[-1].text.strip(), n, raw, place(inner, max(inner, last)), label)


def _shown(entry: str) -> str:
    """An entry of biblatex's .bbl file in one line: names, then fields in the order they are printed."""
    fields = {match["name"]: next(arguments(entry, match.end() - 1, 1), None) for match in FIELD.finditer(entry)}
    values = [plain(one.text) for name in SHOWN if (one := fields.get(name))]
    names = [", ".join(filter(None, match.groups())) for match in FAMILY.finditer(entry)]
    verbs = {match["name"]: match["value"].strip() for match in VERB.finditer(entry)}
    address = [f"https://doi.org/{verbs['doi']}"] if "doi" in verbs else [verbs["url"]] if "url" in verbs else []
    return ". ".join([plain("; ".join(names)), *values, *address]).strip(". ") + "."
