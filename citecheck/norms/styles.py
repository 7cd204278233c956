"""By which style an entry is written, told from its marks, and what each style asks of an entry."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from citecheck.model import Reference

# Doe, J., & Roe, R. (2019). Title.
APA = re.compile(r"^[^\d(]{3,300}\((?:1[5-9]|20)\d\d[a-z]?(?:,[^)]{1,30})?\)[.,]")
# J. Doe and R. Roe, "Title," Journal, vol. 3
IEEE = re.compile(r"^(?:[^\W\d_]\.[ -]?){1,3}[^\W\d_][\w'’-]+.{0,200}?[“\"«][^”\"»]{5,300}[,.]?[”\"»]")
# Title // Journal. – 2019. – № 2.
GOST = re.compile(r"//|\.\s?[–—]\s|№\s?\d|\[[^\]\d]{0,12}(?:ресурс|resource|resurs|manba|Текст)\]", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
LEAST, SHARE = 3, 0.6  # entries with marks of one style, and their share of all that have marks


def style(raw: str) -> str | None:
    """The style an entry is written in, where it has that style's marks and no other's."""
    if APA.match(raw):
        return "apa"
    if GOST.search(ADDRESS.sub(" ", raw)):
        return "gost"
    return "ieee" if IEEE.match(raw) else None


def told(references: Sequence[Reference]) -> str | None:
    """The style most entries of a list are written in."""
    counts = Counter(found for one in references if not one.raw.startswith("@") and (found := style(one.raw)))
    if not counts:
        return None
    name, number = counts.most_common(1)[0]
    return name if number >= LEAST and number >= SHARE * counts.total() else None


@cache
def needed(name: str) -> dict[str, tuple[str, ...]]:
    """What a style asks of an entry of each kind; `a|b` is asked for as one of the two."""
    table = tomllib.loads(files("citecheck.norms").joinpath("styles.toml").read_text("utf-8"))
    return {kind: tuple(fields) for kind, fields in {**table["any"], **table.get(name, {})}.items()}


def kind(reference: Reference) -> str:
    """What an entry is: a web page if it has an address and nothing of print, an article if it has // and an issue."""
    if reference.kind == "other" and (reference.issue or reference.volume) and "//" in ADDRESS.sub(" ", reference.raw):
        return "article"
    printed = (reference.place, reference.pages, reference.isbn, reference.container, reference.volume, reference.issue)
    if reference.kind in ("book", "other", "report") and reference.url and not any(printed) and not reference.doi:
        return "web"
    return reference.kind
