"""Patents and standards: works that are called by a number, "Патент РФ № 2345678. Способ ...", "ГОСТ 7.1-2003. ..."."""

import re
from collections.abc import Mapping
from functools import cache

from citecheck.extract.fields.edges import bare
from citecheck.extract.fields.normalise.date import YEAR
from citecheck.extract.fields.responsibility import statement
from citecheck.extract.fields.value import CORRECTED, Value
from citecheck.extract.vocabulary import words

# 2345678, IAP 05432, 7,654,321 B2
NUMBER = r"(?P<number>[A-ZА-Я]{0,3}\s?\d+(?:[ ,]\d{3})*(?:/\d+)?(?:\s?[A-ZА-Я]\d?(?!\w))?)(?!\w)"
CLASSES = re.compile(r"[^.]*?(?:\.\s+|\s(?=[«“\"]))(?=[«“\"]?[^\W\d_a-zа-я])")  # " СССР, МКИ A01G 25/02. "
STOP = re.compile(r"\s*(?:[.;]\s|[.;]?\s[–—-]\s|//|\||$)")
DAY = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.(?P<year>(?:19|20)\d\d)(?!\d)")  # 10.02.2012
BAR = re.compile(r"//|\|")
LONGEST = 120  # letters of a patent's countries and classes
MOVED = ("title", "container", "volume", "issue", "edition")
WITHIN = ("year", "date", "pages", "publisher", "place", "authors", "editors")


@cache
def patent() -> re.Pattern[str]:
    """What a patent begins with: its word, perhaps a country, its number."""
    country = r"(?:[^\W\d_][\w.]*\s+){0,3}?"
    return re.compile(rf"\s*(?:{words('patent')})(?!\w)[\s:]*{country}(?:[№#]|No\.?)?\s*{NUMBER}", re.IGNORECASE)


@cache
def named_patent() -> re.Pattern[str]:
    """A patent named behind its title: US Patent 7,654,321."""
    return re.compile(rf"(?<!\w)(?:{words('patent')})(?!\w)\.?\s*(?:[№#]|No\.?)?\s*{NUMBER}", re.IGNORECASE)


@cache
def standard() -> re.Pattern[str]:
    """What a standard begins with: ГОСТ Р 7.0.5-2008, O‘z DSt 950:2011."""
    return re.compile(
        rf"\s*(?:{words('standard')})(?!\w)\s?(?:[A-ZА-Я]{{1,5}}\s)?\d[\d./]*(?:\s?[-–—:]\s?\d[\d./]*)*(?!\w)"
    )


def numbered(raw: str, given: Mapping[str, Value]) -> dict[str, Value]:
    """The fields of a patent (its number is the issue) or of a standard (its number begins the title)."""
    if match := patent().match(raw):
        return _patent(raw, given, match)
    if match := standard().match(raw):
        return _standard(raw, given, match)
    container = given.get("container")
    match = named_patent().search(raw, container.start) if container else None
    if container and match and match.start() == container.start:
        kept = {name: value for name, value in given.items() if not match.start() <= value.start < match.end()}
        return kept | {"issue": Value(*match.span("number"), CORRECTED)}
    return dict(given)


def _patent(raw: str, given: Mapping[str, Value], match: re.Match[str]) -> dict[str, Value]:
    classes = CLASSES.match(raw, match.end(), match.end() + LONGEST)
    start = classes.end() if classes else match.end()
    found = statement(raw)
    end = found[0] if found and found[0] > start else _stop(raw, start)
    title = bare(raw, start, end)
    if title is None:
        return dict(given)
    fields = {name: value for name, value in given.items() if name in WITHIN and value.start >= end}
    if found and found[1]:
        fields["authors"] = Value(*found[1], CORRECTED)
    if days := list(DAY.finditer(raw, end)):  # of the application, then of the publication
        fields["date"], fields["year"] = Value(*days[-1].span(), CORRECTED), Value(*days[-1].span("year"), CORRECTED)
    return fields | {"title": Value(*title, CORRECTED), "issue": Value(*match.span("number"), CORRECTED)}


def _standard(raw: str, given: Mapping[str, Value], match: re.Match[str]) -> dict[str, Value]:
    later = [value.start for name, value in given.items() if name not in MOVED and value.start >= match.end()]
    end = min([*later, *(bar.start() for bar in BAR.finditer(raw, match.end()))], default=len(raw))
    title = bare(raw, match.start(), end)
    if title is None:
        return dict(given)
    fields = {name: value for name, value in given.items() if value.start >= end}
    if "year" not in fields and (years := list(YEAR.finditer(raw, end))):
        fields["year"] = Value(*years[-1].span(), CORRECTED)
    return fields | {"title": Value(*title, CORRECTED)}


def _stop(raw: str, start: int) -> int:
    match = STOP.search(raw, start)
    return match.start() if match else len(raw)
