"""Every reference of every paper as a table: its fields, and how it stands."""

from citecheck.report import Report
from citecheck.report.csv import table
from citecheck.report.sheet import FIELDS

FILE = "references.csv"
WHOLE = True
NAMES = ("authors", "editors", *FIELDS)
COLUMNS = ("path", "line", "id", "label", "kind", "state", *NAMES, "raw")


def render(report: Report) -> str:
    """Writes one reference a row."""
    return table(
        COLUMNS,
        (
            (
                sheet.path, str(entry.line), entry.reference, entry.called, entry.kind, entry.state.replace("-", " "),
                *(dict(entry.fields).get(name, "") for name in NAMES), entry.raw,
            )
            for sheet in report.sheets
            for entry in sheet.entries
        ),
    )  # fmt: skip
