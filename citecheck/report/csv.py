"""The findings as a table that Excel opens, Cyrillic and all; no cell is run as a formula."""

import csv
import io
from collections.abc import Iterable

from citecheck.report import Report
from citecheck.report.order import said
from citecheck.report.visible import visible

FILE = "findings.csv"
BOM = "\ufeff"
COLUMNS = (
    "path", "line", "column", "page", "severity", "confidence", "code", "name", "message", "reference", "evidence",
    "related", "fingerprint",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what a spreadsheet begins a formula with
CELL = 32_000  # letters that fit into a cell of Excel


def render(report: Report) -> str:
    """Writes one finding a row."""
    return table(
        COLUMNS,
        (
            (
                finding.span.path, str(finding.span.line), str(finding.span.column), finding.span.page or "",
                finding.severity, finding.confidence, finding.code, finding.name, said(finding, report),
                finding.reference or "", finding.evidence,
                "; ".join(f"{one.path}:{one.line}: {one.message}" for one in finding.related), finding.fingerprint,
            )
            for finding in report.findings
        ),
    )  # fmt: skip


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Writes rows under their columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(text) for text in row] for row in rows)
    return BOM + out.getvalue()


def cell(text: str) -> str:
    """A text that a spreadsheet takes for a text."""
    plain = "\n".join(visible(line) for line in text.splitlines())[:CELL]
    return f"'{plain}" if plain.lstrip(" ").startswith(FORMULA) else plain
