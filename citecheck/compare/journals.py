"""The journal that an entry names beside those that have its ISSN: whether they are surely two.

Abbreviations, translations, parallel and former titles are one journal under two names; where a pair could be that,
nothing is said.
"""

from citecheck.compare.tongue import gathered, matter, share, spoken, translated
from citecheck.model import Record, Reference

HALF = 0.5  # share of a name's words that, standing in an entry, may be the name


def comparable(reference: Reference) -> bool:
    """Whether anything could follow from the names of an ISSN's journal."""
    return (
        reference.kind == "article"
        and not reference.works
        and spoken(_journal(reference)) is not None
        and not gathered(_journal(reference))
        and not translated(reference.raw)
    )


def is_another_journal(reference: Reference, record: Record) -> bool:
    """Whether every name that a register has for an ISSN is in the language of the entry's journal, and another's."""
    here = _journal(reference)
    code = spoken(here)
    if not record.containers or code is None or not comparable(reference):
        return False
    entry, own = matter(reference.raw), matter(here)
    return all(
        spoken(name) == code and not share(own, there) and not share(there, own) and share(there, entry) < HALF
        for name in record.containers
        for there in [matter(name)]
    )


def _journal(reference: Reference) -> str:
    return reference.normalised.get("container") or reference.container or ""
