"""What every export format writes: one work, cleaned, with its dates in ISO and its key."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from citecheck.compare.renderings import other_title, rendered
from citecheck.export.untex import plain
from citecheck.model import Name, Paper, Reference, Work

ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")  # 2019-04-12
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")  # [1994a]
DOI = re.compile(r"10\.\d{4,9}/\S+")  # https://doi.org/10.1000/182
BIBTEX = re.compile(r"\s*@\s*\w+\s*\{\s*([^\s,{}]+)\s*,")  # @article{smith2020,
CROSSREF = re.compile(r"\bcrossref\s*=\s*[{\"]\s*([^{}\",\s]+)", re.IGNORECASE)  # crossref = {proc2020}
WORD = re.compile(r"[^\W\d_]{2,}(?!\w*:/)")  # Тоқаев; the scheme of an address is none
JOINERS = "\u200c\u200d"  # Persian and Indic words need them
WHAT = ("references", "papers", "both")
KINDS = (
    "article", "book", "chapter", "web", "newspaper", "thesis", "law", "archival", "conference", "report", "software",
    "dataset", "other",
)  # fmt: skip


class OptionError(ValueError):
    """A choice that can't be served, in words that say what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may choose about an export. `what` is `references`, `papers` (headers) or `both`.

    `existing` is the text of a .bib file that is to be kept and only added to. `earlier` is what was read from the
    file that is to be written, if it is there: of that nothing is kept but keys. `style` is the CSL style of `text`.
    """

    key: str = "{family}{year}{title:1}"
    style: str = ""
    latex: bool = False
    raw: bool = False
    doubt: float = 0.5
    only_cited: bool = False
    what: str = "references"
    kinds: tuple[str, ...] = ()
    existing: str | None = None
    earlier: Paper | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One work to be written: a value is one line, `date` is ISO or None, `year` and `accessed` are if they can be."""

    kind: str = "other"
    lang: str | None = None
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    title: str | None = None
    container: str | None = None
    year: str | None = None
    date: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    place: str | None = None
    url: str | None = None
    accessed: str | None = None
    doi: str | None = None
    isbn: str | None = None
    arxiv: str | None = None
    edition: str | None = None
    key: str = ""
    raw: str = ""
    papers: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    issn: str | None = None
    titles: tuple[str, ...] = ()  # the title in other languages
    keywords: tuple[str, ...] = ()
    abstract: str | None = None
    bibtex: bool = False  # read from BibTeX: its key and its source, in `raw`, are to be kept


def items(papers: Iterable[Paper], options: Options) -> Iterator[Item]:
    """Gives the works that papers refer to, in their order; an entry that holds several works gives each."""
    for paper in papers:
        cited = _cited(paper) if options.only_cited else set()
        second = rendered(paper.references, paper.renderings) if paper.renderings else {}
        for reference in paper.references:
            if options.only_cited and reference.id not in cited:
                continue
            for item in _of(reference, paper.name, options, second.get(reference.id)):
                if not options.kinds or item.kind in options.kinds:
                    yield item


def _cited(paper: Paper) -> set[str]:
    """The references a paper cites, and those that they refer to themselves."""
    cited = {target for citation in paper.citations for target in citation.targets}
    parents = {r.id: set(CROSSREF.findall(r.raw)) for r in paper.references if from_bibtex(r)}
    new = set(cited)
    while new:
        new = {parent for child in new for parent in parents.get(child, ())} - cited
        cited |= new
    return cited


def _of(reference: Reference, path: str, options: Options, rendering: Reference | None = None) -> Iterator[Item]:
    """The item of a reference, or one for each of its works; beside its title that of the paper's second list."""
    works = reference.works if len(reference.works) > 1 else (reference,)
    doubts = tuple(sorted(name for name, value in reference.confidence.items() if value < options.doubt))
    key = reference.id if from_bibtex(reference) else ""
    read = _untexed if key else clean
    for work in works:
        item = _made(work, reference.normalised if work is reference else {}, read)
        yield replace(
            item, lang=reference.lang, raw=reference.raw, papers=(path,), doubts=doubts, key=key, bibtex=bool(key),
            titles=_beside(item.title, rendering, options) if rendering and work is reference else (),
        )  # fmt: skip


def _beside(title: str | None, rendering: Reference, options: Options) -> tuple[str, ...]:
    """The title in other letters or another language, as the second list has it and if it was read without doubt."""
    sure = not rendering.works and rendering.confidence.get("title", 1.0) >= options.doubt
    found = other_title(title, clean(rendering.title)) if sure else None
    return (found,) if found else ()


def from_bibtex(reference: Reference) -> bool:
    """Whether a reference's text is one whole BibTeX entry under the reference's own key, and nothing after it."""
    found = BIBTEX.match(reference.raw)
    if not found or found[1] != reference.id:
        return False
    depth = 0
    text = reference.raw.strip()
    for at, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0 and letter == "}":
            return at == len(text) - 1
    return False


def _made(work: Reference | Work, normal: Mapping[str, str], clean: Callable[[str | None], str | None]) -> Item:
    """A work with its values cleaned."""
    date = iso(normal.get("date") or work.date)
    found = YEAR.search(work.year or "") or YEAR.search(date or work.date or "")
    return Item(
        kind=work.kind,
        authors=tuple(_name(name, clean) for name in work.authors),
        editors=tuple(_name(name, clean) for name in work.editors),
        year=found[0] if found else clean(work.year),
        date=date,
        accessed=iso(normal.get("accessed") or work.accessed) or clean(work.accessed),
        url=re.sub(r"\s+", "", clean(work.url) or "") or None,
        doi=doi(work.doi),
        title=clean(work.title),
        container=clean(work.container),
        volume=clean(work.volume),
        issue=clean(work.issue),
        pages=clean(work.pages),
        publisher=clean(work.publisher),
        place=clean(work.place),
        isbn=clean(work.isbn),
        arxiv=clean(work.arxiv),
        edition=clean(work.edition),
    )


def _untexed(text: str | None) -> str | None:
    return clean(plain(text))


def _name(name: Name, clean: Callable[[str | None], str | None]) -> Name:
    return Name(clean(name.family), clean(name.given), clean(name.literal))


def clean(text: str | None) -> str | None:
    """A value in one line, without control and invisible characters; None if nothing is left."""
    if not text:
        return None
    text = " ".join(text.split())
    if not text.isprintable():
        text = "".join(letter for letter in text if letter in JOINERS or unicodedata.category(letter)[0] != "C")
    return unicodedata.normalize("NFC", " ".join(text.split())) or None


def iso(text: str | None) -> str | None:
    """A date, if it is in ISO form."""
    return text if text and ISO.fullmatch(text) else None


def doi(text: str | None) -> str | None:
    """A DOI without the address or the word before it."""
    found = DOI.search(clean(text) or "")
    return found[0] if found else clean(text)


def printed(item: Item, asked: bool) -> str | None:
    """The entry as printed: if asked for, or if what could be read of it can't stand for it."""
    address = (item.url or "").partition("://")[2]
    rest = item.raw.replace(address, "") if address else item.raw
    untold = not item.title and len(WORD.findall(rest)) > 1
    return clean(item.raw) if asked or untold else None


def weight(item: Item) -> int:
    """How many fields of an item are filled."""
    return sum(bool(getattr(item, field.name)) for field in fields(item))
