"""Everything a run wants of the network, asked once: links, then records of DOIs, then copies of what is dead."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from citecheck.compare.identified import OTHER, identified
from citecheck.compare.records import linked
from citecheck.config import Config
from citecheck.model import Corpus, Evidence, Record, Status, Verdict
from citecheck.resolve import batches
from citecheck.resolve.registers import doi, wayback
from citecheck.store import Store

INTERRUPTED, OFFLINE = "interrupted", "offline"
NONE = "no record"  # a register that lacks something, of which it needn't have all
Told = Callable[[Verdict, int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Addresses, DOIs whose records are wanted, other identifiers, and the day each address was read on.

    `beside` holds, for each ISSN and ISBN, the DOI of every entry that prints it; "" for one without.
    """

    urls: Sequence[str] = ()
    dois: Sequence[str] = ()
    identifiers: Sequence[str] = ()
    dates: Mapping[str, str | None] = field(default_factory=dict)
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)


def wanted(corpus: Corpus) -> Wanted:
    """What the papers of a run make us ask."""
    dates: dict[str, str | None] = {}
    dois: dict[str, None] = {}
    others: dict[str, None] = {}
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for paper in corpus.papers():
        read_on = {one.id: one.normalised.get("accessed") for one in paper.references}
        for link in paper.links:
            day = read_on.get(link.reference or "") or paper.dates.published or paper.dates.received
            dates[link.url] = dates.get(link.url) or day
            if link.reference and doi.is_doi(link.url):
                dois[doi.bare(link.url)] = None
        dois |= dict.fromkeys(one.doi.lower() for one in paper.references if one.doi and one.doi.startswith("10."))
        printed = linked(paper)
        for one in identified(paper):
            others[one.key] = None
            if one.reference and one.kind in OTHER:
                number = one.reference.doi or next(iter(printed.get(one.reference.id, ())), "")
                beside[one.key].append(number.lower())
    return Wanted(list(dates), list(dois), list(others), dates, beside)


def gather(want: Wanted, kept: Store, config: Config, *, now: datetime, told: Told) -> Evidence:
    """Asks what isn't known; when somebody ends the asking, what was answered till then still counts."""
    links = kept.verdicts(want.urls, now, config.max_age)
    records: dict[str, Record] = {}
    search, whole = wayback.begun(config, now), False
    with suppress(KeyboardInterrupt):
        for verdict in links.values():
            wayback.look(search, verdict, want.dates.get(verdict.url))
        asked = batches([url for url in want.urls if url not in links], config, now=now)
        for batch in asked:
            with kept.together():
                links.update((verdict.url, kept.keep_verdict(verdict, now)) for verdict in batch)
            for verdict in batch:
                wayback.look(search, links[verdict.url], want.dates.get(verdict.url))
                told(links[verdict.url], len(links), len(want.urls))
        for record in _records(want, links, kept, config, now):
            records[record.doi] = record
        whole = True
        copies = wayback.ended(search, links)
        with kept.together():
            for verdict in copies:
                links[verdict.url] = verdict
                kept.note_copy(verdict)
    search.hands.shutdown()
    every = {url: links.get(url) or Verdict(url, Status.UNKNOWN, INTERRUPTED) for url in want.urls}
    if not whole:
        unasked = (key for key in (*_alive(want, links), *want.identifiers) if key not in records)
        records |= {key: Record(key, "", trouble=INTERRUPTED) for key in unasked}
    return Evidence(every, dict(sorted(records.items())))


def _alive(want: Wanted, links: Mapping[str, Verdict]) -> list[str]:
    """The DOIs that exist; where the register couldn't be asked, its agencies aren't asked either."""
    lost = {doi.bare(url) for url, verdict in links.items() if verdict.status is not Status.OK and doi.is_doi(url)}
    return [one for one in want.dois if one not in lost]


def _records(
    want: Wanted, links: Mapping[str, Verdict], kept: Store, config: Config, now: datetime
) -> Iterator[Record]:
    """Records of the DOIs that exist, then of what their own records don't tell.

    That a number is given to nobody is asked anew every time, for it may soon be.
    """
    alive = _alive(want, links)
    known = kept.records(alive, now)
    yield from known.values()
    if missing := [one for one in alive if one not in known]:
        from citecheck.resolve.registers import records

        for record in records.ask(missing, config, now):
            known[record.doi] = record
            if not record.trouble or record.trouble == NONE:
                kept.keep_record(record, now)
            yield record
    if links and all(verdict.reason == OFFLINE and verdict.http is None for verdict in links.values()):
        return  # no network: that is said once
    unsaid = [key for key in want.identifiers if not _said(key, want.beside.get(key, ()), known)]
    others = kept.records(unsaid, now)
    yield from others.values()
    if lacking := [key for key in unsaid if key not in others]:
        from citecheck.resolve.registers import identifiers

        for record in identifiers.ask(lacking, config, now):
            if not record.trouble or record.trouble == NONE:
                kept.keep_record(record, now)
            yield record


def _said(key: str, dois: Sequence[str], known: Mapping[str, Record]) -> bool:
    """Whether the DOI of every entry with an ISSN or ISBN has a record that gives the same number."""
    return bool(dois) and all(doi in known and key in known[doi].numbers for doi in dois)
