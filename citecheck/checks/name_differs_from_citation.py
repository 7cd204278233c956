import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from citecheck.compare.canonical import key
from citecheck.extract.vocabulary import words
from citecheck.languages import transliterate
from citecheck.model import Citation, Confidence, Finding, Paper, Reference, Related, Severity
from citecheck.rule import found, rule

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
PART = re.compile(r"(?P<who>[^\W\d_][^\d;()\[\]]{1,100}?)[\s,]*[(\[]?\s*(?P<year>(?:1[5-9]|20)\d\d)")  # Doe & Roe, 2019
ALIKE = 80.0  # likeness of a misspelt name
SHORTEST = 5  # letters of a name that can be told to be misspelt
ENDING = 3  # letters a name may gain or change at its end when it is inflected
MOST = 200  # references of one year that are compared


@dataclass(frozen=True, slots=True)
class Meant:
    """A citation's part, the reference it probably means, and in what they differ: `name` or `year`."""

    citation: Citation
    part: str
    reference: Reference
    differs: str
    cited: str
    listed: str


@rule(
    "CC305",
    severity=Severity.WARNING,
    since="0.1.0",
    message="The text cites {cited}, reference {label} is by {listed}.",
)
def name_differs_from_citation(paper: Paper) -> Iterator[Finding]:
    """A citation and its reference spell the name in two ways.

    ## Why is this bad?
    A reader looks for the name in the list and doesn't find it; one of the two is wrong.

    ## Example
    ```text
    ... as was shown [Qazinform, 2025].

    6. Kazinform News Agency. (2025). ...
    ```

    ## What to do
    Take the spelling of the source itself, in both places.

    ## When it's wrong
    When two different authors have nearly the same name and one of them is missing in the list. Inflected names and
    names in another alphabet are passed over.
    """
    yield from differing(paper, "name")


def differing(paper: Paper, what: str) -> Iterator[Finding]:
    """The citations whose `name` or `year` is another than that of the reference they probably mean."""
    for meant in meanings(paper):
        if meant.differs == what:
            reference = meant.reference
            related = Related(reference.span.path, reference.span.line, reference.raw, reference.id, reference.span)
            yield found(
                meant.citation.span,
                f"{meant.citation.marker} {meant.part}",
                reference=reference.id,
                related=[related],
                confidence=Confidence.MEDIUM,
                cited=meant.cited,
                label=reference.called,
                listed=meant.listed,
            )


def meanings(paper: Paper) -> Iterator[Meant]:
    """Citations that probably mean a reference whose name or year is printed otherwise, each pair once."""
    if not paper.citations:
        return
    by_year: defaultdict[str, list[Reference]] = defaultdict(list)
    by_name: defaultdict[str, list[Reference]] = defaultdict(list)
    by_id = {reference.id: reference for reference in paper.references}
    for reference in paper.references:
        by_year[_year(reference)].append(reference)
        for name in names(reference)[:1]:
            by_name[key(name)].append(reference)
    cited = {target for citation in paper.citations for target in citation.targets}
    said: set[tuple[str, str]] = set()
    for citation in paper.citations:
        for meant in _of(citation, by_id, by_year, by_name, cited):
            if (meant.reference.id, meant.cited) not in said:
                said.add((meant.reference.id, meant.cited))
                yield meant


def _of(
    citation: Citation,
    by_id: dict[str, Reference],
    by_year: dict[str, list[Reference]],
    by_name: dict[str, list[Reference]],
    cited: set[str],
) -> Iterator[Meant]:
    """The doubtful parts of one citation."""
    unresolved = " ; ".join(citation.unresolved)
    targets = [by_id[target] for target in citation.targets if target in by_id]
    for part in PART.finditer(citation.marker):
        who, year = part["who"].strip(" ,."), part["year"]
        first = next(iter(people(who)), "")
        if not first:
            continue
        if who in unresolved:
            near = _near(first, [one for one in by_year.get(year, ()) if one.id not in cited][:MOST])
            if near:
                yield Meant(citation, f"{who}, {year}", near[0], "name", first, near[1])
                continue
            same = [one for one in by_name.get(key(first), ()) if one.id not in cited and _year(one) != year]
            if len(same) == 1 and _year(same[0]):
                yield Meant(citation, f"{who}, {year}", same[0], "year", f"{who}, {year}", _year(same[0]))
            continue
        fitting = [one for one in targets if _year(one) == year]
        if len(fitting) == 1 and not any(same_name(first, name) for name in _every_name(fitting[0])):
            near = _near(first, fitting)
            if near:
                yield Meant(citation, f"{who}, {year}", fitting[0], "name", first, near[1])


def _near(name: str, references: list[Reference]) -> tuple[Reference, str] | None:
    """The one reference whose name is nearly this one."""
    if len(name) < SHORTEST:
        return None
    fits = [
        (one, listed)
        for one in references
        for listed in names(one)[:1]
        if fuzz.ratio(name.casefold(), listed.casefold()) >= ALIKE and not same_name(name, listed)
    ]
    return fits[0] if len(fits) == 1 else None


@cache
def _joints() -> re.Pattern[str]:
    """What stands between or behind the names of a marker: commas, "and", "et al.", initials."""
    joints = rf"\s*[,&]\s*|\s+{words('and')}\s+|,?\s*{words('et_al')}|\b\w{{1,2}}\.\s*"
    return re.compile(joints, re.IGNORECASE)


def people(who: str) -> list[str]:
    """The names in a marker: Doe & Roe, Каримов ва Саидов, Smith et al."""
    return [name for part in _joints().split(who) if (name := part.strip(" .,"))]


def names(reference: Reference) -> list[str]:
    """The names a reference is cited by: its people's, else the words it begins with."""
    listed = [name for one in reference.authors or reference.editors if (name := one.family or one.literal)]
    return listed or [_beginning(reference)]


def _beginning(reference: Reference) -> str:
    return re.split(r"[.,:;(\[]", reference.raw, maxsplit=1)[0].strip()


def _every_name(reference: Reference) -> list[str]:
    """All by which a reference may be cited: names, the words it begins with, its title, source and host."""
    more = [_beginning(reference), reference.title, reference.container, reference.publisher, reference.url]
    return [*names(reference), *(one for one in more if one)]


def same_name(a: str, b: str) -> bool:
    """Whether two spellings are one name: but for case, accents, an ending, an alphabet, or words behind it."""
    one, two = _letters(a), _letters(b)
    if not one or not two:
        return False
    if one in two or two in one or _stem(one, two):
        return True
    return a.isascii() != b.isascii() and (key(a) == key(b) or _stem(key(a), key(b)))


def _stem(a: str, b: str) -> bool:
    """Whether two words differ in their endings only."""
    common = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= max(SHORTEST - 1, len(a) - ENDING, len(b) - ENDING)


def _letters(name: str) -> str:
    return re.sub(r"[\W\d_]+", "", transliterate(name).casefold())


def _year(reference: Reference) -> str:
    match = YEAR.search(reference.year or reference.normalised.get("date") or reference.date or "")
    return match[0] if match else ""
