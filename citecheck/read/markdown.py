"""Markdown with pandoc's front matter and citations; the .bib files it names belong to it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from citecheck.model import Document, Reference, Trouble
from citecheck.read import Source, bibtex, printable
from citecheck.read.text import as_text

FORMAT = "markdown"
SUFFIXES = (".md", ".markdown", ".rmd", ".qmd")
FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
DOI_URL = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
KEY = re.compile(r"([\w-]+)\s*[:=]|(?=---|\+\+\+|\.\.\.)")  # bibliography: paper.bib
ESCAPE = r"\\(?=[!-/:-?\[-`{-~])"  # \[1\]; before an @ it says that this is no citation
MAX_FRONT = 1 << 16
TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
ALIASES = "the front matter repeats parts of itself by aliases (*name): write them out"


def read(source: Source) -> Document:
    """Reads a Markdown file and the bibliography beside it."""
    document = as_text(source, FORMAT)
    front, trouble = front_matter(document)
    references: list[Reference] = []
    troubles = [*document.troubles, *trouble]
    used: list[str] = []
    sources: dict[str, str] = {}
    for name, named in bibliographies(source.path, front):
        found = source.beside(name)
        used.append(printable(str(PurePath(source.path).parent / name)))
        if found:
            bib = bibtex.read(found)
            references += bib.references
            sources[bib.path] = bib.text
            troubles += bib.troubles
        elif named:
            place = document.place(0, 0)
            troubles.append(Trouble("partly", f"the bibliography {name} isn't beside the paper: put it there", place))
    keyed = bool(references) or any(found for found in used if found.endswith(".bib") and "bibliography" in front)
    return replace(
        document,
        metadata=metadata(front),
        unseen=ESCAPE,
        hidden=tuple(_told(document)) if front else (),
        references=tuple(references),
        keyed=keyed,
        used=tuple(used),
        sources=sources,
        troubles=tuple(troubles),
    )


def _told(document: Document) -> Iterator[int]:
    """Where the lines of the front matter begin: they are no text, but for what may cite."""
    match = FRONT.match(document.text) or TOML.match(document.text)
    key = ""
    for start in document.lines:
        if not match or start >= match.end():
            return
        line = document.text[start : match.end()].split("\n", 1)[0]
        key = named[1] if (named := KEY.match(line)) else key
        if key not in ("abstract", "nocite") and line.strip():
            yield start + len(line) - len(line.lstrip())


def front_matter(document: Document) -> tuple[dict[str, Any], tuple[Trouble, ...]]:
    """Gives the block a paper begins with: YAML between dashes, or TOML between plus signs."""
    if toml := TOML.match(document.text[:MAX_FRONT]):
        try:
            return tomllib.loads(toml[1].replace("\r\n", "\n")), ()
        except tomllib.TOMLDecodeError as error:
            reason = f"the front matter is no valid TOML ({error})"
            return {}, (Trouble("partly", reason, document.place(0, 0)),)
    match = FRONT.match(document.text)
    if not match or len(match[1]) > MAX_FRONT:
        return {}, ()
    import yaml

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(match[1], yaml.SafeLoader)):
            return {}, (Trouble("partly", ALIASES, document.place(0, 0)),)
        front = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0)
        at = document.lines[min(line + 1, len(document.lines) - 1)]
        reason = f"the front matter is no valid YAML ({getattr(error, 'problem', None) or 'see this line'})"
        return {}, (Trouble("partly", reason, document.place(at, at)),)
    return (front, ()) if isinstance(front, dict) else ({}, ())


def bibliographies(path: str, front: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Names the .bib files to look for, and whether the paper names them itself."""
    named = front.get("bibliography")
    if named:
        for name in named if isinstance(named, list) else [named]:
            yield str(name), True
    else:
        yield PurePath(path).stem + ".bib", False


def metadata(front: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """What the front matter says of the paper: parallel lists of authors, their ORCIDs and affiliations."""
    authors = [
        author if isinstance(author, dict) else {"name": author}
        for author in _listed(front.get("authors") or front.get("author"))
        if isinstance(author, dict) or len(str(author).split()) > 1  # no key such as "PavlovSV"
    ]
    places = {
        str(row.get("index")): str(row.get("name", ""))
        for row in _listed(front.get("affiliations"))
        if isinstance(row, dict)
    }
    found = {
        "title": (str(front["title"]),) if front.get("title") else (),
        "author": tuple(_name(author) for author in authors),
        "orcid": tuple(str(author.get("orcid") or "") for author in authors),
        "affiliation": tuple(_affiliation(author, places) for author in authors),
        "email": tuple(str(author.get("email") or "") for author in authors),
        "date": (str(front["date"]),) if front.get("date") else (),
        "keywords": tuple(str(word) for word in _listed(front.get("keywords") or front.get("tags"))),
        "abstract": (str(front["abstract"]),) if front.get("abstract") else (),
        "lang": (str(front["lang"]),) if front.get("lang") else (),
        "doi": (DOI_URL.sub("", str(front["doi"])),) if front.get("doi") else (),
        "udc": (front["udc"],) if isinstance(front.get("udc"), str) else (),
        "journal": (str(front["journal"]),) if isinstance(front.get("journal"), str) else (),
    }
    return {name: values for name, values in found.items() if any(values)}


def _listed(value: Any) -> list[Any]:  # noqa: ANN401
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _name(author: dict[str, Any]) -> str:
    """A name however it is given: `name`, or `given-names` and `surname`, or pandoc's literal."""
    name = author.get("name") or author.get("literal")
    if isinstance(name, dict):
        author, name = name, None
    parts = (author.get("given-names") or author.get("given"), author.get("surname") or author.get("family"))
    return str(name or " ".join(str(part) for part in parts if part))


def _affiliation(author: dict[str, Any], places: dict[str, str]) -> str:
    """The affiliations of an author, by their numbers ("1, 2") or as they stand."""
    said = author.get("affiliation") or author.get("affiliations") or ""
    numbers = [str(n).strip() for n in (said if isinstance(said, list) else str(said).split(","))]
    known = [places[n] for n in numbers if n in places]
    return "; ".join(known or ([str(said)] if said and not places else []))
