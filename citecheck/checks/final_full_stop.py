import re
from collections.abc import Iterator

from citecheck.model import Edit, Finding, Fix, Paper, Severity
from citecheck.norms.places import sources
from citecheck.rule import found, rule

# ... of the valley. but not ... et al., U.S., ... or No. 3.
STOP = re.compile(r"(?<=[^\W\d_]{4})\s*\.(?P<rest>[\s}]*)$")
INITIAL = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b(?:etc|vol|dept|univ|soc|proc|trans|corp|assn|acad|inst|intl|natl)\.[\s}]*$", re.IGNORECASE
)


@rule("CC723", severity=Severity.INFO, since="0.2.0", message="The {field} of {entry} ends in a full stop.")
def final_full_stop(paper: Paper) -> Iterator[Finding]:
    """A title ends in a full stop.

    ## Why is this bad?
    Styles set their own sign behind it: the reader sees two, or a full stop before a comma.

    ## Example
    ```text
    title = {Canals of the valley.}
    ```

    ## What to do
    Take it out. `citecheck fix` does it.

    ## When it's wrong
    When the title ends in an abbreviation; short ones are passed over.
    """
    for source in sources(paper):
        for entry, field in source.fields("title", "booktitle"):
            match = STOP.search(field.text)
            if not match or INITIAL.search(field.text) or " " not in field.text.strip():
                continue
            fix = None
            if field.plain:
                start = field.pieces[0].start
                edit = Edit(source.path, start + match.start(), start + match.start("rest"), "")
                fix = Fix("take out the full stop", (edit,))
            span = source.place(field.start, field.end)
            yield found(span, field.text, reference=entry.key, fix=fix, field=field.low, entry=entry.key)
