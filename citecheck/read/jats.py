"""JATS and its forerunners (the XML of journals and archives): header, text, and references field by field."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from citecheck.model import Citation, Document, Entry, Link, Name, Reference, Span, Trouble
from citecheck.read import Source, digest, printable
from citecheck.read.jats_header import metadata
from citecheck.read.markup import parsed
from citecheck.read.text import line_starts
from citecheck.read.written import Look, Written, local, plain, trimmed, write

FORMAT = "jats"
SUFFIXES = (".xml", ".jats", ".nxml")
BLOCKS = """
p title article-title-group title-group subtitle trans-title trans-title-group contrib-group contrib aff abstract
trans-abstract kwd-group sec caption label-title list list-item disp-quote fig table-wrap tr ref ref-list fn ack app
boxed-text def-item verse-group speech statement supplementary-material notes article-title-block
"""
HIDDEN = """
journal-id article-id article-categories permissions counts related-article self-uri custom-meta-group pub-date history
journal-meta math tex-math graphic inline-graphic object-id alternatives-hidden contrib-id processing-meta volume-id
elocation-front supplementary-hidden funding-group
"""
APART = """
name string-name collab surname given-names article-title chapter-title source year volume issue fpage publisher-name
publisher-loc person-group
"""
LOOK = Look(
    frozenset(BLOCKS.split()),
    frozenset(HIDDEN.split()),
    frozenset(("xref", "ref", "ext-link", "uri", "label")),
    raised=frozenset({"sup", "mark"}),
    glue={**dict.fromkeys(APART.split(), " "), "lpage": "–"},
)
CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation", "citation-alternatives")
KINDS = {
    "journal": "article", "article": "article", "book": "book", "chapter": "chapter", "confproc": "conference",
    "conf-proc": "conference", "conference": "conference", "thesis": "thesis", "report": "report", "web": "web",
    "website": "web", "webpage": "web", "newspaper": "newspaper", "gov": "report", "software": "software",
    "data": "dataset", "database": "dataset", "legal": "law", "patent": "other", "commun": "other", "other": "other",
    "preprint": "article",
}  # fmt: skip
FIELDS = {
    "source": "container", "year": "year", "volume": "volume", "issue": "issue", "publisher-name": "publisher",
    "publisher-loc": "place", "edition": "edition", "isbn": "isbn", "date-in-citation": "accessed",
}  # fmt: skip
DASHES = frozenset("-–—‐‑−")
HREF = "{http://www.w3.org/1999/xlink}href"
NO_XML = "{}: fetch or save it anew"


def claims(data: bytes) -> bool:
    """Whether bytes are an article in JATS."""
    return b"<article" in data[:4096] and any(sign in data for sign in (b"<article-meta", b"<ref-list", b"<front"))


def is_paper(head: bytes) -> bool:
    """Whether a file of a folder is an article, and no other XML."""
    return claims(head)


def read(source: Source) -> Document:
    """Reads an article."""
    document = Document(printable(source.path), FORMAT, digest(source.data), encoding="utf-8")
    root, reason = parsed(source.data)
    if root is None:
        return replace(document, troubles=(Trouble("unreadable", NO_XML.format(reason)),))
    article = root if local(root) == "article" else next((one for one in root.iter() if local(one) == "article"), root)
    _prepared(article)
    made = Written(LOOK)
    write(made, article)
    text = made.text.strip() + "\n"
    document = replace(document, text=text, lines=line_starts(text), metadata=metadata(article))
    references, entries, numbers = _listed(document, made)
    troubles = (Trouble("partly", NO_XML.format(reason), document.place(0, 0)),) if reason else ()
    return replace(
        document, references=references, entries=entries, citations=tuple(_citations(document, made, numbers)),
        links=tuple(_links(document, made)), troubles=troubles,
    )  # fmt: skip


def _prepared(article: etree._Element) -> None:
    """Puts in what the format leaves to the reader: the numbers of lists, and the marks of notes raised."""
    for listed in [one for one in article.iter() if local(one) == "list" and one.get("list-type") == "order"]:
        items = [one for one in listed if local(one) == "list-item" and not any(local(part) == "label" for part in one)]
        for n, item in enumerate(items, 1):
            first = next((part for part in item if local(part) == "p"), item)
            first.text = f"{n}. {(first.text or '').lstrip()}"
    for one in list(article.iter()):
        parent = one.getparent()
        if (local(one) == "xref" and one.get("ref-type") == "fn") or (
            local(one) == "label" and parent is not None and local(parent) == "fn"
        ):
            one.tag = "mark"
            one.tail = f" {one.tail or ''}" if one.get("ref-type") is None else one.tail


def _listed(document: Document, made: Written) -> tuple[tuple[Reference, ...], tuple[Entry, ...], dict[str, int]]:
    """The list: entries whose fields are marked, entries that are text, and the number of each by its id."""
    references: list[Reference] = []
    entries: list[Entry] = []
    numbers: dict[str, int] = {}
    labels = {id(element.getparent()): (start, end) for element, start, end in made.places if local(element) == "label"}
    for element, start, end in made.places:
        if local(element) != "ref":
            continue
        n = len(numbers) + 1
        name = element.get("id") or str(n)
        numbers[name] = n
        head = labels.get(id(element))
        label = " ".join(document.text[slice(*trimmed(document.text, *head))].split()) if head else None
        begin, stop = trimmed(document.text, head[1] if head else start, end)
        raw, place = " ".join(document.text[begin:stop].split()), document.place(begin, stop)
        marked = next((one for one in element.iter() if local(one) in CITATIONS), None)
        made_of = reference(marked, name, n, raw, place, label) if marked is not None else None
        if made_of is not None:
            references.append(made_of)
        elif raw:
            entries.append(Entry(name, n, raw, place, label))
    return tuple(references), tuple(entries), numbers


def reference(cited: etree._Element, id: str, n: int, raw: str, place: Span, label: str | None) -> Reference | None:  # noqa: A002
    """An entry by its marked fields; none where next to nothing is marked and the text has to tell."""
    values: dict[str, Any] = {}
    for part in cited.iter():
        name = local(part)
        if (field := FIELDS.get(name)) and (text := plain(part)):
            values.setdefault(field, text)
        elif name == "pub-id" and (field := part.get("pub-id-type")) in ("doi", "isbn", "arxiv"):
            values.setdefault(field, plain(part).removeprefix("https://doi.org/"))
        elif name in ("ext-link", "uri"):
            url = part.get(HREF) or plain(part)
            if url.startswith(("http", "www.")):
                values.setdefault("url", plain(part) if plain(part).startswith(("http", "www.")) else url)
    title = next(
        (plain(part) for part in cited.iter() if local(part) in ("article-title", "chapter-title") and plain(part)), ""
    )
    if not title and "container" in values:
        title = values.pop("container")
    authors, editors = tuple(_people(cited, "editor", without=True)), tuple(_people(cited, "editor"))
    if not (title and (authors or editors or "year" in values)):
        return None
    if pages := _pages(cited, raw):
        values["pages"] = pages
    kind = KINDS.get(str(cited.get("publication-type") or cited.get("citation-type") or "").lower(), "other")
    if kind == "book" and any(local(part) == "chapter-title" for part in cited.iter()):
        kind = "chapter"
    said = dict.fromkeys(("title", *values), place)
    return Reference(id, n, raw, place, label, kind, None, authors, editors, title, **values, spans=said)


def _people(cited: etree._Element, group: str, without: bool = False) -> Iterator[Name]:
    """The people of a group of that kind, or those of no such group."""
    for part in cited.iter():
        name = local(part)
        if name not in ("name", "string-name", "collab"):
            continue
        held = [one for one in part.iterancestors() if local(one) == "person-group"]
        kind = str(held[0].get("person-group-type")) if held else "author"
        if (kind == group) == without:
            continue
        family = next((plain(one) for one in part if local(one) == "surname"), "")
        given = next((plain(one) for one in part if local(one) in ("given-names", "given-name")), "")
        if family:
            yield Name(family, given or None)
        elif text := plain(part):
            yield Name(literal=text)


def _pages(cited: etree._Element, raw: str) -> str:
    """The pages as printed: from the first to the last where both are marked."""
    parts = {local(part): plain(part) for part in cited.iter() if plain(part)}
    first, last = parts.get("fpage") or parts.get("elocation-id") or "", parts.get("lpage", "")
    if not first or not last or first == last:
        return parts.get("page-range") or first
    at = raw.find(first)
    while at >= 0:
        end = raw.find(last, at + len(first))
        if 0 <= end - at - len(first) <= 5:
            return raw[at : end + len(last)]
        at = raw.find(first, at + 1)
    return f"{first}-{last}"


def _citations(document: Document, made: Written, numbers: dict[str, int]) -> Iterator[Citation]:
    """References made to the list; a dash between two means all that lies between them."""
    names = {n: name for name, n in numbers.items()}
    before: tuple[int, int] | None = None  # the last one's number and end
    for element, start, end in made.places:
        if local(element) != "xref" or element.get("ref-type") not in ("bibr", "ref", None):
            continue
        rids = (element.get("rid") or "").split()
        if element.get("ref-type") is None and not any(rid in numbers for rid in rids):
            continue
        known = [rid for rid in rids if rid in numbers]
        begin, stop = trimmed(document.text, start, end)
        between = document.text[before[1] : begin].strip() if before else ""
        if before and known and between and set(between) <= DASHES and before[0] < numbers[known[0]] < before[0] + 60:
            known = [*(names[n] for n in range(before[0] + 1, numbers[known[0]])), *known]
        marker = " ".join(document.text[begin:stop].split())
        lost = tuple(rid for rid in rids if rid not in numbers)
        if marker:
            yield Citation(marker, document.place(begin, stop), tuple(dict.fromkeys(known)), lost)
        before = (numbers[known[-1]], stop) if known else None


def _links(document: Document, made: Written) -> Iterator[Link]:
    for element, start, end in made.places:
        url = element.get(HREF) or ""
        if local(element) in ("ext-link", "uri") and url.startswith(("http://", "https://")):
            begin, stop = trimmed(document.text, start, end)
            if begin < stop:
                yield Link(url, document.text[begin:stop], document.place(begin, stop))
