"""BibTeX: one entry a reference, written through bibtexparser; entries read from BibTeX stay as they are."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from citecheck.export import editions, latex
from citecheck.export.accents import tex
from citecheck.export.existing import added
from citecheck.export.item import Item, Options, printed
from citecheck.export.keys import HOST
from citecheck.export.kinds import genre, written_as
from citecheck.export.strings import together
from citecheck.export.works import slim, works
from citecheck.model import Paper
from citecheck.read import bibtex as reader
from citecheck.read.bibtex import FORMAT

SUFFIX = ".bib"
READ = reader.read
TYPES = {
    "article": "article", "newspaper": "article", "book": "book", "chapter": "incollection",
    "conference": "inproceedings", "thesis": "phdthesis", "report": "techreport",
}  # fmt: skip
CONTAINERS = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "book": "series",
    "misc": "howpublished",
}
PUBLISHERS = {"phdthesis": "school", "techreport": "institution"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LANGIDS = {
    "az": "azerbaijani", "de": "ngerman", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
    "kk": "kazakh", "ky": "kyrgyz", "pt": "portuguese", "ru": "russian", "tg": "tajik", "tr": "turkish",
    "uk": "ukrainian", "uz": "uzbek",
}  # fmt: skip
Shape = Callable[[Item], tuple[str, Iterable[tuple[str, str]]]]
BEGIN = re.compile(r"\n(?=@)")
ENTRY = re.compile(r"(\s*@\s*\w+\s*\{\s*)([^\s,]+)")  # @article{smith2020


def render(papers: Iterable[Paper], options: Options | None = None) -> str:
    """Writes the references of papers; what several papers cite is written once, with a note who cites it."""
    options = options or Options()
    return written(papers, options, "annote", lambda item: (type_of(item), fields(item)))


def written(papers: Iterable[Paper], options: Options, noted: str, shape: Shape) -> str:
    """Writes papers' works as entries of a shape; `noted` is the field that says who cites a work.

    A .bib file by itself stays as it is, with its comments, strings and order.
    """
    papers = [slim(paper) for paper in papers]
    found, several = works(papers, options)
    noted = noted if several else ""
    if options.existing is not None:
        return _together_with(options.existing, papers, found, options, noted, shape)
    if len(papers) == 1 and papers[0].format == FORMAT and len(found) == len(papers[0].references):
        return papers[0].text
    blocks, found = together(papers, found)
    return "".join(f"{block.strip()}\n\n" for block in blocks) + entries(found, options, noted, shape)


def _together_with(
    text: str, papers: Iterable[Paper], found: Iterable[Item], options: Options, noted: str, shape: Shape
) -> str:
    """A .bib file's text with what it lacks: fields in its entries, entries, and the strings that these need."""
    blocks, found = together([Paper("", FORMAT, "", text=text), *papers], found)
    text, new = added(text, found, options, lambda item: dict(shape(item)[1]))
    there = {_body(entry) for entry in BEGIN.split(text)}
    lacking = [
        item
        for item in new
        if item.bibtex or _body(entries([replace(item, doubts=())], options, noted, shape)) not in there
    ]
    needed = [block.strip() for block in blocks if block.strip() not in text and any(item.bibtex for item in lacking)]
    parts = (text.rstrip(), *needed, entries(lacking, options, noted, shape))
    return "\n\n".join(part for part in parts if part) if lacking else text


def entries(found: Iterable[Item], options: Options, noted: str, shape: Shape) -> str:
    """Writes items as entries, one blank line between them."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field, ImplicitComment
    from bibtexparser.writer import BibtexFormat

    blocks: list[Block] = []
    for item in found:
        if blocks:
            blocks.append(ImplicitComment(""))
        if item.doubts and not item.bibtex:
            blocks.append(ImplicitComment(f"% not sure of: {', '.join(item.doubts)}"))
        if item.bibtex:
            blocks.append(ImplicitComment(source(item)))
        else:
            kind, pairs = shape(item)
            values = _joined([*pairs, *_notes(item, options, noted)])
            spelt = tex if options.latex else lambda _, value: value
            blocks.append(Entry(kind, item.key, [Field(name, spelt(name, value)) for name, value in values.items()]))
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.trailing_comma, form.block_separator = "  ", True, ""
    return write_string(Library(blocks), unparse_stack=[], bibtex_format=form)


def _body(entry: str) -> str:
    """What an entry says but for its key: what couldn't be told by its title is told from this."""
    return entry.partition("\n")[2].partition("\n}")[0]


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The fields by name; two values of one field stand in one."""
    values: dict[str, str] = {}
    for name, value in pairs:
        values[name] = f"{values[name][:-1]}; {value[1:]}" if name in values else value
    return values


def source(item: Item) -> str:
    """An entry that was read from BibTeX, as it was written; its key is another only where two entries shared one."""
    return ENTRY.sub(lambda match: match[1] + item.key, item.raw.strip(), count=1)


def type_of(item: Item) -> str:
    """The entry type of an item's kind."""
    return TYPES.get(written_as(item), "misc")


