"""One paper as a report shows it: how its references stand, its header as it was read, its list entry by entry."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from citecheck.model import Evidence, Finding, Name, Paper, Person, Reference, Status
from citecheck.report import Entry, Sheet, Summary

DIFFER = frozenset({"CC503", "CC504"})  # the record behind the identifier says something else
MISSING = frozenset({"CC502", "CC514"})  # no record was found
PARTS = ("lang", "journal", "volume", "issue", "pages", "doi", "udc", "issn", "journal_url")
FIELDS = (
    "title", "container", "year", "date", "volume", "issue", "pages", "edition", "publisher", "place",
    "doi", "isbn", "arxiv", "url", "accessed",
)  # fmt: skip


def standings(paper: Paper, said: Evidence, findings: Iterable[Finding]) -> dict[str, str]:
    """How each reference stands, by its id: resolved, differ, not-found or not-checked."""
    seen: dict[str, set[Status]] = defaultdict(set)
    for link in paper.links:
        if link.reference is not None and link.url in said.links:
            seen[link.reference].add(said.links[link.url].status)
    codes: dict[str | None, set[str]] = defaultdict(set)
    for finding in findings:
        codes[finding.reference].add(finding.code)
    return {
        reference.id: _state(reference, seen[reference.id], codes[reference.id], said) for reference in paper.references
    }


def _state(reference: Reference, statuses: set[Status], codes: set[str], said: Evidence) -> str:
    if codes & DIFFER:
        return "differ"
    if codes & MISSING:
        return "not-found"
    if Status.OK in statuses or (reference.doi or "").lower() in said.records:
        return "resolved"
    return "not-found" if Status.DEAD in statuses else "not-checked"


def summary(paper: Paper, states: Mapping[str, str]) -> Summary:
    """A paper's line in every report."""
    count = Counter(states.values())
    return Summary(
        path=paper.path,
        references=len(paper.references),
        citations=len(paper.citations),
        links=len(paper.links),
        resolved=count["resolved"],
        differ=count["differ"],
        not_found=count["not-found"],
        not_checked=len(paper.references) - count["resolved"] - count["differ"] - count["not-found"],
        title=paper.title.get(paper.lang or "") or next(iter(paper.title.values()), None),
        files=paper.used,
        part=paper.part,
        page=paper.top.page if paper.part else None,
    )


def sheet(paper: Paper, states: Mapping[str, str]) -> Sheet:
    """A paper in full, for the reports that show it."""
    entries = tuple(_entry(reference, states[reference.id]) for reference in paper.references)
    return Sheet(paper.path, paper.format, tuple(_header(paper)), entries, paper.part)


def _header(paper: Paper) -> Iterator[tuple[str, str]]:
    """The header as it was read: what it is, with its language (`title uz-Cyrl`), and what it says."""
    yield from ((f"title {lang}", text) for lang, text in paper.title.items())
    yield from (("author", _person(person)) for person in paper.authors)
    for name, table in (("affiliation", paper.affiliation), ("keywords", paper.keywords)):
        yield from ((f"{name} {lang}", "; ".join(texts)) for lang, texts in table.items())
    yield from (("e-mail", address) for address in paper.emails)
    for name in ("received", "revised", "accepted", "published"):
        if date := getattr(paper.dates, name):
            yield name, date
    yield from ((name, text) for name in PARTS if (text := getattr(paper, name)))
    yield from ((f"abstract {lang}", text) for lang, text in paper.abstract.items())
    if paper.reference_heading:
        yield "reference_heading", paper.reference_heading


def _person(person: Person) -> str:
    names = dict.fromkeys(person.names.values()) or dict.fromkeys([_joined(person.given, person.family)])
    return " / ".join(names) + (f" ({person.orcid})" if person.orcid else "")


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _names(names: Iterable[Name]) -> str:
    return "; ".join(name.literal or ", ".join(part for part in (name.family, name.given) if part) for name in names)


def _entry(reference: Reference, state: str) -> Entry:
    """An entry with its fields as printed."""
    people = (("authors", _names(reference.authors)), ("editors", _names(reference.editors)))
    fields = (*people, *((name, getattr(reference, name) or "") for name in FIELDS))
    return Entry(
        reference=reference.id,
        called=reference.called,
        raw=reference.raw,
        line=reference.span.line,
        kind=reference.kind,
        state=state,
        year=reference.normalised.get("date", reference.year or "")[:4] or None,
        fields=tuple((name, text) for name, text in fields if text),
    )
