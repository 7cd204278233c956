"""References that give no identifier, beside the records of works that were asked for: which record is theirs."""

import re
from collections import defaultdict
from collections.abc import Iterator

from citecheck.compare.canonical import key
from citecheck.compare.records import linked, named
from citecheck.model import Evidence, Paper, Record, Reference

LEAST = 20  # letters of a title that two works hardly share
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")  # 1998

DOI = re.compile(r"10\.\d{4,9}/")  # 10.1000/


def registered(paper: Paper, evidence: Evidence) -> Iterator[tuple[Reference, Record]]:
    """The references without a DOI for which one record alone has the same title, year and first author."""
    if not evidence.records:
        return
    by_title: defaultdict[str, list[Record]] = defaultdict(list)
    for record in (one for one in evidence.records.values() if DOI.match(one.doi)):
        for title in {key(one) for one in record.titles} if not record.trouble else ():
            if len(title) >= LEAST:
                by_title[title].append(record)
    having = linked(paper)
    for reference in paper.references:
        if reference.doi or reference.works or reference.id in having or DOI.search(reference.raw):
            continue
        title = key(reference.normalised.get("title") or reference.title or "")
        fitting = [record for record in by_title.get(title, ()) if _same(reference, record)]
        if len(fitting) == 1:
            yield reference, fitting[0]


def _same(reference: Reference, record: Record) -> bool:
    first = next((name.family or name.literal for name in record.authors), None)
    years = set(YEAR.findall(reference.raw))
    return bool(first) and named(first or "", key(reference.raw)) and bool(years & set(record.years))
