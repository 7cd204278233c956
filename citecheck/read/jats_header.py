"""What a JATS article says of itself: the header, field by field."""

from collections.abc import Iterator

from lxml import etree

from citecheck.read.written import local, plain

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOTES = ("xref", "fn", "sup")


def metadata(article: etree._Element) -> dict[str, tuple[str, ...]]:
    """The header's fields, as extraction takes them from any format."""
    front = next((one for one in article if local(one) in ("front", "front-stub")), article)
    people = list(_people(front))
    first, last = _one(front, "article-meta/fpage"), _one(front, "article-meta/lpage")
    said = {
        "title": (_title(front),),
        "author": tuple(" ".join(filter(None, (given, family))) for family, given, _, _, _ in people),
        "family": tuple("" if given is None else family for family, given, _, _, _ in people),
        "given": tuple(given or "" for _, given, _, _, _ in people),
        "orcid": tuple(orcid for _, _, orcid, _, _ in people),
        "email": tuple(email for _, _, _, email, _ in people),
        "affiliation": tuple(places for _, _, _, _, places in people),
        "keywords": tuple(plain(one) for group in _all(front, "kwd-group") for one in group if local(one) == "kwd"),
        "abstract": (next((_abstract(one) for one in _all(front, "abstract") if not one.get("abstract-type")), ""),),
        "lang": ((article.get(LANG) or "").partition("-")[0].lower(),),
        "doi": (next((plain(one) for one in _all(front, "article-id") if one.get("pub-id-type") == "doi"), ""),),
        "journal": (_one(front, "journal-title") or _one(front, "journal-id"),),
        "volume": (_one(front, "article-meta/volume"),),
        "issue": (_one(front, "article-meta/issue"),),
        "issn": (_one(front, "issn"),),
        "pages": (f"{first}-{last}" if first and last and first != last else first or _one(front, "elocation-id"),),
        **{name: (date,) for name, date in _dates(front)},
    }
    return {name: values for name, values in said.items() if any(values)}


def _all(front: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in front.iter() if local(one) == name)


def _one(front: etree._Element, path: str) -> str:
    """The first element of that name; with a slash, directly below another."""
    above, _, name = path.rpartition("/")
    for one in _all(front, name):
        parent = one.getparent()
        if not above or (parent is not None and local(parent) == above):
            return plain(one)
    return ""


def _title(front: etree._Element) -> str:
    group = next(_all(front, "title-group"), front)
    title = next((plain(one, NOTES[:2]) for one in _all(group, "article-title")), "")
    subtitle = next((plain(one, NOTES[:2]) for one in _all(group, "subtitle")), "")
    return f"{title}: {subtitle}" if subtitle else title


def _abstract(element: etree._Element) -> str:
    return " ".join(text for one in element.iter() if local(one) == "p" and (text := plain(one)))


def _people(front: etree._Element) -> Iterator[tuple[str, str | None, str, str, str]]:
    """Family and given name, ORCID, e-mail, affiliations of each author; None given: nobody says which is which."""
    places = {one.get("id"): plain(one, ("label", "sup")) for one in _all(front, "aff") if one.get("id")}
    for contrib in _all(front, "contrib"):
        if contrib.get("contrib-type") not in (None, "author"):
            continue
        family = next((plain(one) for one in _all(contrib, "surname")), "")
        given: str | None = next((plain(one) for one in _all(contrib, "given-names")), "")
        if not family and not (family := next((plain(one) for one in _all(contrib, "collab")), "")):
            family, given = next((plain(one) for one in _all(contrib, "string-name")), ""), None
        orcid = next((plain(one) for one in _all(contrib, "contrib-id") if one.get("contrib-id-type") == "orcid"), "")
        own = [plain(one, ("label",)) for one in _all(contrib, "aff")]
        rids = [
            rid
            for one in _all(contrib, "xref")
            if one.get("ref-type") == "aff"
            for rid in (one.get("rid") or "").split()
        ]
        told = "; ".join(filter(None, (*own, *(places.get(rid, "") for rid in rids))))
        if family:
            email = next((plain(one) for one in _all(contrib, "email")), "")
            yield family, given, orcid.rpartition("/")[2], email, told


def _dates(front: etree._Element) -> Iterator[tuple[str, str]]:
    """The dates of the history, and the earliest day of publication, in ISO form and as exact as given."""
    for one in _all(front, "date"):
        name = {"received": "received", "accepted": "accepted", "rev-recd": "revised"}.get(str(one.get("date-type")))
        if name and (date := _iso(one)):
            yield name, date
    published = [date for one in _all(front, "pub-date") if (date := _iso(one))]
    if published:
        yield "published", max(published, key=len)


def _iso(element: etree._Element) -> str:
    parts = {local(one): plain(one) for one in element}
    numbers = [parts.get(name, "") for name in ("year", "month", "day")]
    given = []
    for n, number in enumerate(numbers):
        if not number.isdigit():
            break
        given.append(number.zfill(4 if n == 0 else 2))
    return "-".join(given)
