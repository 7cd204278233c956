"""Author-year citations: (Hyland, 2019; Brown & Lee, 2020, p. 5), Flower and Hayes (1981), [kisi.kz, 2025]."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz

from citecheck.extract.flow import Flow
from citecheck.extract.names import UPPER
from citecheck.extract.vocabulary import words
from citecheck.languages import fold, transliterate
from citecheck.model import Citation, Reference, Span

YEAR = r"(?:1[5-9]|20)\d\d[a-zа-я]?"
GROUP = re.compile(rf"[(\[](?P<inside>[^()\[\]]{{2,300}}?{YEAR}[^()\[\]]{{0,60}})[)\]]")
PART = re.compile(
    rf"(?P<who>.*?)[,\s]+(?P<years>{YEAR}(?:,\s?(?:{YEAR}|[a-z](?=[,\s]|$)))*)(?P<loc>\s*[,:].*)?", re.DOTALL
)
HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/]+)")
HOST_NAME = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+\S*")  # 24.kz
LEAD = re.compile(r"[^.,:;(\[]{2,60}(?=[.,(])")  # FAO. Managing ...
LEAST = 88  # likeness at which two spellings of a family name are one

Place = Callable[[int, int], Span]
Index = dict[str, list[tuple[frozenset[str], str]]]


@cache
def narrative() -> re.Pattern[str]:
    """A name in the sentence and the year behind it: Flower and Hayes (1981), Mandelbaum [1994], Саидов (2019)."""
    name = rf"{UPPER}[\w'’ʻʼ‘`-]{{1,60}}+"  # never longer, and never tried again shorter: a run of capitals is no name
    more = rf"(?:(?:\s?,\s?|\s(?:{words('and')})\s|,?\s&\s){name}){{0,3}}"
    return re.compile(
        rf"(?P<who>{name}{more}(?:,?\s(?:{words('et_al')}))?)(?:['’ʼ]s)?\s?[(\[](?P<years>{YEAR}(?:[,;]\s?{YEAR})*)(?P<loc>\s*[,:][^()\[\]]{{1,30}})?[)\]]"
    )


def citations(body: Flow, references: Sequence[Reference], place: Place, *, numeric_list: bool) -> Iterator[Citation]:
    """Finds author-year markers; without a reference that fits, only a marker of that very form counts."""
    index = _index(references)
    any_fits = bool(references)
    taken: list[tuple[int, int]] = []
    for match in narrative().finditer(body.text):
        who, years = " ".join(match["who"].split()), _years(match["years"])
        targets, unresolved = _resolve(who, years, index)
        if not targets and (numeric_list or not any_fits or match[0].rstrip()[-1] == "]"):
            continue
        taken.append(match.span())
        yield Citation(" ".join(match[0].split()), place(*body.range(*match.span())), targets, unresolved)
    for match in GROUP.finditer(body.text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        found = _group(" ".join(match["inside"].split()), index)
        if found is None or (not found[0] and (numeric_list and match[0][0] == "(")):
            continue
        if not any_fits:
            continue
        yield Citation(" ".join(match[0].split()), place(*body.range(*match.span())), *found)


def _group(inside: str, index: Index) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The references of a bracket, or None where a part of it is no name and year."""
    targets: list[str] = []
    unresolved: list[str] = []
    who = ""
    for part in re.split(r"\s*;\s*", inside):
        match = PART.fullmatch(part)
        if not match:
            return None
        who = match["who"].strip(" ,") or who
        if not _looks_like_name(who):
            return None
        found, missing = _resolve(who, _years(match["years"]), index)
        targets += found
        unresolved += missing
    return tuple(dict.fromkeys(targets)), tuple(unresolved)


def _years(text: str) -> list[str]:
    """The years of a marker; a lone letter repeats the year before it (2020a, b)."""
    years: list[str] = []
    for part in re.split(r"[,;]\s?", text):
        years.append(part if len(part) > 1 else years[-1][:4] + part)
    return years


def _looks_like_name(who: str) -> bool:
    """A name, a body or a host; not a sentence, a law or a date."""
    if not who or len(who) > 110 or re.search(r"\d|[=+*/%<>№]", HOST_NAME.sub("", who)):
        return False
    return bool(re.match(rf"{UPPER}|[a-z0-9-]+\.[a-z]{{2,}}", who))


@cache
def _splitter() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[,&]|\b(?:{words('and')})\b)\s*|\s*(?:{words('et_al')})\.?", re.IGNORECASE)


def _plain(name: str) -> str:
    return re.sub(r"[\W\d_]+", "", transliterate(fold(name)).casefold())


def _families(who: str) -> list[str]:
    """The family names of a marker, without initials."""
    parts = [part for part in _splitter().split(who) if part and part.strip(" .")]
    names = [" ".join(word for word in part.split() if not re.fullmatch(r"(?:\w{1,2}\.)+", word)) for part in parts]
    return [plain for name in names if (plain := _plain(name))]


def _index(references: Sequence[Reference]) -> Index:
    """References by year: the names each may be cited by (families, bodies, the first words of a title, a host)."""
    index: Index = defaultdict(list)
    for reference in references:
        people = [name.family or name.literal or "" for name in (*reference.authors, *reference.editors)]
        named = {_plain(name) for name in people if name}
        if not named and reference.title:
            named |= {_plain(reference.title), _plain(" ".join(reference.title.split()[:3]))}
        if reference.container:
            named.add(_plain(reference.container))
        if lead := LEAD.match(reference.raw):
            named.add(_plain(lead[0]))
        if host := HOST.match(reference.url or ""):
            named.add(_plain(host[1]))
        year = (reference.year or reference.normalised.get("date", "") or reference.date or "")[:4]
        index[year].append((frozenset(filter(None, named)), reference.id))
    return index


def _resolve(who: str, years: list[str], index: Index) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The references that a name and its years point to."""
    families = _families(who)
    targets: list[str] = []
    missing: list[str] = []
    for year in years:
        fitting = _best(families, index.get(year[:4], []))
        letter = year[4:]
        if letter and len(fitting) > 1:
            at = ord(letter) - ord("a")
            fitting = fitting[at : at + 1] if 0 <= at < len(fitting) else fitting
        if fitting:
            targets.append(fitting[0])
        else:
            missing.append(f"{who}, {year}")
    return tuple(dict.fromkeys(targets)), tuple(missing)


def _best(families: list[str], candidates: list[tuple[frozenset[str], str]]) -> list[str]:
    """References of a year whose names hold those of the marker; most names in common first."""
    scored = []
    for named, id_ in candidates:
        hits = sum(any(_same(family, name) for name in named) for family in families)
        if families and hits and (hits == len(families) or _same_any(families[0], named)):
            scored.append((-hits, len(named) != len(families), id_))
    scored.sort(key=lambda row: row[:2])  # else the first in the list
    top = scored[0][:1] if scored else None
    return [id_ for *score, id_ in scored if tuple(score[:1]) == top]


def _same_any(family: str, named: frozenset[str]) -> bool:
    return any(_same(family, name) for name in named)


def _same(a: str, b: str) -> bool:
    if a == b or (len(a) > 4 and len(b) > 4 and (a in b or b in a)):
        return True
    return len(a) > 3 and fuzz.ratio(a, b) >= LEAST
