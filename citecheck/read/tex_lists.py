"""Lists that stand in LaTeX itself: thebibliography, and the .bbl files of BibTeX and biblatex."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from citecheck.model import Entry, Span
from citecheck.read.tex_scan import arguments
from citecheck.read.tex_text import plain

LIST = re.compile(r"\\begin\{thebibliography\}(.*?)(?:\\end\{thebibliography\}|\Z)", re.DOTALL)
ITEM = re.compile(r"\\bibitem(?![A-Za-z])")
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
    return made


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
