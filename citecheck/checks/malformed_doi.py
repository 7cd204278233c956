import re
from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from citecheck.compare.meant import doi_candidates
from citecheck.model import Edit, Finding, Fix, Paper, Severity, Span
from citecheck.norms.places import sources
from citecheck.rule import found, rule

LABELLED = re.compile(r"\b(?:doi:|doi\.org/)\s{0,3}(?P<doi>[^\s<>\"«»“”,;]{3,100})", re.IGNORECASE)
RIGHT = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[!-~]+")
ATTEMPT = re.compile(r"(?:1[0OoОо]|[lIІ|]0)\W?\d")  # 10.55640-eijp-05, 1O.1000/182
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S")  # 10.1000/1
# 10.1016/ j.water.2019, 10.1016 /j.water.2019, 10. 1016/j.water.2019; nothing but a blank after the slash
TORN = re.compile(
    r"10\.(?:[ \t\xa0]\d{4,9}[ \t\xa0]?/[ \t\xa0]?|\d{4,9}(?:[ \t\xa0]/[ \t\xa0]?|/[ \t\xa0]))"
    r"(?P<rest>(?=\S*\d)[a-z\d(]\S*|[a-z](?=[\s.,;]))?",
    re.IGNORECASE,
)
SHORT = re.compile(r"10/[a-z0-9]{3,12}", re.IGNORECASE)  # 10/bqhp9z, a short one that doi.org gives
PLACEHOLDER = re.compile(r"[\W_]*|(?:n/?a|none|todo|tbd|tba|unknown|null|nan)", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]")


@rule(
    "CC501",
    severity=Severity.ERROR,
    since="0.1.0",
    message="{doi} is no DOI: one begins with 10., four digits or more and a slash.",
    letters="The DOI {doi} has letters in it that are no Latin ones: {odd}.",
    torn="The DOI {doi} is torn by a blank.",
)
def malformed_doi(paper: Paper) -> Iterator[Finding]:
    """What is printed as a DOI can't be one.

    ## Why is this bad?
    It leads nowhere, and databases can't link the reference.

    ## Example
    ```text
    doi: 10.55640-eijp-05
    ```

    ## What to do
    Copy the DOI anew from the publisher's page.

    ## When it's wrong
    When a line end tore the DOI in a way citecheck couldn't mend.
    """
    yield from _fields(paper)
    own = sorted((one.span.start, one.span.end, one.id) for one in paper.references if one.span.path == paper.path)
    for match in LABELLED.finditer(paper.text):
        doi = unquote(match["doi"]).rstrip(".)]}'")
        torn = TORN.match(paper.text, match.start("doi"))
        if RIGHT.fullmatch(doi) or SHORT.fullmatch(doi) or not (torn or ATTEMPT.match(doi)):
            continue
        span = paper.place(match.start("doi"), match.end("doi"))
        at = bisect_right(own, span.start, key=lambda row: row[0]) - 1
        reference = own[at][2] if at >= 0 and span.start < own[at][1] else None
        if torn:
            yield from _torn(paper, torn, reference)
            continue
        fix = _meant(doi, match["doi"], paper.text[match.end() : match.end() + 80], span)
        odd = [letter for letter in LETTERS.findall(doi) if not letter.isascii()]
        if odd and re.match(r"10\.\d{4,9}/", doi):
            yield found(
                span, doi, key="letters", reference=reference, fix=fix, doi=doi, odd=", ".join(dict.fromkeys(odd))
            )
        elif not re.match(r"10\.\d{4,9}(?:\.\d+)*/", doi):
            yield found(span, doi, reference=reference, fix=fix, doi=doi)


def _torn(paper: Paper, torn: re.Match[str], reference: str | None) -> Iterator[Finding]:
    """A DOI with a blank in it, but where it was read as a whole all the same."""
    printed = torn[0].rstrip(" \t\xa0.,;)]}'")
    better = doi_candidates(printed) if torn["rest"] else ()
    if not any((one.doi or "").lower() == better[0].lower() for one in paper.references if better):
        fix = Fix("perhaps meant (not asked): {meant}", (), {"meant": better[0]}, sure=False) if better else None
        span = paper.place(torn.start(), torn.start() + len(printed))
        yield found(span, printed, key="torn", reference=reference, fix=fix, doi=printed)


def _fields(paper: Paper) -> Iterator[Finding]:
    """The doi fields of .bib files that hold none."""
    for source in sources(paper):
        for entry, field in source.fields("doi"):
            text = field.text.strip(" {}")
            if text and field.plain and not text.startswith("\\") and not DOI.search(text) and "://" not in text:
                if LABELLED.search(text) or PLACEHOLDER.fullmatch(text) or SHORT.fullmatch(text):
                    continue  # said above, or by placeholder-in-field
                better = doi_candidates(text)
                fix = Fix("perhaps meant (not asked): {meant}", (), {"meant": ", ".join(better)}) if better else None
                yield found(source.place(field.start, field.end), text, reference=entry.key, fix=fix, doi=text)


def _meant(doi: str, printed: str, after: str, span: Span) -> Fix | None:
    """What was perhaps meant; a blank after the slash tears a DOI in two."""
    torn = f"{doi} {after.split(maxsplit=1)[0]}" if doi.endswith("/") and after.split() else doi
    better = doi_candidates(torn)
    if not better:
        return None
    whole = torn == doi and len(better) == 1 and printed.startswith(doi)
    edits = (Edit(span.path, span.start, span.start + len(doi), better[0]),) if whole else ()
    return Fix("perhaps meant (not asked): {meant}", edits, {"meant": ", ".join(better)}, sure=False)
