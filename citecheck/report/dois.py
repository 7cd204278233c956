"""How the DOIs of papers stand, as authors know it from journals' editorial bots: OK, SKIP, MISSING, INVALID."""

from collections.abc import Iterator

from citecheck.report import Report
from citecheck.report.markdown import code, escaped
from citecheck.report.order import plural, said

MISSING = frozenset({"CC513"})  # a work that has a DOI, given without it
INVALID = frozenset({"CC501", "CC502", "CC503"})  # malformed, not registered, of another work
LISTED = 25  # DOIs of each group that are named


def overview(report: Report) -> str:
    """The DOIs in four groups, in Markdown; nothing where no paper gives any."""
    wrong = {(one.span.path, one.reference) for one in report.findings if one.code in INVALID and one.reference}
    groups: dict[str, list[str]] = {"OK": [], "SKIP": [], "MISSING": [], "INVALID": []}
    for sheet in report.sheets:
        for entry in sheet.entries:
            doi = dict(entry.fields).get("doi")
            if not doi or (sheet.path, entry.reference) in wrong:
                continue
            groups["OK" if entry.state == "resolved" else "SKIP"].append(
                f"{code(doi)} ({where(sheet.path, entry.line)})"
            )
    for finding in report.findings:
        if finding.code in MISSING | INVALID:
            group = "MISSING" if finding.code in MISSING else "INVALID"
            groups[group].append(f"{escaped(said(finding, report))} ({where(finding.span.path, finding.span.line)})")
    return "\n".join(_text(groups)) if any(groups.values()) else ""


def where(path: str, line: int) -> str:
    """A place, as code."""
    return code(f"{path}:{line}")


def _text(groups: dict[str, list[str]]) -> Iterator[str]:
    signs = {"OK": "✅ OK", "SKIP": "🟡 SKIP", "MISSING": "❌ MISSING", "INVALID": "❌ INVALID"}
    notes = {
        "OK": "registered and of the work that is cited, as far as it could be asked",
        "SKIP": "not asked, or asked without an answer",
        "MISSING": "suggestions that need a look",
        "INVALID": "malformed, not registered, or of another work",
    }
    yield "### DOIs\n"
    for name, rows in groups.items():
        if not rows:
            yield f"{signs[name]}: 0\n"
            continue
        yield f"<details><summary>{signs[name]}: {len(rows)} ({notes[name]})</summary>\n"
        yield from (f"- {row}" for row in rows[:LISTED])
        if len(rows) > LISTED:
            yield f"- {plural(len(rows) - LISTED, 'DOI')} more: see the report"
        yield "\n</details>\n"
