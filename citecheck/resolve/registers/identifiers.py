"""Identifiers other than DOIs, asked of their registers.

They are `arxiv:2101.12345`, `pmid:1`, `handle:2027/1`, `orcid:...`, `issn:...`, `isbn:...`.

A register that says itself that there is no such number makes a record `absent`; all else that goes wrong means
nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

from citecheck.compare.identified import ABSENT
from citecheck.config import Config
from citecheck.model import Record
from citecheck.resolve.hands import Hands
from citecheck.resolve.registers import arxiv, books, journals, pubmed, services
from citecheck.resolve.registers.handles import FOUND, MISSING, NO_VALUES, code
from citecheck.resolve.registers.services import Desk, ServiceError

TOGETHER = 50  # numbers that one question may name
MANY = frozenset({"arxiv", "pmid", "isbn"})  # whose registers take many in one question
NO_SUCH_PERSON = 9016  # ORCID's own number for it
Records = Iterator[tuple[str, Record]]


def ask(keys: Iterable[str], config: Config, now: datetime) -> Iterator[Record]:
    """Asks each register for its numbers; registers don't wait for each other."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        kind, _, number = key.partition(":")
        wanted[kind].append(number)
    desk, checked = services.opened(config), now.isoformat(timespec="seconds")
    with Hands(len(ASKING), "registers") as hands:
        asked = [hands.submit(_all, desk, kind, numbers) for kind, numbers in wanted.items() if kind in ASKING]
        try:
            for future in asked:
                yield from (replace(record, checked_at=checked) for record in future.result())
        finally:
            for future in asked:
                future.cancel()
            desk.session.close()


def _all(desk: Desk, kind: str, numbers: Sequence[str]) -> list[Record]:
    """What one register says of its numbers; of those it didn't speak of, that it couldn't be asked."""
    found: list[Record] = []
    size = TOGETHER if kind in MANY else 1
    for start in range(0, len(numbers), size):
        some = numbers[start : start + size]
        try:
            said = dict(ASKING[kind](desk, some))
            trouble = f"{kind}: no answer"
        except ServiceError as error:
            said, trouble = {}, str(error)
        found += [said.get(one) or Record(f"{kind}:{one}", kind, trouble=trouble) for one in some]
    return found


def _handles(desk: Desk, numbers: Sequence[str]) -> Records:
    for one in numbers:
        answer = services.ask(desk, "handle", f"/api/handles/{quote(one, safe='/:()')}")
        said = code(answer)
        if said in (FOUND, NO_VALUES) and answer.status_code == 200:
            yield one, Record(f"handle:{one}", "handle")
        elif said == MISSING and answer.status_code in (200, 404):
            yield one, Record(f"handle:{one}", "handle", trouble=ABSENT)


def _orcids(desk: Desk, numbers: Sequence[str]) -> Records:
    for one in numbers:
        answer = services.ask(desk, "orcid", f"/v3.0/{one}/person")
        if answer.status_code == 200:
            yield one, Record(f"orcid:{one}", "orcid")
        elif answer.status_code == 404 and services.value(answer, "error-code") == NO_SUCH_PERSON:
            yield one, Record(f"orcid:{one}", "orcid", trouble=ABSENT)


ASKING: dict[str, Callable[[Desk, Sequence[str]], Records]] = {
    "arxiv": arxiv.ask, "pmid": pubmed.ask, "handle": _handles, "orcid": _orcids,
    "issn": journals.ask, "isbn": books.ask,
}  # fmt: skip
