"""The values that pass from room to room: frozen, slotted, encoded by msgspec.

Offsets count code points of the Document's text. Lines and columns count from 1, ends are exclusive.
A value that couldn't be read is None or empty; nothing here is guessed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from citecheck.finding import Confidence as Confidence
from citecheck.finding import Edit as Edit
from citecheck.finding import Finding as Finding
from citecheck.finding import Fix as Fix
from citecheck.finding import Related as Related
from citecheck.finding import Severity as Severity
from citecheck.finding import Skipped as Skipped
from citecheck.places import Origin as Origin
from citecheck.places import Page as Page
from citecheck.places import Part as Part
from citecheck.places import Span as Span
from citecheck.places import file_of as file_of
from citecheck.places import name_of as name_of
from citecheck.places import offset as offset
from citecheck.places import place as place
from citecheck.verdict import Hop as Hop
from citecheck.verdict import Status as Status
from citecheck.verdict import Trace as Trace
from citecheck.verdict import Verdict as Verdict

LISTS = frozenset({"bibtex", "csl-json", "ris", "endnote", "references"})  # formats that hold a list and no text


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that kept us from reading a file, or a part of it.

    `kind` is `unreadable` (nothing came out), `no-text` (pictures of pages), `partly` (something is missing)
    or `not-checked` (a file of the same archive that was passed over, at `span`);
    `reason` is a plain sentence that says what was seen and what to do.
    """

    kind: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One author or editor of a reference: family and given name apart, or a literal (a corporate name)."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One author of a paper, under the name printed in each language."""

    names: Mapping[str, str] = field(default_factory=dict)
    family: str | None = None
    given: str | None = None
    email: str | None = None
    orcid: str | None = None
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """The fields of one of several works that stand in one entry."""

    kind: str = "other"
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


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list: values as printed, normal forms beside them in `normalised`."""

    id: str
    n: int
    raw: str
    span: Span
    label: str | None = None
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
    confidence: Mapping[str, float] = field(default_factory=dict)
    normalised: Mapping[str, str] = field(default_factory=dict)
    works: tuple[Work, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """What a person calls the entry: its label without brackets and full stops, else its number."""
        return (self.label or "").strip("[](). ") or str(self.n)


@dataclass(frozen=True, slots=True)
class Citation:
    """A marker in the text and the references it points to."""

    marker: str
    span: Span
    targets: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the text: `url` healed from line breaks, `raw` as printed."""

    url: str
    raw: str
    span: Span
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """A paper's dates in ISO form, as exact as printed."""

    received: str | None = None
    revised: str | None = None
    accepted: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class SecondList:
    """A reference list printed a second time, transliterated or translated."""

    heading: str | None
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list that the format marks as one, its fields not told apart; `raw` is what a reader sees."""

    id: str
    n: int
    raw: str
    span: Span
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: its text in reading order, and what the format itself says.

    Of one paper among several in a file `part` says which; its text is then that stretch of the file's.
    """

    path: str
    format: str
    sha256: str
    text: str = ""
    encoding: str | None = None
    lines: tuple[int, ...] = (0,)
    pages: tuple[Page, ...] = ()
    heads: tuple[int, ...] = ()  # where the lines begin that are known to be running heads
    hidden: tuple[int, ...] = ()  # where the lines begin that are no text: comments, a preamble
    unseen: str = ""  # a pattern of signs that the format wants and a reader doesn't see: the backslash of "\\["
    origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    entries: tuple[Entry, ...] = ()
    citations: tuple[Citation, ...] = ()
    keyed: bool = False
    confidence: float = 1.0  # how sure letters and their order are: less where pictures were read
    unsure: tuple[str, ...] = ()  # the pages that are pictures and were read off them
    used: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)  # the text of each .bib file the paper uses, by path
    troubles: tuple[Trouble, ...] = ()
    part: Part | None = None

    def place(self, start: int, end: int) -> Span:
        """Says where an offset range of the text stands."""
        return place(self.path, self.lines, self.pages, start, end, self.origins, self.part)

    def offset(self, at: int) -> int:
        """Where a place in the file stands in the text."""
        return at - self.part.start if self.part else at


