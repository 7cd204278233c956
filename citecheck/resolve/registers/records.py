"""What the registers say of the work behind a DOI: the register that has it is asked, in its own language."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, as_completed
from dataclasses import replace
from datetime import datetime

from citecheck.config import Config
from citecheck.model import Record
from citecheck.resolve.hands import Hands
from citecheck.resolve.registers import crossref, csl, datacite, services
from citecheck.resolve.registers.doi import path
from citecheck.resolve.registers.services import Desk, ServiceError

AT_ONCE = 4
CSL = "application/vnd.citationstyles.csl+json"


def ask(dois: Iterable[str], config: Config, now: datetime) -> Iterator[Record]:
    """Asks for every DOI's record; one with a `trouble` says only that it couldn't be had."""
    desk = services.opened(config)
    agencies: dict[str, str | None] = {}
    with Hands(AT_ONCE, "records") as hands:
        asked: list[Future[Record]] = []
        try:
            for doi in dict.fromkeys(dois):
                prefix = doi.partition("/")[0]
                if prefix not in agencies:
                    agencies[prefix] = _agency(desk, doi)
                asked.append(hands.submit(_record, desk, doi, agencies[prefix], now))
            yield from (future.result() for future in as_completed(asked))
        finally:
            for future in asked:
                future.cancel()
            desk.session.close()


def _agency(desk: Desk, doi: str) -> str | None:
    """Who registered a DOI, in small letters; prefixes belong to one agency each. None where it can't be told."""
    try:
        said = services.answer(desk, "doi", f"/doiRA/{path(doi)}")
    except ServiceError:
        return None
    row = said[0] if isinstance(said, list) and said and isinstance(said[0], dict) else {}
    return str(row["RA"]).lower() if row.get("RA") else None


def _record(desk: Desk, doi: str, agency: str | None, now: datetime) -> Record:
    checked = now.isoformat(timespec="seconds")
    try:
        for source in _sources(agency):
            found = {"crossref": _crossref, "datacite": _datacite, "doi": _negotiated}[source](desk, doi)
            if found:
                return replace(found, checked_at=checked)
    except ServiceError as error:
        return Record(doi, agency or "doi", trouble=str(error), checked_at=checked)
    return Record(doi, agency or "doi", trouble="no record", checked_at=checked)


def _sources(agency: str | None) -> tuple[str, ...]:
    """Where to ask: the agency's own service, else all there are."""
    if agency in ("crossref", "datacite"):
        return (agency, "doi")
    return ("doi",) if agency else ("crossref", "datacite", "doi")


def _crossref(desk: Desk, doi: str) -> Record | None:
    said = services.answer(desk, "crossref", f"/works/{path(doi)}")
    message = said.get("message") if isinstance(said, dict) else None
    return crossref.record(doi, message) if isinstance(message, dict) else None


def _datacite(desk: Desk, doi: str) -> Record | None:
    said = services.answer(desk, "datacite", f"/dois/{path(doi)}")
    data = said.get("data") if isinstance(said, dict) else None
    attributes = data.get("attributes") if isinstance(data, dict) else None
    return datacite.record(doi, attributes) if isinstance(attributes, dict) else None


def _negotiated(desk: Desk, doi: str) -> Record | None:
    said = services.ask(desk, "doi", f"/{path(doi)}", accept=CSL)
    if said.status_code in (204, 404, 406):
        return None
    if said.status_code != 200:
        raise ServiceError(f"doi: {said.status_code}")
    try:
        item = said.json()
    except ValueError:
        return None  # a landing page: no register speaks for this DOI
    return csl.record(doi, item) if isinstance(item, dict) else None
