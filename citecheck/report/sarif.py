"""The report as SARIF 2.1.0, which GitHub's code scanning and many editors show beside the text."""

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from citecheck import __version__
from citecheck.model import Confidence, Finding, Fix, Related, Severity, Span
from citecheck.report import PAGES, Report
from citecheck.report.json import encoded
from citecheck.report.order import plural, repair, said, worst_first
from citecheck.rule import Rule

FILE = "report.sarif"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/citecheck/citecheck"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
PRECISION = {Confidence.HIGH: "very-high", Confidence.MEDIUM: "high", Confidence.LOW: "medium"}
RESULTS, LOCATIONS = 25_000, 1_000  # more GitHub does not take
DRIVE = re.compile(r"[A-Za-z]:/")  # C:/papers


def render(report: Report) -> str:
    """Writes a report as one SARIF log."""
    findings = worst_first(report.findings)
    shown = findings[:RESULTS]
    used = sorted({finding.code for finding in shown} | report.rules.keys())
    places = {code: number for number, code in enumerate(used)}
    notices = [
        {"level": "note", "message": {"text": f"Not checked: {one.what} ({one.count}): {one.reason}"}}
        for one in report.skipped
    ]
    if len(shown) < len(findings):
        text = f"{plural(len(findings) - len(shown), 'finding')} left out: see the report in JSON"
        notices.append({"level": "warning", "message": {"text": text}})
    driver = {
        "name": "citecheck",
        "semanticVersion": __version__,
        "informationUri": HOME,
        "rules": [_rule(code, report.rules.get(code)) for code in used],
    }
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notices}],
                "results": [_result(finding, places[finding.code], report) for finding in shown],
            }
        ],
    }
    return encoded(log)


def _rule(code: str, rule: Rule | None) -> dict[str, Any]:
    """What is known of a rule: its page is the help."""
    if rule is None:
        text = "A rule of another version."
        return {
            "id": code,
            "shortDescription": {"text": text},
            "fullDescription": {"text": text},
            "help": {"text": text},
        }
    page = rule.page.partition("\n")[2].strip()
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _why(page) or rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "helpUri": f"{PAGES}#{code.lower()}",
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["citations"], "problem.severity": rule.severity.replace("info", "recommendation")},
    }


def _why(page: str) -> str:
    """The first section of a rule's page, in at most 1,000 letters."""
    first = page.split("\n## ")[0]
    return " ".join(line for line in first.splitlines() if not line.startswith("#"))[:1000].strip()


def _result(finding: Finding, place: int, report: Report) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": place,
        "level": LEVELS[finding.severity],
        "message": {"text": said(finding, report)},
        "locations": [_location(finding.span)],
        "partialFingerprints": {
            "citecheck/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "properties": {"precision": PRECISION[finding.confidence]},
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(related, number) for number, related in enumerate(finding.related[:LOCATIONS], 1)
        ]
    if finding.fix and finding.fix.edits and finding.fix.sure:
        result["fixes"] = [_fix(finding.fix, repair(finding, report) or "")]
    return result


def _location(span: Span) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri(span.path)}, "region": region}}


def _related(related: Related, number: int) -> dict[str, Any]:
    at = related.span
    where = (
        _location(at)
        if at
        else {
            "physicalLocation": {
                "artifactLocation": {"uri": uri(related.path)},
                "region": {"startLine": max(1, related.line)},
            }
        }
    )
    return {"id": number, **where, "message": {"text": related.message}}


def _fix(fix: Fix, description: str) -> dict[str, Any]:
    """A repair: what is replaced, file by file."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        region = {"charOffset": edit.start, "charLength": edit.end - edit.start}
        changes.setdefault(edit.path, []).append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    return {"description": {"text": description}, "artifactChanges": list(_changed(changes.items()))}


def _changed(changes: Iterable[tuple[str, list[dict[str, Any]]]]) -> Iterable[dict[str, Any]]:
    return ({"artifactLocation": {"uri": uri(path)}, "replacements": edits} for path, edits in changes)


def uri(path: str) -> str:
    """A path as an address, relative to where the run was started as long as the path is."""
    text = path if "/" in path else PurePath(path).as_posix()
    text = text.removeprefix("./")
    quoted = quote(text.encode("utf-8", "backslashreplace"), safe="/:" if DRIVE.match(text) else "/")
    if text.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{quoted}" if DRIVE.match(text) else quoted
