import re
from collections.abc import Iterator

from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.grammar import Entry, Field
from citecheck.norms.places import sources
from citecheck.rule import found, rule

DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:\s*)(10\.\d{4,9}/[^\s{},]+)", re.IGNORECASE)
WHOLE = re.compile(
    r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/[^\s{},\\%]+)", re.IGNORECASE
)  # https://doi.org/10.1000/182
ARXIV = re.compile(
    r"\barxiv[:\s]\s*(?:preprint\s*)?(?:arxiv:)?\s*(\d{4}\.\d{4,5})|arxiv\.org/abs/(\d{4}\.\d{4,5})", re.IGNORECASE
)
ADDRESS = re.compile(r"https?://\S+")
PREFIXES = frozenset({"archiveprefix", "eprinttype"})
NUMBER = re.compile(r"\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")  # 2101.12345, hep-th/9901001
LOOKED_AT = {"doi": ("url", "note", "howpublished", "eprint"), "url": ("note", "howpublished", "publisher", "title")}


@rule(
    "CC714",
    severity=Severity.INFO,
    since="0.2.0",
    message="The {field} of {entry} holds {value}, which belongs in {right}.",
    no_prefix="The eprint of {entry} is {value}; archiveprefix (or eprinttype) doesn't say which archive's.",
    no_doi="The doi of {entry} holds an address that is no DOI: {value}.",
)
def identifier_misplaced(paper: Paper) -> Iterator[Finding]:
    """A DOI, an arXiv number or an address stands in the field of another.

    ## Why is this bad?
    Programs don't find it there: no link is printed, no duplicate is seen, no metadata can be asked for.

    ## Example
    ```text
    url = {https://doi.org/10.1000/182}      (and no doi)
    doi = {https://press.example.org/canals}
    ```

    ## What to do
    Move it to its own field.

    ## When it's wrong
    When your style knows no such field.
    """
    for source in sources(paper):
        for entry in source.entries:
            for field, key, value, right in _misplaced(entry):
                yield found(
                    source.place(field.start, field.end), field.text, key=key, reference=entry.key,
                    fix=_fix(source.path, field, value), field=field.low,
                    entry=entry.key, value=value, right=right,
                )  # fmt: skip


def _fix(path: str, field: Field, doi: str) -> Fix | None:
    """A url that is nothing but a DOI's address as a doi; not sure, since old styles print url and know no doi."""
    whole = WHOLE.fullmatch(field.text.strip())
    if field.low != "url" or not field.plain or not whole or whole[1] != doi:
        return None
    piece = field.pieces[0]
    edits = (Edit(path, field.at, field.at + len(field.name), "doi"), Edit(path, piece.start, piece.end, doi))
    return Fix("write doi = {doi}", edits, {"doi": doi}, sure=False)


def _misplaced(entry: Entry) -> Iterator[tuple[Field, str, str, str]]:
    """Fields with what doesn't belong there: the sentence, the value and its right field."""
    doi = entry.field("doi")
    eprint = entry.field("eprint")
    said = any(one.low in PREFIXES or "arxiv" in one.text.lower() for one in entry.fields)
    if eprint and NUMBER.fullmatch(eprint.text.strip()) and not said:
        yield eprint, "no_prefix", eprint.text.strip(), "archiveprefix"
    if doi and ADDRESS.match(doi.text.strip()) and "10." not in doi.text:
        yield doi, "no_doi", doi.text.strip(), "url"
    for name in LOOKED_AT["doi"]:
        field = entry.field(name)
        match = DOI.search(field.text) if field and not doi else None
        if field and match:
            yield field, "message", match[1], "doi"
            return
    if not entry.field("url"):
        for name in LOOKED_AT["url"]:
            field = entry.field(name)
            match = ADDRESS.search(field.text) if field else None
            if field and match and "\\url" not in field.text:
                yield field, "message", match[0], "url"
    journal = entry.field("journal", "journaltitle")
    number = ARXIV.search(journal.text) if journal and not entry.field("eprint") else None
    if journal and number:
        yield journal, "message", f"arXiv:{number[1] or number[2]}", "eprint"