def fields(item: Item) -> Iterator[tuple[str, str]]:
    """The fields of an entry, in the order a person reads them."""
    kind = type_of(item)
    values = {
        "author": latex.people(item.authors),
        "editor": latex.people(item.editors),
        "title": latex.title(item.title, item.lang) if item.title else "",
        "titleaddon": latex.text("; ".join(item.titles)),  # BibTeX's own styles pass it over
        CONTAINERS.get(kind, "note"): latex.text(item.container or ""),
        "year": latex.text(item.year or ""),
        "volume": latex.text(item.volume or ""),
        _numbered(kind, item): latex.text(item.issue or ""),
        "type": latex.text(genre(item) or ""),
        "pages": latex.pages(item.pages or ""),
        PUBLISHERS.get(kind, "publisher"): latex.text(item.publisher or ""),
        "address": latex.text(item.place or ""),
        "edition": latex.text(editions.bare(item.edition)),
        "isbn": latex.verbatim(item.isbn or ""),
        "issn": latex.verbatim(item.issn or ""),
        "doi": latex.verbatim(item.doi or ""),
        "eprint": latex.verbatim(item.arxiv or ""),
        "eprinttype": "arxiv" if item.arxiv else "",  # what Zotero and biber read; the next, what styles print
        "archiveprefix": "arXiv" if item.arxiv else "",
        "url": latex.verbatim(item.url or ""),
        "urldate": latex.text(item.accessed or ""),
        "langid": LANGIDS.get((item.lang or "").partition("-")[0], ""),
        "keywords": latex.text(", ".join(item.keywords)),
        "abstract": latex.text(item.abstract or ""),
        "key": "" if item.authors else latex.text(_sorted(item)),
    }
    if kind == "misc" and item.url:  # BibTeX's own styles print no url
        address = rf"\url{{{latex.verbatim(item.url)}}}"
        values["howpublished"] = ", ".join(part for part in (values.get("howpublished"), address) if part)
    for name, value in values.items():
        if value:
            yield name, f"{{{value}}}"
        if name == "year" and item.date:
            yield from _day(item.date)


def _numbered(kind: str, item: Item) -> str:
    """The field of an issue: `number` where BibTeX's own styles print one, else `issue`, of which none complains.

    They warn of a number without a volume (an article), beside one or without a series (a book, a part of one).
    Zotero's BibTeX.js reads both names as the issue, JabRef and biblatex know both fields.
    """
    fits = {"article": item.volume, "book": item.container and not item.volume, "incollection": "", "inproceedings": ""}
    return "number" if fits.get(kind, kind) else "issue"


def _sorted(item: Item) -> str:
    """What a style sorts and labels an entry by that has no author: its first words, else whose page it is."""
    host = HOST.match(item.url or "")
    first = item.title or item.container or (host[1] if host and not printed(item, False) else item.raw)
    return " ".join(first.split()[:3])


def _day(date: str) -> Iterator[tuple[str, str]]:
    """Month and day, as exact as they are known; the month is a name that every style knows."""
    _, month, day = (*date.split("-"), "", "")[:3]
    if month and 1 <= int(month) <= 12:
        yield "month", MONTHS[int(month) - 1]
        if day:
            yield "day", f"{{{int(day)}}}"


def _notes(item: Item, options: Options, noted: str) -> Iterator[tuple[str, str]]:
    """The entry as printed, if asked for or if nothing else can stand for it, and who cites it."""
    if raw := printed(item, options.raw):
        yield "note", f"{{{latex.text(raw)}}}"
    if noted and item.papers:
        yield noted, f"{{Cited in {latex.text(', '.join(item.papers))}}}"
