"""What citation managers leave in the fields of a Word file: the works a marker cites, and all they know of them."""

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from typing import Any

from citecheck.model import Citation, Document, Entry, Reference
from citecheck.read.csl import reference as csl_reference
from citecheck.read.word_runs import Field, Shown

LINK = re.compile(
    r'^\s*HYPERLINK\s+"(?P<url>(?:https?|ftp)://[^"\s]+)"(?:.*?\\l\s+"(?P<anchor>[^"\s]+)")?',
    re.IGNORECASE | re.DOTALL,
)  # HYPERLINK "https://a.example" \l "top"
CITED = re.compile(r"ADDIN\s+(?:ZOTERO_ITEM\s+|Mendeley\s+)?CSL_CITATION\s*(?P<json>\{.*\})", re.DOTALL)
CONTROL = re.compile(r"^MENDELEY_CITATION_v\d+_(?P<data>[\w+/=-]+)$")  # a content control's name holds the works
LISTED = re.compile(
    r"ADDIN\s+(?:ZOTERO_BIBL|Mendeley Bibliography CSL_BIBLIOGRAPHY|EN\.REFLIST)|^MENDELEY_BIBLIOGRAPHY"
)
KEPT = re.compile(
    r"ADDIN\s+EN\.CITE.*?\0(?P<data>[\w+/=\s]+)\0|\0(?P<first>[\w+/=\s]+)\0.*?ADDIN\s+EN\.CITE", re.DOTALL
)
ENDNOTE = re.compile(r"ADDIN\s+EN\.CITE\s*(?P<xml><EndNote>.*</EndNote>)", re.DOTALL)
MAX_FIELD = 1 << 20
LEAST = 12  # letters of a title that tell a work

Managed = tuple[tuple[Entry, ...], tuple[Reference, ...], tuple[Citation, ...]]


def address(code: str) -> str | None:
    """The web address a link field leads to."""
    match = LINK.match(code)
    if not match:
        return None
    return f"{match['url']}#{match['anchor']}" if match["anchor"] and "#" not in match["url"] else match["url"]


def managed(document: Document, made: Shown) -> Managed:
    """Entries, references and citations where a manager made all of them; nothing where one can't be matched."""
    lists = [one for one in made.fields if LISTED.search(one.code)]
    cited = [(one, items) for one in made.fields if (items := list(_items(one.code)))]
    if len(lists) != 1 or not cited:
        return (), (), ()
    entries = list(_entries(document, made, lists[0]))
    known: dict[str, str] = {}
    references: dict[str, Reference] = {}
    for _, items in cited:
        for item in items:
            entry = next((entry for entry in entries if _same(item, entry)), None)
            if entry is None:
                return (), (), ()
            known[_key(item)] = entry.id
            references[entry.id] = csl_reference(item, entry.id, entry.n, entry.raw, entry.span, entry.label)
    rest = tuple(entry for entry in entries if entry.id not in references)
    citations = [_citation(document, one, [known[_key(item)] for item in items]) for one, items in cited]
    return rest, tuple(references.values()), tuple(sorted(citations, key=lambda citation: citation.span.start))


def _items(code: str) -> Iterator[dict[str, Any]]:
    """The works a citation field holds, as CSL-JSON."""
    control = CONTROL.match(code[:MAX_FIELD])
    match = CITED.search(code[:MAX_FIELD])
    if control or match:
        try:
            told = json.loads(b64decode(control["data"] + "==") if control else match["json"] if match else "")
        except (ValueError, RecursionError):
            return
        for one in told.get("citationItems", []) if isinstance(told, dict) else []:
            item = one.get("itemData") if isinstance(one, dict) else None
            if isinstance(item, dict) and _letters(str(item.get("title") or "")):
                yield item
    elif match := ENDNOTE.search(_whole(code[:MAX_FIELD])):
        from citecheck.read.endnote import items

        yield from (item for item in items(match["xml"]) if _letters(str(item.get("title") or "")))


def _whole(code: str) -> str:
    """What EndNote told a field, also where it keeps it packed beside the field's words."""
    match = KEPT.search(code)
    if not match:
        return code
    try:
        packed = b64decode((match["data"] or match["first"]) + "==")
    except ValueError:
        return code
    return f"ADDIN EN.CITE {packed.decode('utf-8', 'replace')}"


def _entries(document: Document, made: Shown, listed: Field) -> Iterator[Entry]:
    """The paragraphs of the list a manager wrote."""
    n = 0
    for start, end, label in made.paragraphs:
        if end <= listed.start or start >= listed.end:
            continue
        n += 1
        begin = start + len(label) + 1 if label else start
        raw = document.text[begin:end]
        if not label and (match := re.match(r"(\[?\d{1,4}[\].)]*)\s+", raw)):
            label, begin, raw = match[1], begin + match.end(), raw[match.end() :]
        if raw.strip():
            yield Entry(str(n), n, " ".join(raw.split()), document.place(begin, end), label or None)


def _same(item: dict[str, Any], entry: Entry) -> bool:
    """Whether an entry is of a work: its title stands in it, or the beginning of a long one."""
    title, raw = _letters(str(item.get("title") or "")), _letters(entry.raw)
    doi = _letters(str(item.get("DOI") or ""))
    return bool(
        (doi and doi in raw) or (title and (title in raw or (len(title) > 4 * LEAST and title[: 4 * LEAST] in raw)))
    )


def _key(item: dict[str, Any]) -> str:
    return f"{item.get('id')} {_letters(str(item.get('title') or ''))}"


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _citation(document: Document, one: Field, targets: Sequence[str]) -> Citation:
    marker = " ".join(document.text[one.start : one.end].split())
    return Citation(marker, document.place(one.start, one.end), tuple(dict.fromkeys(targets)))
