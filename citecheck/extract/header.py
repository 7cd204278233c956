"""A paper's header: titles and authors in each language printed, and what stands behind labels."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from citecheck.extract import labelled as labels
from citecheck.extract.affiliations import affiliations
from citecheck.extract.labelled import Labelled, by_language, header_dates, keywords, labelled
from citecheck.extract.lines import Layout, Line, readable
from citecheck.extract.people import EMAIL, ORCID, as_person, paired, people, versions
from citecheck.extract.sections import Heading
from citecheck.extract.titles import Title, titles
from citecheck.extract.venue import venue
from citecheck.languages import detect
from citecheck.model import Dates, Document, Person, Span

CONTACTS = ("email", "orcid", "phone")  # labels that stand among authors
MOST = 160  # lines a header may take
ABOUT = 12  # lines that tell of an author
FRONT = 45  # lines of title and authors above an abstract, at most
SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.(?=\s|$)")
EMPHASIS = re.compile(r"\*{1,3}|\f")


@dataclass(slots=True)
class Header:
    """What a header says, ready to be handed to a Paper."""

    values: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)


def header(document: Document, layout: Layout, found: Sequence[Heading], body: int) -> Header:
    """Reads the header of a Document; `body` is the line at which its reference list begins."""
    first = _beginning(layout, found)
    end = min([h.line for h in found if h.kind == "introduction" and h.line > first] + [body, first + MOST])
    lines = _split([readable(line) for line in layout.lines[first:end]])
    known = {line.start: h.kind for h in found if h.line < len(layout.lines) for line in [layout.lines[h.line]]}
    stops = {
        n for n, line in enumerate(lines) if line.start in known and known[line.start] not in ("abstract", "keywords")
    }
    parts = labelled(lines, stops)
    made = Header()
    _titles_and_authors(made, document, lines, parts, known)
    _named_by_label(made, document, parts)
    _labelled(made, document, lines, parts)
    _numbers(made, document, lines, parts)
    _venue(made, document, lines, layout)
    _at_the_end(made, document, layout.lines, max(body, end), found)
    _from_metadata(made, document)
    return made


def _beginning(layout: Layout, found: Sequence[Heading]) -> int:
    """The line a paper begins at: behind a journal's own pages, where the first abstract stands too far down."""
    abstract = next((h.line for h in found if h.kind == "abstract"), 0)
    if abstract <= FRONT:
        return 0
    start = layout.lines[abstract].start
    head = max((head.start for head in layout.heads if head.start < start), default=0)
    first = next(n for n, line in enumerate(layout.lines) if line.start > head)
    return first if head and abstract - first <= FRONT else abstract - FRONT // 2


def _split(lines: Sequence[Line]) -> list[Line]:
    """Lines as a reader sees them: emphasis marks part what Markdown has glued together."""
    split: list[Line] = []
    for line in lines:
        at, gap = 0, line.gap
        for mark in [*EMPHASIS.finditer(line.text), None]:
            end = mark.start() if mark else len(line.text)
            part = line.text[at:end]
            if part.strip():
                start = line.start + at + len(part) - len(part.lstrip())
                split.append(Line(start, start + len(part.strip()), part.strip(), gap, line.page))
                gap = 0 if mark and len(mark[0]) == 1 else gap
            at = mark.end() if mark else end
    return split


