import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

# TODO, ???, n/a, - ; programs and people put them where a value is to come
STANDS_FOR = re.compile(
    r"(?:to-?do|tbd|tba|fix-?me|xx+|\?+|-+|\.+|n\.?\s?/\s?a\.?|none|null|nan|undefined|unknown|untitled|no[ _-]title"
    r"|no[ _-]author|author|title|journal|lorem ipsum.{0,80})",
    re.IGNORECASE,
)
LOOKED_AT = (
    "author", "editor", "title", "journal", "journaltitle", "booktitle", "publisher", "year", "date", "school",
    "institution", "doi", "url", "pages", "volume", "number",
)  # fmt: skip
COMMON = re.compile(r"[-?]", re.IGNORECASE)  # one such sign in numbers is a habit of programs


@rule(
    "CC726",
    severity=Severity.WARNING,
    since="0.2.0",
    message="The {field} of {entry} is {value}, which stands for something that is still to come.",
)
def placeholder_in_field(paper: Paper) -> Iterator[Finding]:
    """A field holds a word that only keeps its place.

    ## Why is this bad?
    It is printed: "TODO, Unknown (????)".

    ## Example
    ```text
    year = {????}
    ```

    ## What to do
    Look the value up, or take the field out.

    ## When it's wrong
    When the work really has that title or its author that name.
    """
    for source in sources(paper):
        for entry, field in source.fields(*LOOKED_AT):
            value = field.text.strip(" {}\t\r\n")
            if field.plain and STANDS_FOR.fullmatch(value) and not _own(field.low, value):
                span = source.place(field.start, field.end)
                yield found(span, field.text, reference=entry.key, field=field.low, entry=entry.key, value=value)


def _own(name: str, value: str) -> bool:
    """Whether a value may be meant: a title of one of these words in small letters, a lone sign in a number."""
    return name in ("pages", "volume", "number") and bool(COMMON.fullmatch(value))
