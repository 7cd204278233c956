"""Days of a meeting that were taken for pages: "Proc. of the Conference. Weirton, 14-18 September 2009, pp. 24-46"."""

import re
from collections.abc import Mapping
from functools import cache

from citecheck.extract.fields.value import CORRECTED, Value
from citecheck.extract.vocabulary import month, words


def dated(raw: str, given: Mapping[str, Value]) -> dict[str, Value]:
    """The fields with the days before a month in the date, and the pages behind the word for them."""
    pages, date = given.get("pages"), given.get("date")
    if pages is None or not _month().match(raw, pages.end):
        return dict(given)
    fields = {name: value for name, value in given.items() if name != "pages"}
    if date and not raw[pages.end : date.start].strip():
        fields["date"] = Value(pages.start, date.end, min(pages.confidence, date.confidence))
    if printed := _pages().search(raw, pages.end):
        fields["pages"] = Value(*printed.span("pages"), CORRECTED)
    return fields


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\s+{month()}(?!\w)", re.IGNORECASE)


@cache
def _pages() -> re.Pattern[str]:
    """Pages behind their word: pp. 24-46."""
    return re.compile(rf"(?<!\w){words('page')}\s?(?P<pages>\d+(?:\s?[-–—]\s?\d+)?)(?![\w-])", re.IGNORECASE)
