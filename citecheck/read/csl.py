"""CSL-JSON: lists of references as citation managers export them, and single items wherever they are held."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from citecheck.model import Document, Name, Reference, Span, Trouble
from citecheck.read import Source
from citecheck.read.text import as_text

FORMAT = "csl-json"
TELLING = frozenset({"title", "author", "URL", "container-title"})
SUFFIXES = (".json", ".csljson")
KINDS = {
    "article-journal": "article", "article": "article", "article-magazine": "article", "review": "article",
    "article-newspaper": "newspaper", "book": "book", "chapter": "chapter", "entry-encyclopedia": "chapter",
    "entry-dictionary": "chapter", "paper-conference": "conference", "thesis": "thesis", "report": "report",
    "legislation": "law", "legal_case": "law", "bill": "law", "treaty": "law", "webpage": "web", "post": "web",
    "post-weblog": "web", "dataset": "dataset", "software": "software", "manuscript": "archival",
}  # fmt: skip
FIELDS = {
    "title": "title", "container-title": "container", "volume": "volume", "issue": "issue", "page": "pages",
    "publisher": "publisher", "publisher-place": "place", "URL": "url", "DOI": "doi", "ISBN": "isbn",
    "edition": "edition",
}  # fmt: skip
TYPED = re.compile(rb'"type"\s*:\s*"([a-z_-]{2,30})"')
MAX_ITEMS = 100_000
NO_LIST = "this JSON holds no list of references: leave it out"


def read(source: Source) -> Document:
    """Reads a list of references; any other JSON is said to be none."""
    document = as_text(source, FORMAT)
    if document.troubles and not document.text:
        return document
    try:
        told = json.loads(document.text.removeprefix("\ufeff"))
    except ValueError as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        at = document.lines[min(line, len(document.lines)) - 1] + column - 1
        reason = f"this is no valid JSON ({getattr(error, 'msg', error)}, line {line})"
        return replace(document, troubles=(Trouble("unreadable", reason, document.place(at, at)),))
    except RecursionError:
        return replace(document, troubles=(Trouble("unreadable", "this JSON is nested too deeply"),))
    items = told.get("items", [told]) if isinstance(told, dict) else told
    works = [item for item in items if is_item(item)] if isinstance(items, list) else []
    if not works:
        return replace(document, text="", troubles=(Trouble("unreadable", NO_LIST),))
    places = _places(document, works)
    references = tuple(
        reference(item, str(item.get("id") or n), n, document.text[span.start : span.end], span)
        for n, (item, span) in enumerate(zip(works[:MAX_ITEMS], places, strict=False), 1)
    )
    return replace(document, references=references, keyed=True)


def claims(data: bytes) -> bool:
    """Whether bytes look like a list of references: a JSON object or list with the words of CSL in it."""
    return data.lstrip()[:1] in (b"[", b"{") and bool(TYPED.search(data)) and b'"title"' in data


def is_paper(head: bytes) -> bool:
    """Whether a file of a folder is a list of references, and no other JSON: a type of CSL's stands in it."""
    return claims(head) and any(kind.decode() in KINDS for kind in TYPED.findall(head))


def is_item(item: object) -> bool:
    """Whether a value is a CSL item: it has a type, and a title, people, or what it stands in."""
    return isinstance(item, dict) and isinstance(item.get("type"), str) and bool(TELLING & item.keys())


def _places(document: Document, items: list[dict[str, Any]]) -> Iterator[Span]:
    """Where each item stands, told by its id or title; one that can't be found stands at the last one's place."""
    at = 0
    starts = []
    for item in items:
        name = "id" if "id" in item else "title"
        value = json.dumps(item.get(name), ensure_ascii=False)
        found = re.compile(rf'"{name}"\s*:\s*{re.escape(value)}').search(document.text, at)
        at = found.start() if found else at
        starts.append(document.text.rfind("{", 0, at) if found else at)
    for start, end in pairwise((*starts, len(document.text))):
        yield document.place(max(start, 0), max(end, start, 0))


def reference(
    item: dict[str, Any],
    id: str,  # noqa: A002
    n: int,
    raw: str,
    span: Span,
    label: str | None = None,
) -> Reference:
    """One CSL item as a reference."""
    values: dict[str, Any] = {
        name: _plain(item[key]) for key, name in FIELDS.items() if item.get(key) not in (None, "", [])
    }
    if "pages" not in values and item.get("number-of-pages"):
        values["pages"] = _plain(item["number-of-pages"])
    date, accessed = _date(item.get("issued")), _date(item.get("accessed"))
    return Reference(
        id=id, n=n, raw=" ".join(raw.split()), span=span, label=label, kind=KINDS.get(str(item.get("type")), "other"),
        lang=_plain(item["language"]) if item.get("language") else None,
        authors=tuple(_names(item.get("author"))), editors=tuple(_names(item.get("editor"))),
        year=date[:4] if date and date[:4].isdigit() else None, date=date if date and len(date) > 4 else None,
        accessed=accessed, spans=dict.fromkeys((*values, "accessed"), span), **values,
    )  # fmt: skip


def _plain(value: object) -> str:
    """A value without the markup CSL allows in titles."""
    return re.sub(
        r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]{0,80})?>", "", str(value[0] if isinstance(value, list) else value)
    )


def _date(value: object) -> str | None:
    """A CSL date in ISO form, as exact as given; what was given in words stays so."""
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first if str(part).isdigit()]
    if numbers:
        return "-".join([numbers[0], *(part.zfill(2) for part in numbers[1:3])])
    return str(value.get("raw") or value.get("literal") or "") or None


def _names(value: object) -> Iterator[Name]:
    for one in value if isinstance(value, list) else []:
        if not isinstance(one, dict):
            continue
        particle = " ".join(str(one[key]) for key in ("non-dropping-particle", "dropping-particle") if one.get(key))
        family = f"{particle} {one.get('family') or ''}".strip()
        if family:
            yield Name(family, str(one["given"]) if one.get("given") else None)
        elif one.get("literal") or one.get("given"):
            yield Name(literal=str(one.get("literal") or one.get("given")))