@dataclass(frozen=True, slots=True)
class Paper:
    """What extraction makes of a Document."""

    path: str
    format: str
    sha256: str
    lang: str | None = None
    title: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[Person, ...] = ()
    affiliation: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    emails: tuple[str, ...] = ()
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abstract: Mapping[str, str] = field(default_factory=dict)
    dates: Dates = Dates()
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    udc: str | None = None
    issn: str | None = None
    journal_url: str | None = None
    reference_heading: str | None = None
    second_list: SecondList | None = None
    references: tuple[Reference, ...] = ()
    renderings: tuple[Reference, ...] = ()  # the entries of the second list; not written by `parse`
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    text: str = ""
    encoding: str | None = None
    lines: tuple[int, ...] = (0,)
    leaves: tuple[Page, ...] = ()
    origins: tuple[Origin, ...] = ()
    body: tuple[int, int] = (0, 0)
    used: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)  # the text of each .bib file the paper uses, by path
    confidence: float = 1.0  # how sure its letters are: less where many of its pages are pictures
    unsure: tuple[str, ...] = ()  # the pages that are
    troubles: tuple[Trouble, ...] = ()
    part: Part | None = None

    @property
    def name(self) -> str:
        """What tells the paper from all others of a run."""
        return name_of(self.path, self.part)

    def place(self, start: int, end: int) -> Span:
        """Says where an offset range of the text stands."""
        return place(self.path, self.lines, self.leaves, start, end, self.origins, self.part)

    def within(self, span: Span) -> int | None:
        """Where a place in a file stands in the paper's text; None if it doesn't."""
        return offset(self.path, self.origins, len(self.text) + 1, span, self.part.start if self.part else 0)

    def said(self, span: Span) -> str:
        """The text at a place in the paper's own file, or in one that it includes."""
        at = self.within(span)
        return "" if at is None else self.text[at : at + span.end - span.start]

    def holds(self, span: Span) -> bool:
        """Whether a place is this paper's: in its stretch of its file, or in a file that belongs to it."""
        if span.path != self.path:
            return span.path in self.used or span.path in self.sources
        return self.part is None or self.within(span) is not None

    @property
    def top(self) -> Span:
        """The place of a finding about the paper as a whole."""
        return self.place(0, 0)

    @property
    def fragment(self) -> bool:
        """Whether this is a piece of a LaTeX document: its title, its list and its citations may stand elsewhere."""
        return self.format == "latex" and "\\begin{document}" not in self.text

    @property
    def unreadable(self) -> bool:
        """Whether nothing could be read, so that nothing may be said about the paper."""
        return any(trouble.kind in ("unreadable", "no-text") for trouble in self.troubles)


class Corpus(Protocol):
    """A read-only view of all papers of a run: in memory for a folder, in the store for an archive."""

    def __len__(self) -> int: ...

    def __contains__(self, path: object) -> bool:
        """Whether a paper is one of this run and not of the archive it is compared with."""

    def papers(self) -> Iterator[Paper]:
        """Gives the papers in the order of their paths, one at a time."""

    def paper(self, path: str) -> Paper:
        """Gives one paper by its path, be it of this run or of the archive it is compared with."""

    def index(self, marks: Callable[[Paper], Iterable[int]], edition: int) -> None:
        """Sees to it that papers can be looked up by their marks (hashed grams, titles) of this edition."""

    def holders(self, marks: Iterable[int], most: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Names the papers that hold each mark, at most so many, those that were known first before others."""


@dataclass(frozen=True, slots=True)
class Update:
    """What was published about a work later: its kind (retraction, correction, ...), where and when."""

    kind: str
    doi: str | None = None
    date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What a register says of the work behind an identifier: a DOI, else `arxiv:...`, `pmid:...` and the like.

    `titles` and `containers` hold every form it gives, `numbers` the ISSNs and ISBNs of what the work stands in (as the
    keys of records have them). `trouble` says why nothing could be learnt; then nothing follows.
    """

    doi: str
    source: str
    kind: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[Name, ...] = ()
    containers: tuple[str, ...] = ()
    year: str | None = None
    years: tuple[str, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    updates: tuple[Update, ...] = ()
    url: str | None = None
    checked_at: str | None = None
    trouble: str | None = None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything the network said in a run, by address; a DOI is asked as `https://doi.org/...`.

    `records` holds what the registers say of works, by DOI in small letters.
    """

    links: Mapping[str, Verdict] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
