"""Crossref's description of a work, with what was published about it later."""

from typing import Any

from citecheck.compare.numbers import keys
from citecheck.model import Name, Record, Update
from citecheck.resolve.registers.loose import date, once, rows, text, texts, year

DATES = ("issued", "published", "published-print", "published-online", "created")
RETRACTED = ("is-retracted-by", "is-withdrawn-by")


def record(doi: str, message: dict[str, Any]) -> Record:
    """Reads the `message` of an answer."""
    titles = texts(message.get("title"))
    below = texts(message.get("subtitle"))
    whole = (f"{one}: {other}" for one in titles for other in below)
    years = once(year(message.get(name)) for name in DATES[:4])
    return Record(
        doi, "crossref", text(message.get("type")),
        titles=once((*titles, *whole, *texts(message.get("original-title")), *texts(message.get("short-title")))),
        authors=names(message.get("author")),
        containers=once((*texts(message.get("container-title")), *texts(message.get("short-container-title")))),
        year=years[0] if years else year(message.get("created")), years=years, volume=text(message.get("volume")),
        issue=text(message.get("issue")), pages=text(message.get("page")) or text(message.get("article-number")),
        updates=_updates(message), url=text(message.get("URL")),
        numbers=keys(texts(message.get("ISSN")), texts(message.get("ISBN"))),
    )  # fmt: skip


def names(value: object) -> tuple[Name, ...]:
    """Reads authors as Crossref and CSL write them."""
    return tuple(
        Name(text(row.get("family")), text(row.get("given")), text(row.get("name")) or text(row.get("literal")))
        for row in rows(value)
        if row.get("family") or row.get("name") or row.get("literal")
    )


def _updates(message: dict[str, Any]) -> tuple[Update, ...]:
    """`updated-by` stands on the work itself; `update-to`, on the notice, says nothing of the notice."""
    found = [
        Update(kind.lower(), text(row.get("DOI")), date(row.get("updated")), text(row.get("source")))
        for row in rows(message.get("updated-by"))
        if (kind := text(row.get("type")))
    ]
    relation = message.get("relation")
    for name in RETRACTED:
        related = rows(relation.get(name)) if isinstance(relation, dict) else []
        found += [Update("retraction", text(row.get("id")), None, "publisher") for row in related]
    seen = {(update.kind, (update.doi or "").lower()): update for update in reversed(found)}
    return tuple(reversed(seen.values()))
