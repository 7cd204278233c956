"""What a web page says of its article: in the tags for search engines, in Dublin Core, in JSON-LD."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

CITATION = {
    "citation_title": "title", "citation_author": "author", "citation_author_orcid": "orcid",
    "citation_author_email": "email", "citation_author_institution": "affiliation", "citation_doi": "doi",
    "citation_journal_title": "journal", "citation_volume": "volume", "citation_issue": "issue",
    "citation_issn": "issn", "citation_keywords": "keywords", "citation_publication_date": "published",
    "citation_date": "published", "citation_language": "lang", "citation_abstract": "abstract",
    "citation_firstpage": "first", "citation_lastpage": "last",
}  # fmt: skip
DUBLIN = {"dc.title": "title", "dc.creator": "author", "dc.identifier.doi": "doi", "dc.language": "lang"}
ARTICLE = frozenset({"ScholarlyArticle", "Article", "MedicalScholarlyArticle", "TechArticle"})
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MADE_BY = ("generator", "progid", "dcterms.source")
OFFICE = re.compile(r"\b(?:LibreOffice|OpenOffice|Microsoft|Word\.Document)\b", re.IGNORECASE)
PARTED = re.compile(r"[;,]")
DAY = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})")  # 2024/3/1
MAX_JSON = 1 << 20

Said = dict[str, list[str]]


def metadata(root: etree._Element) -> dict[str, tuple[str, ...]]:
    """What a page says of its article; without a title there it is about the site, and nothing is believed."""
    dublin = {} if _by_office(root) else _meta(root, DUBLIN)
    said = next((told for told in (_meta(root, CITATION), dublin, _json_ld(root)) if "title" in told), None)
    if said is None:
        return {}
    said["author"] = [_natural(name) for name in said.get("author", [])]
    words = (word.strip() for text in said.get("keywords", []) for word in PARTED.split(text))
    said["keywords"] = [word for word in words if word]
    said["pages"] = ["-".join((*said.pop("first", [])[:1], *said.pop("last", [])[:1]))]
    said["published"] = [DAY.sub(_iso, value) for value in said.get("published", [])][:1]
    spoken = [*said.get("lang", []), str(root.get("lang") or root.get(LANG) or "")]
    said["lang"] = [tag.partition("-")[0].lower() for tag in spoken if 1 < len(tag.partition("-")[0]) < 4][:1]
    return {name: tuple(values) for name, values in said.items() if any(values)}


def _meta(root: etree._Element, fields: dict[str, str]) -> Said:
    said: Said = {}
    for meta in root.iter("meta"):
        name = str(meta.get("name") or meta.get("property") or "").lower().replace("dcterms.", "dc.")
        value = " ".join(str(meta.get("content") or "").split())
        if value and name in fields:
            said.setdefault(fields[name], []).append(value)
    return said


def _by_office(root: etree._Element) -> bool:
    """Whether an office program wrote the page: what it says of the author is the computer's user."""
    named = (str(meta.get("content") or "") for meta in root.iter("meta") if str(meta.get("name")).lower() in MADE_BY)
    return any(OFFICE.search(name) for name in named)


def _json_ld(root: etree._Element) -> Said:
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type") != "application/ld+json" or len(text) > MAX_JSON:
            continue
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for one in _things(told):
            if one.get("@type") in ARTICLE:
                return _thing(one)
    return {}


def _things(told: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (whatever a page holds)
    rows = told if isinstance(told, list) else told.get("@graph", [told]) if isinstance(told, dict) else []
    return (one for one in rows if isinstance(one, dict)) if isinstance(rows, list) else iter(())


def _thing(one: dict[str, Any]) -> Said:
    authors = one.get("author")
    people = [
        person.get("name") if isinstance(person, dict) else person
        for person in (authors if isinstance(authors, list) else [authors])
    ]
    title = one.get("headline") or one.get("name")
    made = {"title": [str(title)] if title else [], "author": [str(name) for name in people if name]}
    return {name: values for name, values in made.items() if values}


def _natural(name: str) -> str:
    """Otter, Jane -> Jane Otter."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _iso(day: re.Match[str]) -> str:
    return f"{day[1]}-{day[2].zfill(2)}-{day[3].zfill(2)}"
