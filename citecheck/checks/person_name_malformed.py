import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
BRACED = re.compile(r"\{[^{}]*\}")
INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")  # J. R.
SHORT = 7  # letters of a name that two people may well have: "Li, X."
COMMAS = 2  # Family, Jr, Given
JUNIOR = re.compile(r"(?:[JS]r|[IVX]+|\d(?:st|nd|rd|th)|PhD|MD)\.?", re.IGNORECASE)  # Jr., III, 3rd
MATH = re.compile(r"\\[a-zA-Z]+|\$")


@rule(
    "CC707",
    severity=Severity.WARNING,
    since="0.2.0",
    message="“{name}” has {count} commas; names are parted by “and”.",
    order="BibTeX reads “{name}” as a family name, a Jr and a given name; write Family, Jr, Given.",
    sign="The names in {entry} are parted by “{sign}”; BibTeX needs “and”.",
    empty="An “and” in the names of {entry} has no name beside it.",
    digits="The name “{name}” has digits in it.",
    ends_in_comma="The names in {entry} end in a comma.",
    twice="The name “{name}” stands twice in {entry}.",
    grades={"twice": Severity.INFO},
)
def person_name_malformed(paper: Paper) -> Iterator[Finding]:
    """A list of names isn't written as BibTeX reads it.

    ## Why is this bad?
    Two authors become one, or family and given names are exchanged: the work is cited under a wrong name.

    ## Example
    ```text
    author = {Doe, Jane, Roe, Rob}
    author = {Jane Doe; Rob Roe}
    ```

    ## What to do
    Write "Doe, Jane and Roe, Rob", and bodies in braces of their own: {{Ministry of Water, Lakes and Rivers}}.

    ## When it's wrong
    For the name of a body with commas: it belongs in braces, too.
    """
    for source in sources(paper):
        for entry, field in source.fields("author", "editor", "translator", "bookauthor"):
            if not field.plain:
                continue
            key, name, count = _fault(field.text)
            if key:
                span = source.place(field.start, field.end)
                yield found(
                    span, field.text, key=key, reference=entry.key, entry=entry.key, name=name, sign=name, count=count
                )


def _fault(text: str) -> tuple[str, str, int]:
    """What is wrong with a list of names: the sentence, the name or sign it is about, and a count."""
    plain = text
    while "{" in plain and (bare := BRACED.sub(lambda one: "x" * len(one[0]), plain)) != plain:
        plain = bare  # what stands in braces is one word
    plain = MATH.sub(lambda one: "x" * len(one[0]), plain)
    if ";" in plain:
        return "sign", ";", 0
    if re.search(r"[^\W\d_]\s+&\s+[^\W\d_]", plain):
        return "sign", "&", 0
    if not plain.strip():
        return "", "", 0
    if plain.rstrip().endswith(","):
        return "ends_in_comma", "", 0
    at, before = 0, set[str]()
    for gap in (*AND.finditer(f" {plain} "), None):  # the blanks find an "and" at either end
        end = max(gap.start() - 1, 0) if gap else len(plain)
        name, at, shown = plain[at:end], (gap.end() - 1 if gap else end), " ".join(text[at:end].split())
        if not name.strip():
            return "empty", "", 0
        parts = name.split(",")
        if len(parts) - 1 > COMMAS or (len(parts) - 1 == COMMAS and not _junior(parts[1])):
            key = "order" if len(parts) - 1 == COMMAS and JUNIOR.fullmatch(parts[2].strip()) else "message"
            return key, shown, len(parts) - 1
        if re.search(r"(?<![\w-])\d+(?![\w-])|[^\W\d_]\d", name):
            return "digits", shown, 0
        if shown.casefold() in before and len(shown) > SHORT:
            return "twice", shown, 0
        before.add(shown.casefold())
    return "", "", 0


def _junior(middle: str) -> bool:
    """Whether the middle of "Family, Middle, Given" is a Jr or III, or an initial that somebody put there."""
    return bool(JUNIOR.fullmatch(middle.strip()) or re.fullmatch(r"(?:x|[^\W\d_])?\.?", middle.strip()))
