"""Author-year citations: (Hyland, 2019; Brown & Lee, 2020, p. 5), Flower and Hayes (1981), [kisi.kz, 2025]."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from citecheck.extract.flow import Flow
from citecheck.extract.names import UPPER
from citecheck.extract.vocabulary import month, words
from citecheck.languages import fold, transliterate
from citecheck.model import Citation, Reference, Span, Work

YEAR = r"(?:1[5-9]|20)\d\d[a-zа-я]?"
SHORT = re.compile(r"\s?\[[^()\[\]\d]{1,20}\]")  # the Water Board [WB], 2014
GROUP = re.compile(
    rf"[(\[](?P<inside>[^()\[\]]{{2,300}}?(?:{SHORT.pattern}[^()\[\]]{{1,9}}?)?{YEAR}[^()\[\]]{{0,60}})[)\]]"
)
PART = re.compile(
    rf"(?P<who>.*?)[,\s]+(?P<years>{YEAR}(?:,\s?(?:{YEAR}|[a-z](?=[,\s]|$)))*)(?P<loc>\s*[,:].*)?", re.DOTALL
)
HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/]+)")
HOST_NAME = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+\S*")  # 24.kz
LEAD = re.compile(r"[^.,:;(\[]{2,60}(?=[.,(])")  # FAO. Managing ...
LEAST = 88  # likeness at which two spellings of a family name are one
NO_YEARS = re.compile(rf"{YEAR}(?:,\s?{YEAR})*,\s?(?!{YEAR})\d{{4}}(?!\d)")  # Study nos. 1937, 1967, 2120
LETTERS = {**dict(zip("абвгд", "abcde", strict=True)), **{letter: letter for letter in "abcdefghijkl"}}  # 2020а, 2020b
SLASH = re.compile(rf"\s?/\s?(?={UPPER})")  # Rein/Schön
KNOWN = 3  # citations that resolve for each single name with a year that the list doesn't know
BEFORE = 25  # years before the oldest of the list at which a year is no longer that of a source

Place = Callable[[int, int], Span]


@dataclass(frozen=True, slots=True)
class Known:
    """What one work of the list may be cited by: its people, what else it is called, the letter of its year."""

    people: frozenset[str]
    others: frozenset[str]
    letter: str
    id: str


Index = dict[str, list[Known]]


@cache
def narrative() -> re.Pattern[str]:
    """A name in the sentence and the year behind it: Flower and Hayes (1981), Mandelbaum [1994], Саидов (2019)."""
    # a name is never longer, and never tried again shorter: a run of capitals is none
    name = rf"(?<!\w)(?:(?:{words('particle')})\s)*{UPPER}[\w'’ʻʼ‘`-]{{1,60}}+"
    more = rf"(?:(?:\s?,\s?|\s(?:{words('and')})\s|,?\s&\s){name}){{0,3}}"
    return re.compile(
        rf"(?P<who>{name}{more}(?:,?\s(?:{words('et_al')}))?)(?:['’ʼ]s)?\s?[(\[](?P<years>{YEAR}(?:[,;]\s?{YEAR})*)(?P<loc>\s*[,:][^()\[\]]{{1,30}})?[)\]]"
    )


def citations(body: Flow, references: Sequence[Reference], place: Place, *, numeric_list: bool) -> Iterator[Citation]:
    """Finds author-year markers; without a reference that fits, only a marker of that very form counts."""
    if not references:
        return
    index = _index(references)
    told = list(_narrative(body.text, index, numeric_list))
    taken = [match.span() for match, *_ in told]
    bracketed: list[Found] = []
    for match in GROUP.finditer(body.text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        found = _group(" ".join(SHORT.sub("", match["inside"]).split()), index)
        if found and (found[0] or not (numeric_list and match[0][0] == "(")):
            bracketed.append((match, *found))
    for match, targets, unresolved in (*_told(told, bracketed, index), *bracketed):
        yield Citation(" ".join(match[0].split()), place(*body.range(*match.span())), targets, unresolved)


Found = tuple[re.Match[str], tuple[str, ...], tuple[str, ...]]  # a marker, what it points to, what it points to in vain


def _narrative(text: str, index: Index, numeric_list: bool) -> Iterator[Found]:
    """Names of a sentence with a year in brackets behind them."""
    for match in narrative().finditer(text):
        who = " ".join(match["who"].split())
        targets, unresolved = _resolve(who, _years(match["years"]), index)
        if not targets and (last := _last(who)):  # Finally, Tanaka (2020)
            who = last
            targets, unresolved = _resolve(who, _years(match["years"]), index)
        thing = _article().search(text, max(0, match.start() - 8), match.start())  # the Act (2010)
        if targets or not (numeric_list or match[0].rstrip()[-1] == "]" or thing or _no_author(who)):
            yield match, targets, unresolved


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('article')}\s$", re.IGNORECASE)


def _last(who: str) -> str:
    """The name behind the only comma of some words: what stands before may be the sentence's."""
    before, comma, last = who.partition(", ")
    plain = comma and not _splitter().search(last) and len(before.split()) == 1
    return last if plain else ""


