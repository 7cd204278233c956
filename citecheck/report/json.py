"""The report JSON: what a run found, in the shape that other programs rely on."""

import json
import re
from typing import Any

import msgspec

from citecheck import __version__
from citecheck.model import Finding, Related, Verdict
from citecheck.report import Report, Summary
from citecheck.report.order import repair
from citecheck.rule import sentence

FILE = "report.json"
SCHEMA = 1
INTERRUPTED = "interrupted"  # no reason of the schema
SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a pair, as a broken PDF may hold
LINK = ("url", "status", "reason", "confirmed", "http", "hops", "final_url", "checked_at", "attempts", "archived")
COUNTS = ("references", "citations", "links", "resolved", "differ", "not_found", "not_checked")


def render(report: Report) -> str:
    """Writes a report as one JSON text."""
    whole = {
        "citecheck": __version__,
        "schema": SCHEMA,
        "papers": [_summary(paper) for paper in report.papers],
        "links": [_link(verdict) for verdict in report.links],
        "findings": [_finding(finding, report) for finding in report.findings],
        "skipped": report.skipped,
    }
    return encoded(whole)


def encoded(whole: object) -> str:
    """Writes a value as JSON, a line for each of its parts."""
    try:
        data = msgspec.json.encode(whole)
    except UnicodeEncodeError:  # half a surrogate pair, which no encoding can carry
        text = json.dumps(msgspec.to_builtins(whole), ensure_ascii=False)
        data = SURROGATE.sub(lambda half: f"\\\\u{ord(half[0]):04x}", text).encode()
    return msgspec.json.format(data, indent=1).decode() + "\n"


def _link(verdict: Verdict) -> dict[str, Any]:
    """A verdict; of an address that an interruption left unasked other programs need to know no more than that."""
    row = {name: getattr(verdict, name) for name in LINK}
    return row | {"reason": "offline"} if verdict.reason == INTERRUPTED else row


def _summary(paper: Summary) -> dict[str, Any]:
    own = paper.part
    part = {"part": {"n": own.n, "of": own.of, "line": own.line + 1, "page": paper.page}} if own else {}
    return {"path": paper.path, **part, **{name: getattr(paper, name) for name in COUNTS}}


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": sentence(finding, report.sentences[finding.code]),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "page": span.page,
        "reference": finding.reference,
        "evidence": finding.evidence,
        "related": [_related(related) for related in finding.related],
        "fix": {"description": repair(finding, report), "edits": fix.edits} if (fix := finding.fix) else None,
        "fingerprint": finding.fingerprint,
    }


def _related(related: Related) -> dict[str, Any]:
    return {name: getattr(related, name) for name in ("path", "line", "reference", "message")}