def _titles_and_authors(
    made: Header, document: Document, lines: list[Line], parts: Sequence[Labelled], known: dict[int, str]
) -> None:
    covered = {n for part in parts for n in range(part.line, part.last + 1)}
    covered |= {n for n, line in enumerate(lines) if line.start in known}
    title: dict[str, str] = {}
    authors: dict[str, list[str]] = {}
    bodies: dict[str, tuple[str, ...]] = {}
    soft = {n for part in parts if part.kind in CONTACTS for n in range(part.line, part.last + 1)}
    blocks = list(titles(lines, covered, covered - soft))
    taken = covered | {n for block in blocks for n in (*range(block.first, block.last + 1), *block.authors)}
    for block in (_in_its_language(block, parts) for block in blocks):
        if block.lang in title and (block.text != title[block.lang] or block.lang in bodies):
            continue
        title[block.lang] = block.text
        made.spans[f"title.{block.lang}"] = document.place(block.start, block.end)
        named = [people(lines[n].text) for n in block.authors]
        if named:
            authors |= versions(named, block.lang, [one.lang for one in blocks])
            first, last = lines[block.authors[0]], lines[block.authors[-1]]
            made.spans[f"authors.{block.lang}"] = document.place(first.start, last.end)
        below = block.authors[-1] if block.authors and block.authors[-1] < block.first else block.last
        if told := affiliations(lines, below + 1, taken):
            bodies[block.lang] = tuple(text for text, _, _ in told)
            made.spans[f"affiliation.{block.lang}"] = document.place(told[0][1], told[-1][2])
    if not blocks and "title" in document.metadata and (told := affiliations(lines, 0, taken)):
        bodies[_spoken(document.metadata)] = tuple(text for text, _, _ in told)
    made.values["title"] = title
    made.values["authors"] = tuple(as_person(printed) for printed in paired(authors))
    made.values["affiliation"] = bodies


def _in_its_language(block: Title, parts: Sequence[Labelled]) -> Title:
    """A title in the language of the label below it, where its own letters don't speak for another."""
    told = next((part.lang for part in parts if part.lang and part.line > block.last), None)
    return replace(block, lang=detect(block.text, likely=told) or block.lang)


def _labelled(made: Header, document: Document, lines: Sequence[Line], parts: Sequence[Labelled]) -> None:
    words: dict[str, tuple[str, ...]] = {}
    abstracts: dict[str, str] = {}
    for lang, text, span in by_language(parts, "keywords", document.text):
        if lang not in words:
            words[lang] = keywords(text)
            made.spans[f"keywords.{lang}"] = document.place(*span)
    for lang, text, span in by_language(parts, "abstract", document.text):
        if lang not in abstracts and len(text) > 40:
            abstracts[lang] = text
            made.spans[f"abstract.{lang}"] = document.place(*span)
    dates, places = header_dates(lines, parts, document.text)
    made.values |= {"keywords": words, "abstract": abstracts, "dates": dates}
    made.spans |= {name: document.place(*place) for name, place in places.items()}


def _named_by_label(made: Header, document: Document, parts: Sequence[Labelled]) -> None:
    """Titles and authors behind a label ("Topic: ...", "Авторы: ...")."""
    title: dict[str, str] = {}
    authors: dict[str, list[str]] = {}
    for part in parts:
        text = " ".join(document.text[part.start : part.end].split()).strip(" *_")
        if part.kind == "title_label" and len(text) > 12:
            lang = detect(text) or "und"
            title.setdefault(lang, text.rstrip(" .*_"))
            made.spans.setdefault(f"title.{lang}", document.place(part.start, part.end))
        elif part.kind == "author_label" and title:
            named = people(SENTENCE.split(text)[0])
            lang = list(title)[-1]
            authors.setdefault(lang, named) if named else None
    made.values["title"] |= {lang: text for lang, text in title.items() if lang not in made.values["title"]}
    if authors and not made.values["authors"]:
        made.values["authors"] = tuple(as_person(printed) for printed in paired(authors))


def _numbers(made: Header, document: Document, lines: Sequence[Line], parts: Sequence[Labelled]) -> None:
    """E-mails, ORCIDs, UDC, DOI, ISSN."""
    text = "\n".join(line.text for line in lines)
    made.values["emails"] = tuple(dict.fromkeys(match[0].rstrip(".") for match in EMAIL.finditer(text)))
    for part in parts:
        stretch = document.text[part.start : min(part.end, part.start + 120)]
        form = {"udc": labels.UDC, "issn": labels.ISSN}.get(part.kind)
        match = form.search(stretch.split("\n")[0]) if form else None
        if match and part.kind not in made.values:
            made.values[part.kind] = match[0].strip(" .;")
            made.spans[part.kind] = document.place(part.start + match.start(), part.start + match.end())
    from citecheck.extract.links import addresses

    for address in addresses(text):
        if address.kind == "doi" and "doi" not in made.values:
            made.values["doi"] = address.url.removeprefix("https://doi.org/")
    orcids = tuple(dict.fromkeys(ORCID.findall(text)))
    written = made.values.get("authors", ())
    if len(written) == 1:
        (only,) = written
        own = {"orcid": orcids, "email": made.values["emails"]}
        told = {name: values[0] for name, values in own.items() if len(values) == 1}
        made.values["authors"] = (replace(only, **told),)


