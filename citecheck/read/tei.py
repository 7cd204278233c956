"""TEI, as GROBID and editors of texts write it: header, text, and a list of biblStruct or bibl."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from citecheck.model import Citation, Document, Entry, Link, Name, Reference, Span, Trouble
from citecheck.read import Source, digest, printable
from citecheck.read.markup import parsed
from citecheck.read.text import line_starts
from citecheck.read.written import Look, Written, local, plain, trimmed, write

FORMAT = "tei"
SUFFIXES = (".xml", ".tei")
BLOCKS = (
    "p head div body back front item list biblstruct bibl listbibl note figure figdesc table row lg l ab trailer byline"
)
LOOK = Look(
    frozenset(BLOCKS.split()),
    frozenset(("teiheader", "formula", "graphic", "idno", "ptr")),
    frozenset(("ref", "biblstruct", "bibl")),
    raised=frozenset({"sup"}),
    glue=dict.fromkeys(
        ("author", "editor", "title", "date", "biblscope", "publisher", "pubplace", "surname", "forename"), " "
    ),
)
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NUMBERED = ("ordered", "numbered")
KINDS = {"j": "article", "m": "book", "s": "book", "u": "thesis"}
SCOPES = {"volume": "volume", "vol": "volume", "issue": "issue", "page": "pages", "pp": "pages"}


def claims(data: bytes) -> bool:
    """Whether bytes are TEI."""
    return b"<TEI" in data[:4096] or b"<teiCorpus" in data[:4096]


def is_paper(head: bytes) -> bool:
    """Whether a file of a folder is TEI, and no other XML."""
    return claims(head)


def read(source: Source) -> Document:
    """Reads a text."""
    document = Document(printable(source.path), FORMAT, digest(source.data), encoding="utf-8")
    root, reason = parsed(source.data)
    body = _first(root, "text") if root is not None else None
    if root is None or body is None:
        return replace(document, troubles=(Trouble("unreadable", f"{reason or 'it has no text'}: save it anew"),))
    _prepared(body)
    made = Written(LOOK)
    write(made, body)
    text = made.text.strip() + "\n"
    document = replace(document, text=text, lines=line_starts(text), metadata=_metadata(root))
    references, entries, ids = _listed(document, made)
    return replace(
        document, references=references, entries=entries, citations=tuple(_citations(document, made, ids)),
        links=tuple(_links(document, made)),
        troubles=(Trouble("partly", reason, document.place(0, 0)),) if reason else (),
    )  # fmt: skip


def _prepared(body: etree._Element) -> None:
    """Puts in what the format leaves to the reader: the numbers of lists, and notes behind their paragraphs."""
    ordered = [one for one in body.iter() if local(one) == "list" and one.get("type", one.get("rend")) in NUMBERED]
    for listed in ordered:
        for n, item in enumerate((one for one in listed if local(one) == "item"), 1):
            first = next((part for part in item if local(part) == "p"), item)
            first.text = f"{n}. {(first.text or '').lstrip()}"
    inner = [one for one in body.iter() if local(one) == "note" and _inside(one, ("p",))]
    for n, note in enumerate(inner, 1):
        parent = note.getparent()
        home = next((one for one in note.iterancestors() if local(one) == "p"), None)
        if parent is None or home is None:
            continue
        mark = etree.Element("sup")
        mark.text, mark.tail, note.tail = str(note.get("n") or n), note.tail, None
        parent.replace(note, mark)
        first = next((part for part in note if local(part) == "p"), note)
        shown = etree.Element("sup")
        shown.text, shown.tail = mark.text, f" {(first.text or '').lstrip()}"
        first.text = None
        first.insert(0, shown)
        home.addnext(note)


def _links(document: Document, made: Written) -> Iterator[Link]:
    for element, start, end in made.places:
        url = str(element.get("target") or "")
        begin, stop = trimmed(document.text, start, end)
        if local(element) == "ref" and url.startswith(("http://", "https://")) and begin < stop:
            yield Link(url, document.text[begin:stop], document.place(begin, stop))


def _listed(document: Document, made: Written) -> tuple[tuple[Reference, ...], tuple[Entry, ...], list[str]]:
    references: list[Reference] = []
    entries: list[Entry] = []
    ids: list[str] = []
    for element, start, end in made.places:
        if local(element) not in ("biblstruct", "bibl") or _inside(element, ("bibl", "biblstruct", "p", "note")):
            continue
        begin, stop = trimmed(document.text, start, end)
        n = len(ids) + 1
        name = element.get(ID) or str(n)
        ids.append(name)
        raw, place = " ".join(document.text[begin:stop].split()), document.place(begin, stop)
        made_of = _reference(element, name, n, raw, place)
        if made_of is not None:
            references.append(made_of)
        elif raw:
            entries.append(Entry(name, n, raw, place))
    return tuple(references), tuple(entries), ids


def _reference(cited: etree._Element, id: str, n: int, raw: str, place: Span) -> Reference | None:  # noqa: A002
    """An entry by its elements; none where its text has to tell."""
    titles = {str(one.get("level") or "a"): plain(one) for one in cited.iter() if local(one) == "title" and plain(one)}
    level = next((one for one in "amjsu" if one in titles), None)
    date = _first(cited, "date")
    year = (date.get("when") or plain(date))[:4] if date is not None else ""
    if level is None or not (year or _first(cited, "author") is not None):
        return None
    values: dict[str, Any] = {}
    for part in cited.iter():
        name, kind = local(part), str(part.get("type") or part.get("unit") or "").lower()
        if name == "biblscope" and kind in SCOPES:
            pages = "-".join(filter(None, (part.get("from"), part.get("to"))))
            values.setdefault(SCOPES[kind], plain(part) or pages)
        elif name == "idno" and kind in ("doi", "isbn", "arxiv"):
            values.setdefault(kind, plain(part))
        elif name == "ptr" and str(part.get("target")).startswith("http"):
            values.setdefault("url", str(part.get("target")))
        elif name in ("publisher", "pubplace") and plain(part):
            values.setdefault({"publisher": "publisher", "pubplace": "place"}[name], plain(part))
    container = next((titles[one] for one in "jms" if one in titles and one != level), None)
    if container:
        values["container"] = container
    kind = ("article" if "j" in titles else "chapter") if level == "a" else KINDS.get(level, "other")
    said = dict.fromkeys(("title", *values), place)
    return Reference(
        id, n, raw, place, None, kind, authors=tuple(_people(cited, "author")), editors=tuple(_people(cited, "editor")),
        title=titles[level], year=year or None, spans=said, **values,
    )  # fmt: skip


def _people(cited: etree._Element, role: str) -> Iterator[Name]:
    for one in cited.iter():
        if local(one) != role:
            continue
        family = plain(_first(one, "surname"))
        given = " ".join(plain(part) for part in one.iter() if local(part) == "forename")
        if family:
            yield Name(family, given or None)
        elif text := plain(one):
            yield Name(literal=text)


def _citations(document: Document, made: Written, ids: list[str]) -> Iterator[Citation]:
    for element, start, end in made.places:
        if local(element) != "ref" or element.get("type") not in ("bibr", "biblio", "bibl", None):
            continue
        targets = [one.removeprefix("#") for one in (element.get("target") or "").split() if one.startswith("#")]
        known = tuple(one for one in targets if one in ids)
        begin, stop = trimmed(document.text, start, end)
        marker = " ".join(document.text[begin:stop].split())
        if marker and (known or element.get("type")):
            lost = tuple(one for one in targets if one not in ids) if targets else (marker,)
            yield Citation(marker, document.place(begin, stop), known, lost)


def _metadata(root: etree._Element) -> dict[str, tuple[str, ...]]:
    header = _first(root, "teiheader")
    if header is None:
        return {}
    analytic = _first(header, "analytic")
    people = list(_people(analytic if analytic is not None else header, "author"))
    body = _first(root, "text")
    said = {
        "title": (plain(_first(header, "title")),),
        "author": tuple(one.literal or " ".join(filter(None, (one.given, one.family))) for one in people),
        "family": tuple(one.family or "" for one in people),
        "given": tuple(one.given or "" for one in people),
        "abstract": (plain(_first(header, "abstract")),),
        "keywords": tuple(plain(one) for one in header.iter() if local(one) == "term"),
        "doi": (next((plain(one) for one in header.iter() if local(one) == "idno" and one.get("type") == "DOI"), ""),),
        "lang": (str((body.get(LANG) if body is not None else "") or root.get(LANG) or "").partition("-")[0],),
    }
    return {name: values for name, values in said.items() if any(values)}


def _first(element: etree._Element | None, name: str) -> etree._Element | None:
    return next((one for one in element.iter() if local(one) == name), None) if element is not None else None


def _inside(element: etree._Element, names: tuple[str, ...]) -> bool:
    return any(local(one) in names for one in element.iterancestors())
