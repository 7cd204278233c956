"""The fields of an entry: certain parts by rule, the rest by a model that labels its tokens."""

import re
from collections.abc import Callable, Mapping, Sequence

from citecheck.extract.fields import model
from citecheck.extract.fields.beginning import corrected
from citecheck.extract.fields.days import dated
from citecheck.extract.fields.features import features
from citecheck.extract.fields.normalise import trims
from citecheck.extract.fields.normalise.date import only_year, year
from citecheck.extract.fields.numbered_work import numbered
from citecheck.extract.fields.responsibility import stated
from citecheck.extract.fields.source import placed
from citecheck.extract.fields.tokens import Token, tokens
from citecheck.extract.fields.value import CORRECTED, Value
from citecheck.extract.fields.whole_title import whole
from citecheck.extract.marks import Mark

Mend = Callable[[str, Mapping[str, Value]], dict[str, Value]]

LEAST = 0.3  # below this a field is left empty: two readings are possible
SURER = {"container": 0.5, "publisher": 0.5, "volume": 0.5}  # fields taken for one another more easily
SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: no text can be written with it
SPECIALITY = re.compile(r"\d\d\.\d\d\.\d\d")  # дис. ... канд. техн. наук: 06.01.02
MENDED: tuple[Mend, ...] = (stated, placed, numbered, dated, whole)  # what is put right, in this order
PLURAL = {"author": "authors", "editor": "editors"}


def values(raw: str, marks: Sequence[Mark]) -> dict[str, Value]:
    """Reads the fields of an entry, its certain parts left out."""
    raw = SURROGATE.sub("\ufffd", raw)
    found = tokens(raw, marks)
    labels, sure = model.labelled(features(raw, found))
    given = _begun(raw, chosen(raw, found, labels, sure))
    plain = _masked(raw, marks)
    for mend in MENDED:
        given = mend(plain, given)
    return given


def _masked(raw: str, marks: Sequence[Mark]) -> str:
    """An entry with a bar for every letter of its certain parts, so that nothing is read out of them."""
    for mark in marks:
        start, end = mark.outer
        raw = raw[:start] + "|" * (end - start) + raw[end:]
    return raw


def _begun(raw: str, given: dict[str, Value]) -> dict[str, Value]:
    """The same with its authors and its title put right."""
    before = tuple((given[name].start, given[name].end) if name in given else None for name in ("authors", "title"))
    after = corrected(raw, *before)
    for name, old, span in zip(("authors", "title"), before, after, strict=True):
        if span is None:
            given.pop(name, None)
        elif span != old:
            sure = [given[other].confidence for other in ("authors", "title") if other in given]
            given[name] = Value(*span, min(*sure, CORRECTED))
    return given


def chosen(raw: str, found: Sequence[Token], labels: Sequence[str], sure: Sequence[float]) -> dict[str, Value]:
    """One stretch for each field: the first that holds a value."""
    given: dict[str, Value] = {}
    for label, first, last in _runs(labels):
        if label == "other":
            continue
        span = trims()[label](raw, found[first].start, found[last - 1].end)
        field = PLURAL.get(label, label)
        if field == "date" and span and _code(raw, given.get("date")) and year(raw, *span):
            del given["date"]
        if span is None or field in given or (field == "date" and "year" in given):
            continue
        value = Value(*span, _confidence(found, sure, first, last, span))
        if value.confidence < SURER.get(field, LEAST):
            continue
        if field == "date":
            given |= _dated(raw, value)
        else:
            given[field] = value
    return given


def _code(raw: str, date: Value | None) -> bool:
    """Whether what was taken for a date is the code of a thesis's speciality: such a work tells its year later."""
    return date is not None and bool(SPECIALITY.fullmatch(raw[date.start : date.end]))


def _runs(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """Neighbours with one label."""
    runs: list[tuple[str, int, int]] = []
    for n, label in enumerate(labels):
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1], n + 1)
        else:
            runs.append((label, n, n + 1))
    return runs


def _confidence(found: Sequence[Token], sure: Sequence[float], first: int, last: int, span: tuple[int, int]) -> float:
    """As sure as the least sure token of the value."""
    inside = [sure[n] for n in range(first, last) if span[0] <= found[n].start < span[1]]
    return round(min(inside, default=0.0), 3)


def _dated(raw: str, value: Value) -> dict[str, Value]:
    """The year of a date, and the date where it says more."""
    given: dict[str, Value] = {}
    if span := year(raw, value.start, value.end):
        given["year"] = Value(*span, value.confidence)
    if not only_year(raw, value.start, value.end):
        given["date"] = value
    return given
