"""DataCite's description of a work."""

from typing import Any

from citecheck.compare.numbers import keys
from citecheck.model import Name, Record, Update
from citecheck.resolve.registers.loose import once, rows, text

REPLACED = {"IsObsoletedBy": "new_version", "IsCorrectedBy": "correction"}


def record(doi: str, attributes: dict[str, Any]) -> Record:
    """Reads the `attributes` of an answer."""
    kinds = attributes.get("types")
    publisher, container = attributes.get("publisher"), attributes.get("container")
    year = text(attributes.get("publicationYear"))
    place: dict[str, Any] = container if isinstance(container, dict) else {}
    first, last = text(place.get("firstPage")), text(place.get("lastPage"))
    house = text(publisher.get("name")) if isinstance(publisher, dict) else text(publisher)
    return Record(
        doi, "datacite", text(kinds.get("resourceTypeGeneral")) if isinstance(kinds, dict) else None,
        titles=once(text(row.get("title")) for row in rows(attributes.get("titles"))),
        authors=tuple(name for row in rows(attributes.get("creators")) if (name := _name(row))),
        containers=once((text(place.get("title")), house)), year=year, years=once((year,)),
        volume=text(place.get("volume")), issue=text(place.get("issue")),
        pages=f"{first}-{last}" if first and last else first, updates=_updates(attributes),
        url=text(attributes.get("url")), numbers=_numbers(place),
    )  # fmt: skip


def _numbers(place: dict[str, Any]) -> tuple[str, ...]:
    """What the work stands in, {"identifier": "0378-5955", "identifierType": "ISSN"}."""
    kind, number = str(place.get("identifierType")), once((text(place.get("identifier")),))
    return keys(number if kind == "ISSN" else (), number if kind == "ISBN" else ())


def _name(row: dict[str, Any]) -> Name | None:
    if row.get("familyName"):
        return Name(text(row["familyName"]), text(row.get("givenName")))
    family, comma, given = (text(row.get("name")) or "").partition(", ")
    if comma and row.get("nameType") != "Organizational":
        return Name(family, given)
    return Name(literal=text(row.get("name"))) if row.get("name") else None


def _updates(attributes: dict[str, Any]) -> tuple[Update, ...]:
    related = rows(attributes.get("relatedIdentifiers"))
    return tuple(
        Update(REPLACED[kind], text(row.get("relatedIdentifier")), None, "publisher")
        for row in related
        if (kind := str(row.get("relationType"))) in REPLACED
    )
