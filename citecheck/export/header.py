"""A paper itself as a work, made from its header."""

from collections.abc import Mapping

from citecheck.export.item import Item, clean, doi
from citecheck.extract.kinds import signs
from citecheck.model import Name, Paper, Person


def of(paper: Paper) -> Item | None:
    """The paper as a work in its own language; None if it has no title."""
    lang = _own(paper)
    if not lang:
        return None
    published = paper.dates.published
    return Item(
        kind=_kind(paper),
        lang=lang,
        authors=tuple(name for person in paper.authors if (name := _name(person, lang))),
        title=clean(paper.title[lang]),
        titles=tuple(title for code, text in paper.title.items() if code != lang and (title := clean(text))),
        container=clean(paper.journal),
        year=published[:4] if published else None,
        date=published,
        volume=clean(paper.volume),
        issue=clean(paper.issue),
        pages=clean(paper.pages),
        issn=clean(paper.issn),
        doi=doi(paper.doi),
        keywords=tuple(word for text in paper.keywords.get(lang, ()) if (word := clean(text))),
        abstract=clean(paper.abstract.get(lang)),
        raw=paper.title[lang],
    )


def _kind(paper: Paper) -> str:
    """What the paper stands in: a journal, or the papers of a conference that has no number of its own."""
    told = {match.lastgroup for match in signs().finditer(paper.journal or "")}
    return "conference" if "conference" in told and "journal" not in told and not paper.issn else "article"


def _own(paper: Paper) -> str | None:
    """The language of the title to be used: the body's, else that of the first title."""
    titles: Mapping[str, str] = paper.title
    if paper.lang in titles:
        return paper.lang
    same = [code for code in titles if code.partition("-")[0] == (paper.lang or "").partition("-")[0]]
    return next(iter(same), next(iter(titles), None))


def _name(person: Person, lang: str) -> Name | None:
    """An author under the name printed in a language; the family name stands where it stands in the other."""
    printed = clean(person.names.get(lang) or next(iter(person.names.values()), None))
    family, given = clean(person.family), clean(person.given)
    if family and (not printed or family in printed):
        return Name(family, given)
    if not printed:
        return Name(literal=given) if given else None
    known = next((name.split() for name in person.names.values() if family and family in name.split()), [])
    words = printed.split()
    if len(words) < 2 or not known:
        return Name(literal=printed)
    first = known[0] == family
    return Name(words[0], " ".join(words[1:])) if first else Name(words[-1], " ".join(words[:-1]))