def _venue(made: Header, document: Document, lines: Sequence[Line], layout: Layout) -> None:
    """Journal, volume, issue, pages, and the year of publication where no date is printed."""
    for name, (value, start, end) in venue(lines, layout.heads).items():
        if name != "published":
            made.values.setdefault(name, value)
            made.spans.setdefault(name, document.place(start, end))
        elif not made.values["dates"].published:
            made.values["dates"] = replace(made.values["dates"], published=value)
            made.spans["dates.published"] = document.place(start, end)


def _at_the_end(made: Header, document: Document, lines: Sequence[Line], body: int, found: Sequence[Heading]) -> None:
    """What some journals print behind the list: the day a paper came in, and the author's address."""
    rest = lines[body:]
    parts = [part for part in labelled(rest, set()) if part.kind in ("received", "revised", "accepted")]
    dates, places = header_dates(rest, parts, document.text)
    printed = made.values["dates"]
    if not (printed.received or printed.accepted):
        made.values["dates"] = replace(dates, published=printed.published)
        made.spans |= {name: document.place(*place) for name, place in places.items()}
    about = next((h.line for h in found if h.kind == "authors_info" and h.line >= body), None)
    if about is not None and not made.values["emails"]:
        text = "\n".join(line.text for line in lines[about : about + ABOUT])
        made.values["emails"] = tuple(dict.fromkeys(match[0].rstrip(".") for match in EMAIL.finditer(text)))


def _given(person: Person, name: str) -> str | None:
    """A given name, where nobody said which part of a name it is."""
    return person.given or name.rpartition(" ")[0] or None


def _spoken(said: Mapping[str, tuple[str, ...]]) -> str:
    """The language of what a format says: as it says, and the script its title is in ("uz" may be two)."""
    told = (said.get("lang") or ("",))[0]
    found = detect((said.get("title") or ("",))[0]) or ""
    return found if found and (not told or found.partition("-")[0] == told) else told or "en"


def _from_metadata(made: Header, document: Document) -> None:
    """What the format itself says goes before what was read off the page."""
    said = document.metadata
    lang = _spoken(said)
    if "title" in said:
        made.values["title"] = {lang: said["title"][0]}
    if "likely_title" in said and not made.values.get("title"):
        made.values["title"] = {detect(said["likely_title"][0]) or lang: said["likely_title"][0]}
    if "likely_author" in said and not made.values.get("authors"):
        found = [name for text in said["likely_author"] for name in people(text)]
        made.values["authors"] = tuple(as_person({lang: name}) for name in found)
    if "author" in said:
        parallel = ("orcid", "email", "affiliation", "family", "given")
        orcids, emails, places, families, givens = (said.get(name, ()) for name in parallel)
        printed = [as_person({lang: name}) for name in said["author"]]
        made.values["authors"] = tuple(
            Person(
                names={lang: name},
                family="".join(families[n : n + 1]) or printed[n].family or name.rpartition(" ")[2] or None,
                given="".join(givens[n : n + 1]) or (None if any(families[n : n + 1]) else _given(printed[n], name)),
                orcid=(orcids[n] if n < len(orcids) else "") or None,
                email=(emails[n] if n < len(emails) else "") or None,
                affiliations=tuple(filter(None, places[n : n + 1])),
            )
            for n, name in enumerate(said["author"])
        )
        if any(places):
            made.values["affiliation"] = {lang: tuple(dict.fromkeys(filter(None, places)))}
    if "keywords" in said:
        made.values["keywords"] = {lang: said["keywords"]}
    if "abstract" in said:
        made.values["abstract"] = {lang: said["abstract"][0]}
    for name in ("doi", "journal", "volume", "issue", "pages", "issn", "udc"):
        if name in said:
            made.values[name] = said[name][0]
    dates = {name: said[name][0] for name in ("received", "revised", "accepted", "published") if name in said}
    if dates:
        made.values["dates"] = replace(made.values.get("dates", Dates()), **dates)
