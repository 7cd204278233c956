"""The report as GitHub's workflow commands: what it shows beside the lines of a pull request."""

from itertools import groupby

from citecheck.model import Finding, Severity
from citecheck.report import Report
from citecheck.report.order import RANK, plural, said, worst_first
from citecheck.report.visible import visible

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN = 10  # annotations of one kind that a step may make; more are dropped without a word


def render(report: Report) -> str:
    """Writes a line for each finding as long as GitHub shows it; the last of a kind says how many more there are."""
    lines: list[str] = []
    for rank, group in groupby(worst_first(report.findings), key=lambda finding: RANK[finding.severity]):
        findings = list(group)
        kind = list(COMMANDS.values())[rank]
        shown = findings if len(findings) <= SHOWN else findings[: SHOWN - 1]
        lines += (_line(kind, finding, report) for finding in shown)
        if more := len(findings) - len(shown):
            rest = plural(more, findings[0].severity)
            lines.append(f"::{kind} title=citecheck::{rest} more: see the summary of this step or the report")
    return "".join(f"{line}\n" for line in lines)


def _line(kind: str, finding: Finding, report: Report) -> str:
    """One command. Columns count only where they stand on one line."""
    span = finding.span
    where = {"file": span.path.replace("\\", "/"), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line and span.end > span.start:
        where |= {"col": str(span.column), "endColumn": str(span.end_column)}
    where["title"] = f"{finding.code} {finding.name}"
    properties = ",".join(f"{name}={_property(text)}" for name, text in where.items())
    return f"::{kind} {properties}::{data(visible(' '.join(said(finding, report).split())))}"


def data(text: str) -> str:
    """Text that ends no command and begins none."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return data(text).replace(":", "%3A").replace(",", "%2C")