def _told(told: list[Found], bracketed: list[Found], index: Index) -> Iterator[Found]:
    """Leaves out single names that may be anybody's: a film's, a town's, a ruler's with the year of his birth.

    One that the list doesn't know is a citation only where few are so.
    """
    known = {name for works in index.values() for work in works for name in work.people}
    odd = [row for row in told if not row[1] and not row[0]["loc"] and _stranger(row[0]["who"], known)]
    few = sum(bool(row[1]) for row in (*told, *bracketed)) >= KNOWN * len(odd)
    oldest = min((int(year) for year in index if year.isdigit()), default=0)
    for row in told:
        old = all(int(year[:4]) < oldest - BEFORE for year in _years(row[0]["years"]))
        if row[1] or (not old and (few or row not in odd)):
            yield row


def _stranger(who: str, known: set[str]) -> bool:
    """Whether this is one name only, and nobody's in the list."""
    families = _families(who)
    return len(families) == 1 and not _same_any(families[0], frozenset(known))


def _group(inside: str, index: Index) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The references of a bracket, or None where it is none; what else stands beside a citation says nothing."""
    if NO_YEARS.search(inside):
        return None
    targets: list[str] = []
    unresolved: list[str] = []
    who, other = "", False
    for part in _between().split(inside):
        match = PART.fullmatch(part)
        who = (_bare(match["who"].strip(" ,")) or who) if match else who
        if not match or not _looks_like_name(who):
            other = True
            continue
        found, missing = _resolve(who, _years(match["years"]), index)
        if not found and _no_author(who):
            other = True
            continue
        targets += found
        unresolved += missing
    if other and not targets:
        return None
    return tuple(dict.fromkeys(targets)), () if other else tuple(unresolved)


@cache
def _between() -> re.Pattern[str]:
    """What parts the citations of a bracket: a semicolon; a comma or "and" behind a year and before a name and year."""
    ahead = rf"(?={UPPER}[^;,()]{{1,80}}[,\s]{YEAR})"
    return re.compile(rf"\s*;\s*|(?<=\d),\s+{ahead}|(?<=\d)\s+(?:&|{words('and')})\s+{ahead}")


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('see', 'lead_in')}(?![^\W\d_])[\s,:]*)+", re.IGNORECASE)


def _bare(who: str) -> str:
    """A name without what leads up to it: "see, e.g., Doe", "vgl. z. B. Kettner"."""
    lead = _lead_in().match(who)
    rest = who[lead.end() :] if lead else ""
    return rest if _begins_a_name(rest) else who


@cache
def _nobody() -> re.Pattern[str]:
    """A place, a law, a month, or a word for a number: none that a work is by."""
    kinds = words("place", "city", "region", "law", "issue", "volume", "page", "law_number", "year")
    return re.compile(rf"(?:.*\W)?(?:{kinds}|{month()})\W*", re.IGNORECASE | re.DOTALL)


def _no_author(who: str) -> bool:
    return bool(_nobody().fullmatch(who))


def _years(text: str) -> list[str]:
    """The years of a marker; a lone letter repeats the year before it (2020a, b)."""
    years: list[str] = []
    for part in re.split(r"[,;]\s?", text):
        years.append(part if len(part) > 1 else years[-1][:4] + part)
    return years


def _looks_like_name(who: str) -> bool:
    """A name, a body or a host; not a sentence, a law or a date."""
    if not who or len(who) > 110 or re.search(r"\d|[=+*/%<>№]", SLASH.sub(" ", HOST_NAME.sub("", who))):
        return False
    return _begins_a_name(who)


def _begins_a_name(who: str) -> bool:
    """Whether this begins with a capital, a particle (van Ours), or a host."""
    return bool(re.match(rf"(?:{words('particle')}\s+)*{UPPER}|[a-z0-9-]+\.[a-z]{{2,}}", who))


@cache
def _splitter() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[,&]|\b(?:{words('and')})\b)\s*|\s*(?:{words('et_al')})\.?", re.IGNORECASE)


def _plain(name: str) -> str:
    return re.sub(r"[\W\d_]+", "", transliterate(fold(name)).casefold())


def _families(who: str) -> list[str]:
    """The family names of a marker, without initials."""
    parts = [part for part in _splitter().split(SLASH.sub(", ", who)) if part and part.strip(" .")]
    names = [" ".join(word for word in part.split() if not re.fullmatch(r"(?:\w{1,2}\.)+", word)) for part in parts]
    return [plain for name in names if (plain := _plain(name))]


def _index(references: Sequence[Reference]) -> Index:
    """References by year: the names each may be cited by (families, bodies, the first words of a title, a host)."""
    index: Index = defaultdict(list)
    for reference in references:
        works: list[Reference | Work] = [reference, *reference.works]
        for work in works:
            year = work.year or (reference.normalised.get("date", "") if work is reference else "") or work.date or ""
            known = Known(_people(work, reference), _others(work, reference), letter(reference, year), reference.id)
            index[year[:4]].append(known)
    return index


def letter(reference: Reference, year: str) -> str:
    """The letter that tells a work from others of its author and year: 2001b."""
    printed = re.search(rf"(?<!\d){re.escape(year[:4])}([a-lа-д])(?!\w)", reference.raw) if year else None
    return LETTERS[printed[1]] if printed else ""


def _people(work: Reference | Work, reference: Reference) -> frozenset[str]:
    """The names of those a work is by; where a dash stands for them, those of the entry before."""
    named = [name.family or name.literal or "" for name in (*work.authors, *work.editors)]
    repeated = reference.normalised.get("authors", "").split("; ") if work is reference else []
    return frozenset(filter(None, map(_plain, (*named, *repeated))))


def _others(work: Reference | Work, reference: Reference) -> frozenset[str]:
    """What else a work may be cited by: its title where it has no author, its source, its first words, its host."""
    called = [work.container or ""]
    if work.title and not (work.authors or work.editors):
        called += [work.title, " ".join(work.title.split()[:3])]
    if work is reference and (lead := LEAD.match(reference.raw)):
        called += [lead[0], _initials(lead[0])]
    for name in (*work.authors, *work.editors):
        called += [_initials(name.literal or ""), (name.family or "").split(" ")[-1]]
    if host := HOST.match(work.url or ""):
        called.append(host[1])
    return frozenset(filter(None, map(_plain, called)))


def _initials(body: str) -> str:
    """What a body of several words is called for short: Water Board of Leeds, WBL."""
    capitals = [word[0] for word in re.findall(r"[^\W\d_]+", body) if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


def _resolve(who: str, years: list[str], index: Index) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The references that a name and its years point to."""
    families = _families(who)
    others = bool(re.search(words("et_al"), who, re.IGNORECASE))
    targets: list[str] = []
    missing: list[str] = []
    for year in years:
        fitting = _best(families, index.get(year[:4], []), others)
        sign = LETTERS.get(year[4:].casefold(), "")
        if sign and len(fitting) > 1:
            at = ord(sign) - ord("a")
            lettered = [one for one in fitting if one.letter == sign]
            fitting = lettered or (fitting[at : at + 1] if at < len(fitting) else fitting)
        if fitting:
            targets.append(fitting[0].id)
        else:
            missing.append(f"{who}, {year}")
    return tuple(dict.fromkeys(targets)), tuple(missing)


def _best(families: list[str], candidates: list[Known], others: bool) -> list[Known]:
    """Works of a year whose names hold those of the marker; most names in common first, then as many people."""
    scored = []
    for known in candidates:
        named = known.people | known.others
        hits = sum(any(_same(family, name) for name in named) for family in families)
        if families and hits and (hits == len(families) or _same_any(families[0], named)):
            right = len(known.people) > max(2, len(families)) if others else len(known.people) == len(families)
            scored.append((-hits, not right, known))
    scored.sort(key=lambda row: row[:2])  # else the first in the list
    top = scored[0][0] if scored else 0
    return [known for hits, _, known in scored if hits == top]


def _same_any(family: str, named: frozenset[str]) -> bool:
    return any(_same(family, name) for name in named)


def _same(a: str, b: str) -> bool:
    if a == b or (len(a) > 4 and len(b) > 4 and (a in b or b in a)):
        return True
    return len(a) > 3 and fuzz.ratio(a, b) >= LEAST
