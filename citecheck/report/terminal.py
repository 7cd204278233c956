"""The report a person reads in a terminal: grouped by paper, the text quoted, the letters marked."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from citecheck.model import Finding, Related, Severity, Span
from citecheck.report import Report, Summary
from citecheck.report.quote import quotes
from citecheck.report.visible import cells, visible, wrapped
from citecheck.rule import sentence

FILE = "report.txt"
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
QUOTED = 10  # findings of one code in one paper that are shown with their text
INDENT = 4


def render(report: Report) -> str:
    """Writes a report for a terminal of `report.width` columns."""
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_path[finding.span.path].append(finding)
    known = {paper.path for paper in report.papers}
    papers = [*report.papers, *(Summary(path) for path in by_path if path not in known)]
    lines = [line for paper in papers for line in _paper(paper, by_path.get(paper.path, []), report)]
    return "\n".join([*lines, *_closing(report), ""])


def _paper(paper: Summary, findings: list[Finding], report: Report) -> Iterator[str]:
    """A paper's own line, then its findings in the order of the text."""
    yield from _heading(paper, report)
    seen: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda finding: (finding.span.start, finding.code)):
        seen[finding.code] += 1
        if seen[finding.code] <= QUOTED + 1:
            yield ""
        yield from _finding(finding, report, full=seen[finding.code] <= QUOTED)
    for code, number in seen.items():
        if number > QUOTED:
            more = f"{number - QUOTED} more of {code} in short; all with their text: --format markdown, html or json"
            yield from ("", _paint(more, "dim", report))
    yield ""


def _heading(paper: Summary, report: Report) -> Iterator[str]:
    path, stands = visible(paper.path), standing(paper)
    title = _paint(path, "bold", report)
    if cells(path) + 2 + len(stands) <= report.width:
        yield f"{title}  {stands}"
    else:
        yield from (title, f"  {stands}")


def standing(paper: Summary) -> str:
    """Says in one line how a paper's references stand."""
    return (
        f"{plural(paper.references, 'reference')}, {paper.resolved} resolved, {paper.differ} differ, "
        f"{paper.not_found} not found, {paper.not_checked} not checked"
    )


def _finding(finding: Finding, report: Report, full: bool) -> Iterator[str]:
    span, style = finding.span, STYLES[finding.severity]
    where = f"{visible(span.path)}:{span.line}:{span.column}:"
    said = visible(sentence(finding, report.sentences[finding.code]))
    if span.page:
        said += f" (page {visible(span.page)})"
    taken = cells(where) + 1 + len(finding.code) + 1 + len(finding.severity) + 1
    first, *rest = wrapped(said, report.width - taken, report.width - INDENT)
    severity = _paint(finding.severity, style, report)
    yield f"{where} {_paint(finding.code, 'bold', report)} {severity} {first}"
    yield from (" " * INDENT + line for line in rest)
    if not full:
        return
    yield from _quoted(span, style, report, 0)
    for related in finding.related:
        yield from _related(related, report)


def _quoted(span: Span, style: str, report: Report, deeper: int) -> Iterator[str]:
    """The lines a span touches, each with its mark."""
    gutter = max(INDENT, len(str(span.end_line)) + 1) + deeper
    known = {
        number: text
        for number in range(span.line, span.end_line + 1)
        if (text := report.lines.get((span.path, number))) is not None
    }
    for quote in quotes(span, known, report.width - gutter - 3):
        number = _paint(f"{quote.line:>{gutter}} |", "dim", report)
        bar = _paint(" " * gutter + " |", "dim", report)
        yield f"{number} {quote.text}"
        yield f"{bar} {' ' * quote.indent}{_paint('^' * quote.length, style, report)}"


def _related(related: Related, report: Report) -> Iterator[str]:
    where = f"{visible(related.path)}:{related.line}:"
    first, *rest = wrapped(f"{where} {visible(related.message)}", report.width - INDENT - 4, report.width - INDENT - 4)
    yield " " * INDENT + _paint("see", "dim", report) + f" {first}"
    yield from (" " * (INDENT + 4) + line for line in rest)
    if related.span:
        yield from _quoted(related.span, STYLES[Severity.INFO], report, INDENT)


def _closing(report: Report) -> Iterator[str]:
    """What was found in all, what was left out and why, and what to do next."""
    counts = Counter(finding.severity for finding in report.findings)
    hit = len({finding.span.path for finding in report.findings})
    if report.findings:
        parts = (
            _paint(plural(counts[severity], severity), STYLES[severity] if counts[severity] else "dim", report)
            for severity in Severity
        )
        yield f"Found {', '.join(parts)} in {hit} of {plural(max(len(report.papers), hit), 'paper')}."
    else:
        yield f"Found nothing wrong in {plural(len(report.papers), 'paper')}."
    if report.suppressed:
        yield f"{report.suppressed} suppressed by configuration, comments in the papers or a baseline."
    for skipped in report.skipped:
        at = f" in {visible(skipped.path)}" if skipped.path else ""
        said = f"Not checked: {visible(skipped.what)}{at} ({skipped.count}): {visible(skipped.reason)}"
        first, *rest = wrapped(said, report.width, report.width - INDENT)
        yield from (first, *(" " * INDENT + line for line in rest))
    if report.findings:
        worst = min(RANK[severity] for severity in counts)
        codes = Counter(finding.code for finding in report.findings if RANK[finding.severity] == worst)
        command = _paint(f"citecheck explain {codes.most_common(1)[0][0]}", "bold", report)
        yield f"Next: {command} says what that means and what to do."


def plural(number: int, word: str) -> str:
    """Counts things: 1 error, 2 errors."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _paint(text: str, style: str, report: Report) -> str:
    """Colours a text, if the report may be coloured."""
    if not report.colour:
        return text
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
