from collections.abc import Iterator

from citecheck.model import Finding, Reference, Severity
from citecheck.rule import found, rule

NEEDED: dict[str, tuple[str, ...]] = {
    "article": ("title", "container", "year"),
    "book": ("title", "year"),
    "chapter": ("title", "container", "year"),
    "conference": ("title", "container", "year"),
    "newspaper": ("container", "year"),
    "thesis": ("title", "year"),
    "report": ("title", "year"),
    "web": ("title",),
    "dataset": ("title",),
    "software": ("title",),
}
STANDS_FOR = {"year": ("date",), "title": ("url",)}


@rule(
    "CC201", severity=Severity.WARNING, since="0.1.0", message="Reference {label}: no {fields} could be read ({kind})."
)
def missing_reference_field(reference: Reference) -> Iterator[Finding]:
    """A reference lacks what a thing of its kind needs to be found.

    ## Why is this bad?
    Without its title, source or year a reader can't find the work, nor can a program.

    ## Example
    ```text
    2. Зиямов автореферат. С. 4.
    ```

    ## What to do
    Complete the entry from the work itself.

    ## When it's wrong
    When the entry has the field in a form citecheck couldn't read, or the kind was told wrong (it is named).
    """
    missing = [field for field in NEEDED.get(reference.kind, ()) if not _has(reference, field)]
    if missing and not reference.works:
        yield found(
            reference.span,
            reference.raw,
            reference=reference.id,
            label=reference.called,
            fields=" and no ".join(missing),
            kind=reference.kind,
        )


def _has(reference: Reference, field: str) -> bool:
    return any(getattr(reference, name) for name in (field, *STANDS_FOR.get(field, ())))
