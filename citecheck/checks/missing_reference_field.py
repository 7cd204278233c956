import re
from collections.abc import Iterator
from functools import cache

from citecheck.checks.bare_url import bare
from citecheck.config import Config
from citecheck.extract.vocabulary import words
from citecheck.model import LISTS, Finding, Paper, Reference, Severity
from citecheck.norms.entry_types import needs
from citecheck.norms.places import Source, sources
from citecheck.norms.profiles import profile
from citecheck.norms.styles import kind, needed, told
from citecheck.rule import found, rule

INHERITS = ("crossref", "xdata", "entryset", "ids")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+")
LETTERS = re.compile(r"[^\W\d_]")
DOUBT = 0.7  # confidence below which a field may have taken in another
LONG, FEW = re.compile(r"[^\W\d_]{4,}"), 2  # an entry of no more long words than these can't hold a title
UNREAD = 25  # letters of an entry that no field accounts for: with more of them it was read too badly to accuse


@rule(
    "CC201",
    severity=Severity.WARNING,
    since="0.1.0",
    message="Reference {label} ({kind}): {fields} could not be read.",
    bib="{label} has no {fields}, which @{kind} must have.",
)
def missing_reference_field(paper: Paper, config: Config) -> Iterator[Finding]:
    """A reference lacks what a thing of its kind needs to be found.

    ## Why is this bad?
    Without its title, source or year a reader can't find the work, nor can a program.

    ## Example
    ```text
    2. Зиямов автореферат. С. 4.
    ```

    ## What to do
    Complete the entry from the work itself. What is asked for goes by the style most entries follow (GOST, APA, IEEE),
    or by `style` in the configuration; in a .bib file by what both BibTeX and biblatex ask for.

    ## When it's wrong
    When the entry has the field in a form citecheck couldn't read, or the kind was told wrong (it is named).
    """
    for source in sources(paper):
        yield from _of_entries(source)
    if paper.format in LISTS and paper.format != "references":
        return
    asked = needed(config.style or profile(config.profile).style or told(paper.references) or "any")
    books = [one for one in paper.references if kind(one) == "book"]
    left_out = sum(not one.publisher for one in books) * 2 > len(books)  # the list names places only: Berlin, 1999
    for reference in paper.references:
        if reference.works or reference.raw.startswith("@") or _rests_on_another(reference) or bare(reference):
            continue
        sort = _kind(reference)
        needs_of_kind = [one.split("|") for one in asked.get(sort, ())]
        missing = [one for one in needs_of_kind if not _has(reference, one) and _sure(reference, one)]
        missing = [one for one in missing if one != ["publisher"] or not left_out]
        if missing:
            yield found(
                reference.span,
                reference.raw,
                reference=reference.id,
                label=reference.called,
                fields=", ".join(dict.fromkeys(name for one in missing for name in _named(one))),
                kind=sort,
            )


def _kind(reference: Reference) -> str:
    """What an entry is; one of which only its pages are counted (112 с.) is a book, though nobody is named for it."""
    sort = kind(reference)
    alone = not (reference.container or reference.url or reference.doi)
    return "book" if sort == "other" and alone and reference.title and _counted().search(reference.raw) else sort


def _of_entries(source: Source) -> Iterator[Finding]:
    for entry in source.entries:
        has = {field.low for field in entry.fields if field.text.strip(" {}")}
        if has.intersection(INHERITS):
            continue
        missing = [need for need in needs().get(entry.type, ()) if not has.intersection(need)]
        if missing:
            span = source.place(entry.key_at, entry.key_at + len(entry.key))
            fields = ", ".join(need[0] for need in missing)
            yield found(
                span, entry.key, key="bib", reference=entry.key, label=entry.key, fields=fields, kind=entry.type
            )


def _has(reference: Reference, fields: list[str]) -> bool:
    """Whether one of some fields was read; a source that was read with doubt doesn't stand for an author."""
    unsure = not reference.title or reference.confidence.get("container", 1.0) < DOUBT
    doubtful = {"container"} if len(fields) > 2 and unsure else set()
    return any(getattr(reference, name) for name in fields if name not in doubtful)


def _named(fields: list[str]) -> list[str]:
    """What is said to be missing: the first of what would do, and of a web page both author and date."""
    return ["authors", "date"] if fields[0] == "authors" and "date" in fields else fields[:1]


def _sure(reference: Reference, fields: list[str]) -> bool:
    """Whether a field is missing in print, not only in what was read."""
    text = ADDRESS.sub(" ", reference.raw)
    if "year" in fields or "date" in fields:
        return not _dated(reference, text)
    if fields[0] in ("place", "url"):
        return fields[0] == "url" or _nothing_before_year(reference)
    if fields[0] == "title" and len(set(LONG.findall(_known_words().sub(" ", text)))) > FEW:
        return False
    if fields[0] == "container" and (LETTERS.search(text.partition("//")[2]) or _sources().search(text)):
        return False
    return _unread(reference, text) < UNREAD and min(reference.confidence.values(), default=1.0) >= DOUBT


def _nothing_before_year(reference: Reference) -> bool:
    """Whether the year follows the title at once, so that no place can have been overlooked."""
    title, year = reference.title or "", reference.year or ""
    at = reference.raw.find(title) + len(title)
    between = reference.raw[at : reference.raw.find(year, at)]
    return bool(title and year and year in reference.raw[at:]) and not LETTERS.search(between)


def _dated(reference: Reference, text: str) -> bool:
    """Whether a year is printed: other than that of the access, or one that the title tells of."""
    title = reference.title or ""
    inside = title if YEAR.search(title[4:-6]) and not YEAR.search(title[-6:]) else ""
    for known in (reference.accessed, inside):
        text = text.replace(known, " ") if known else text
    return bool(YEAR.search(text))


def _unread(reference: Reference, text: str) -> int:
    """Letters of an entry that no field accounts for."""
    values = [
        reference.title, reference.container, reference.publisher, reference.place, reference.accessed, reference.date,
        *(part for name in reference.authors for part in (name.family, name.given, name.literal)),
    ]  # fmt: skip
    return len(LETTERS.findall(text)) - sum(len(LETTERS.findall(value)) for value in values if value)


def _rests_on_another(reference: Reference) -> bool:
    """Whether an entry points to another one or to an archive: its fields are not of its own."""
    return bool(_elsewhere().search(ADDRESS.sub(" ", reference.raw)))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w–—-])\d{{2,4}}[ \u00a0]{words('page_count')}\W*$", re.IGNORECASE)  # 112 с.


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{words('ibid')}(?![^\W\d_])|{words('archive')}(?<=\w{{5}}))", re.IGNORECASE)


@cache
def _sources() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){words('journal', 'conference', 'newspaper', 'periodical')}", re.IGNORECASE)


@cache
def _known_words() -> re.Pattern[str]:
    kinds = ("page", "thesis", "url", "accessed", "medium", "volume", "issue", "year", "place", "city")
    return re.compile(rf"(?<![^\W\d_]){words(*kinds)}(?![^\W\d_])", re.IGNORECASE)
