import re
from collections.abc import Iterator

from citecheck.model import Finding, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

SCHEMELESS = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,12}(?:/\S*)?")  # www.a.example/x
WRAPPED = re.compile(r"\s*(?:\\(?:url|href|path)\s*\{|<\s*https?:)")  # \url{https://a.example}
ESCAPED = re.compile(r"\\[_&#%~]|\{\\[_&#%~]\}|\$\\sim\$")  # https://a.example/x\_y


@rule(
    "CC725",
    severity=Severity.INFO,
    since="0.2.0",
    message="The url of {entry} doesn't begin with http: or https:.",
    wrapped="The url of {entry} has a command or brackets around it; the style puts its own.",
    escaped="The url of {entry} has {sign} in it; url is taken as it stands, and so the backslash is taken along.",
)
def odd_url_field(paper: Paper) -> Iterator[Finding]:
    """A url field holds something else than one whole address.

    ## Why is this bad?
    Styles make a link of the field as it stands: without https: it leads to a file beside the paper, with a
    backslash in it nowhere.

    ## Example
    ```text
    url = {www.water.example/canals}
    url = {https://water.example/canals\\_2}
    ```

    ## What to do
    Give one address, whole and alone: url = {https://www.water.example/canals_2}.

    ## When it's wrong
    When your style prints url as plain text, where old BibTeX styles need the backslash.
    """
    for source in sources(paper):
        for entry, field in source.fields("url"):
            key, sign = _fault(field.text.strip())
            if key:
                span = source.place(field.start, field.end)
                yield found(span, field.text, key=key, reference=entry.key, entry=entry.key, sign=sign)


def _fault(text: str) -> tuple[str, str]:
    """What is wrong with a url, and the sign that shows it."""
    if WRAPPED.match(text):
        return "wrapped", ""
    if SCHEMELESS.fullmatch(text):
        return "message", ""
    escaped = ESCAPED.search(text)
    return ("escaped", escaped[0]) if escaped else ("", "")
