"""EndNote's XML: lists of references as it exports them, and the records it keeps in Word's fields."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from citecheck.model import Document, Trouble
from citecheck.read import Source, csl
from citecheck.read.markup import parsed
from citecheck.read.text import as_text

FORMAT = "endnote"
SUFFIXES = (".xml",)
KINDS = {
    "17": "article-journal", "6": "book", "5": "chapter", "10": "paper-conference", "47": "paper-conference",
    "32": "thesis", "27": "report", "12": "webpage", "23": "article-newspaper", "59": "dataset", "9": "software",
    "14": "legislation", "31": "legislation", "43": "article-journal",
}  # fmt: skip
FIELDS = {
    "titles/title": "title", "titles/secondary-title": "container-title", "volume": "volume", "number": "issue",
    "pages": "page", "publisher": "publisher", "pub-location": "publisher-place", "edition": "edition",
    "electronic-resource-num": "DOI", "urls/related-urls/url": "URL", "isbn": "ISBN", "language": "language",
}  # fmt: skip


def read(source: Source) -> Document:
    """Reads a list that EndNote exported."""
    document = as_text(source, FORMAT)
    root, reason = parsed(source.data)
    if root is None or root.find(".//record") is None:
        return replace(document, text="", troubles=(Trouble("unreadable", reason or "this XML holds no records"),))
    made = []
    for n, record in enumerate(root.iter("record"), 1):
        item = _item(record)
        line = min(record.sourceline or 1, len(document.lines))
        place = document.place(document.lines[line - 1], document.lines[line - 1])
        raw = " ".join(" ".join(str(text) for text in record.itertext()).split())
        made.append(csl.reference(item, str(item.get("id") or n), n, raw, place))
    return replace(document, references=tuple(made), keyed=True)


def claims(data: bytes) -> bool:
    """Whether bytes are EndNote's records."""
    return b"<record>" in data and b"<ref-type" in data


def is_paper(head: bytes) -> bool:
    """Whether a file of a folder holds EndNote's records, and is no other XML."""
    return claims(head)


def items(xml: str) -> Iterator[dict[str, Any]]:
    """The works of one of Word's EndNote fields, in the form CSL gives them."""
    root, _ = parsed(xml.encode())
    for record in root.iter("record") if root is not None else ():
        yield _item(record)


def _item(record: etree._Element) -> dict[str, Any]:
    """One record in the form CSL gives it."""
    kind = record.find("ref-type")
    item: dict[str, Any] = {"type": KINDS.get((kind.text or "").strip(), "") if kind is not None else ""}
    for path, name in FIELDS.items():
        if (found := record.find(path)) is not None and (text := _text(found)):
            item[name] = text
    for path, name in (("contributors/authors/author", "author"), ("contributors/secondary-authors/author", "editor")):
        people = [_text(one) for one in record.findall(path)]
        item[name] = [_person(one) for one in people if one]
    if (year := record.find("dates/year")) is not None and _text(year)[:4].isdigit():
        item["issued"] = {"date-parts": [[int(_text(year)[:4])]]}
    number = record.find("rec-number")
    item["id"] = (number.text or "").strip() if number is not None else _text(record.find("label"))
    return item


def _person(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": name.strip(" ,")}
    )


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return " ".join("".join(str(part) for part in element.itertext()).split())
